import type { Name } from '../../paper';
import { splitName } from '../../text/names';

const others = /^(?:and )?(?:et al\.?|others)$/i;

/** As PubMed writes names: `LeCun Y`, `van der Berg JH`. A family all in capitals may as well be a given name's initials. */
const familyFirst = /^((?:\p{Ll}{1,5} ){0,3}\p{Lu}[\p{L}'\u2019-]{0,60}\p{Ll}[\p{L}'\u2019-]{0,60}) (\p{Lu}{1,3})$/u;

/** Names as RIS writes them: `Family, Given, Suffix`, or as anybody does; several in a line between semicolons. */
export function namesOf(lines: readonly string[]): Name[] {
  return lines
    .flatMap((line) => (/^\{[^{}]*\}$/.test(line) ? [line] : line.split(';')))
    .map((name) => name.trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name) && !others.test(name))
    .map(nameOf);
}

function nameOf(text: string): Name {
  // who writes for BibTeX as well keeps a group's name together
  const kept = /^\{([^{}]+)\}$/.exec(text)?.[1]?.trim();
  if (kept !== undefined && kept !== '') return { literal: kept };
  // EndNote: a name that is not to be taken apart ends with a comma
  if (text.endsWith(',')) return { literal: text.replace(/[,\s]{1,100}$/, '') };
  const [, last, initials] = familyFirst.exec(text) ?? [];
  if (last !== undefined && initials !== undefined) return { family: last, given: initials };
  const name = splitName(text.replace(/^,+/, ''));
  const [family = '', given = '', ...more] = text.split(',').map((part) => part.trim());
  // a comma says more than what the words look like
  const divided = name.literal !== undefined && family !== '' && given !== '' && more.length === 0;
  return divided ? { family, given } : name;
}
