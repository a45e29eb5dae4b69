import type { BibliographyFormat } from './format';

/** A key where it is written in a line of a bibliography. Characters are counted from 0, in UTF-16 units. */
export interface WrittenKey {
  readonly key: string;
  readonly character: number;
  readonly endCharacter: number;
  /** Whether the record has this key, or refers to another one by it. */
  readonly role: 'own' | 'reference';
}

interface Form {
  /** Everything before the keys, the keys. */
  readonly written: RegExp;
  readonly role: WrittenKey['role'];
}

const forms: Readonly<Record<BibliographyFormat, readonly Form[]>> = {
  bibtex: [
    {
      written: /^([ \t]*@[ \t]*(?!(?:comment|string|preamble)\b)[a-z][\w-]{0,40}[ \t]*[{(][ \t]*)([^\s,{}]+)/i,
      role: 'own',
    },
    { written: /(\bids[ \t]*=[ \t]*[{"])([^{}"=]+)/i, role: 'own' },
    { written: /(\b(?:crossref|xdata|xref|related|entryset)[ \t]*=[ \t]*[{"])([^{}"=]+)/i, role: 'reference' },
  ],
  'csl-json': [{ written: /("(?:id|citation-key)"[ \t]*:[ \t]*")([^"\\]+)/, role: 'own' }],
  'csl-yaml': [{ written: /^([\s-]*(?:id|citation-key):[ \t]+["']?)([^\s"']+)/, role: 'own' }],
  ris: [{ written: /^(ID {2}- *)(\S+)/, role: 'own' }],
};

/** A file may be all one line: so much is looked at around a place. */
const nearby = 1000;

/**
 * The keys that are written in a line of a bibliography near a place, in their order: those of records, their aliases, and
 * those by which one refers to another. It looks at the line alone, so that a file of any size costs the same.
 */
export function writtenKeys(format: BibliographyFormat, line: string, character: number): WrittenKey[] {
  const first = Math.max(0, character - nearby);
  const near = line.slice(first, character + nearby);
  // BibTeX has lists of keys
  const one = format === 'bibtex' ? /[^\s,]+/g : /.+/g;
  return forms[format].flatMap(({ written, role }) =>
    [...near.matchAll(new RegExp(written, `${written.flags}g`))].flatMap(({ index, 1: before = '', 2: keys = '' }) => {
      const start = first + index + before.length;
      return [...keys.matchAll(one)].map(({ index: at, 0: key }) => ({
        key,
        character: start + at,
        endCharacter: start + at + key.length,
        role,
      }));
    }),
  );
}

/** The key at a place of a line; touching either end counts. */
export function writtenKeyAt(format: BibliographyFormat, line: string, character: number): WrittenKey | undefined {
  return writtenKeys(format, line, character).find(
    (written) => written.character <= character && character <= written.endCharacter,
  );
}

/** Where the key of the first BibTeX entry that has it stands in a text. */
export function entryKeyOffset(text: string, key: string): number | undefined {
  if (key === '') return undefined;
  const literal = key.replace(/[^\p{L}\p{N}_]/gu, (mark) => `\\u{${mark.codePointAt(0)!.toString(16)}}`);
  const entry = new RegExp(`@[ \\t]*[A-Za-z][\\w-]{0,40}\\s*[{(]\\s*(?=${literal}(?:[\\s,})]|$))`, 'u');
  const found = entry.exec(text);
  return found ? found.index + found[0].length : undefined;
}
