import type { Name } from '../paper';

/** The parts of a person's name that a query can match, the family name first. */
export function nameWords(name: Name): string[] {
  return [name.family, name.literal, name.given].filter((part) => part !== undefined);
}
