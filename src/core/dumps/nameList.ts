import type { Name } from '../paper';
import { splitName } from '../text/names';

const others = /^(?:et al\.?|others)$/i;
const initials = /^(?:\p{Lu}\.?[ -]?){1,4}$/u;

/**
 * The names of a line: between semicolons, or commas and "and", as people write them; `Lovelace, A., Babbage, C.`; or a
 * list in brackets and quotes, as programs print one. Without what stands in parentheses.
 */
export function namesIn(line: string): Name[] {
  const bare = line
    .replace(/\([^()]*\)/g, ' ')
    .replace(/,? et al\.?(?!\p{L})/giu, '')
    .replace(/^\s*\[(.*)\]\s*$/, '$1');
  const parts = bare.includes(';') ? bare.split(';') : paired(bare.split(/,| and | & /));
  return parts
    .map((part) => part.replace(/^[\s'"“”*]*(?:and )?|[\s'"“”*]{1,20}$/g, ''))
    .filter((part) => /\p{L}/u.test(part) && !others.test(part))
    .map(splitName)
    .filter((name) => Object.keys(name).length > 0);
}

/** Family names with the initials after them, where every second part is such. */
function paired(parts: readonly string[]): readonly string[] {
  const isPaired = parts.length % 2 === 0 && parts.every((part, i) => initials.test(part.trim()) === (i % 2 === 1));
  if (!isPaired) return parts;
  return parts.flatMap((part, i) => (i % 2 === 0 ? [`${part}, ${parts[i + 1]!}`] : []));
}
