import { bibliographyFormat, type BibliographyFormat } from '../bibliography/format';
import { findingsOf, type Draft } from './draft';
import type { Finding, Severities } from './finding';
import type { TextRange } from '../notes/citations';

/** Where a record names itself, up to its key. */
const entries: Readonly<Record<BibliographyFormat, RegExp>> = {
  bibtex: /^[ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)[a-z][\w-]*\s{0,9}[{(]\s{0,9}(?=[^\s,{}()"#%]+\s*,)/gim,
  'csl-json': /"id"\s{0,9}:\s{0,9}"(?=[^"\\\n]+")/g,
  'csl-yaml': /^[ \t]*(?:-[ \t]+)?id:[ \t]+["']?(?=[^\s"'#])/gm,
  ris: /^ID {2}-[ \t]*(?=\S)/gm,
};
const keys: Readonly<Record<BibliographyFormat, RegExp>> = {
  bibtex: /[^\s,{}()"#%]+/y,
  'csl-json': /[^"\\\n]+/y,
  'csl-yaml': /[^\s"'#]+/y,
  ris: /\S+/y,
};
/** Fields by which an entry of BibTeX uses others. */
const uses = /^[ \t,]*(?:crossref|xdata|xref|entryset|related)\s{0,9}=\s{0,9}[{"]([^{}"\n]*)[}"]/gim;

/**
 * The entries of a bibliography that nothing cites; an entry that another one takes its fields from is not reported.
 * @param file the name of the file, whose ending tells the format; of other files nothing is said
 * @param isUncited whether the file gives a key, as far as it is read, and no note cites what that names: what looks like a
 * record's key need not be one
 */
export function checkBibliography(
  text: string,
  file: string,
  isUncited: (key: string) => boolean,
  severities: Severities,
): Finding[] {
  const format = bibliographyFormat(file);
  if (format === undefined || severities['uncited-entry'] === 'off') return [];
  const used = new Set(format === 'bibtex' ? usedEntries(text) : []);
  const drafts = entryKeys(text, format).flatMap(({ key, ...range }): Draft[] => {
    if (used.has(key.toLowerCase()) || !isUncited(key)) return [];
    return [{ ...range, code: 'uncited-entry', message: `No note cites @${key}.`, key, fixes: [] }];
  });
  return findingsOf(text, drafts, severities);
}

function entryKeys(text: string, format: BibliographyFormat): (TextRange & { readonly key: string })[] {
  return Array.from(text.matchAll(entries[format]), (match) => {
    const start = match.index + match[0].length;
    const word = new RegExp(keys[format]);
    word.lastIndex = start;
    const key = word.exec(text)?.[0] ?? '';
    return { key, start, end: start + key.length };
  });
}

function usedEntries(text: string): string[] {
  return Array.from(text.matchAll(uses), ([, named]) => named!.split(',')).flatMap((names) =>
    names.map((name) => name.trim().toLowerCase()),
  );
}
