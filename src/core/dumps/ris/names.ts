import type { Name } from '../../paper';
import { splitName } from '../../text/names';

const others = /^(?:and )?(?:et al\.?|others)$/i;

/** Names as RIS writes them: `Family, Given, Suffix`, or as anybody does; several in a line between semicolons. */
export function namesOf(lines: readonly string[]): Name[] {
  return lines
    .flatMap((line) => line.split(';'))
    .map((name) => name.trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && !others.test(name))
    .map(nameOf);
}

function nameOf(text: string): Name {
  // EndNote: a name that is not to be taken apart ends with a comma
  if (text.endsWith(',')) return { literal: text.replace(/[,\s]{1,100}$/, '') };
  const name = splitName(text.replace(/^,+/, ''));
  const [family = '', given = '', ...more] = text.split(',').map((part) => part.trim());
  // a comma says more than what the words look like
  const divided = name.literal !== undefined && family !== '' && given !== '' && more.length === 0;
  return divided ? { family, given } : name;
}
