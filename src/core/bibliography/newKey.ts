import { defaultCitationOptions, isCrossReference } from '../notes/citationSyntax';
import { isBibtexKey } from './bibtexEntry';

/** What somebody typed for a key: the key, or why it cannot be one, in a sentence. */
export type NewKey = { readonly key: string } | { readonly fault: string };

/** What ends a wikilink, a cluster's part or code in Markdown, and what no key needs. */
const marks = /[[\];|<>^`*$&]/;
const longest = 200;

/**
 * The key that somebody means who types it as in a note, `@key` or `@{key}`, or alone. A key that is fit can stand in every
 * bibliography and in every form of citation, if need be in braces.
 */
export function newKey(typed: string): NewKey {
  const key = bare(typed.trim());
  if (key === '') return { fault: 'A citekey cannot be empty.' };
  if (/\s/.test(key)) return { fault: `“${key}” cannot be a citekey: there is white space in it.` };
  const mark = marks.exec(key)?.[0] ?? Array.from(key).find((character) => !isBibtexKey(character));
  if (mark !== undefined)
    return { fault: `“${key}” cannot be a citekey: Pandoc and BibTeX do not both read “${mark}” in one.` };
  if (key.length > longest) return { fault: `This citekey is too long: it has more than ${longest} characters.` };
  if (isCrossReference(key, defaultCitationOptions)) {
    return { fault: `“${key}” cannot be a citekey: Quarto reads @${key} as a cross-reference.` };
  }
  if (!/^[\p{L}\p{N}_]/u.test(key)) {
    return { fault: `“${key}” cannot be a citekey: it has to begin with a letter or a digit.` };
  }
  // a row number, as EndNote writes it
  if (/^\d+$/.test(key)) return { fault: `“${key}” cannot be a citekey: it needs a letter.` };
  return { key };
}

function bare(typed: string): string {
  const [, braced] = /^@\{([^{}]*)\}$/.exec(typed) ?? [];
  return braced ?? typed.replace(/^@/, '');
}
