import type { Name } from '../../paper';

/** The parts of a person's name that a query can match, the family name first. */
export function nameWords(name: Name): string[] {
  const { family, literal, given, nonDroppingParticle, droppingParticle } = name;
  return [family, literal, given, nonDroppingParticle, droppingParticle].filter((part) => part !== undefined);
}
