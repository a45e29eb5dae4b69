import { cslOf } from '../dumps/csl';
import type { Description } from '../paper';
import { bibtexEntry } from './bibtexEntry';
import { bibtexInsertion } from './bibtexFile';
import { cslJsonInsertion, type JsonItem } from './cslJsonFile';
import { cslYamlInsertion } from './cslYamlFile';
import { byteOffset, decodeFile, encodeText, lineEnding } from './fileText';
import type { BibliographyFormat } from './format';
import { atEnd, type Insertion } from './insertion';
import { risEntry } from './risEntry';

/** A paper that goes into a bibliography, under the key that the notes cite it by. */
export interface CitedPaper {
  readonly citekey: string;
  readonly paper: Description;
  /** Its entry as a .bib file has it already, under this key: then nothing of it is lost. */
  readonly entry?: string;
}

/** Bytes that were put into a file, and where. */
export interface Addition {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/**
 * What is to be put into a bibliography so that it has these papers too, all else of it untouched.
 * @returns undefined where the file is not what its name says, so that there is no place for them
 */
export function appendTo(
  format: BibliographyFormat,
  bytes: Uint8Array,
  papers: readonly CitedPaper[],
): Addition | undefined {
  const file = decodeFile(bytes);
  const insertion = insertionInto(format, file.text, papers, file.encoding === 'single-byte');
  if (!insertion) return undefined;
  const at = byteOffset(file, bytes, insertion.at);
  const text = insertion.text.replaceAll('\n', lineEnding(file.text));
  return at === undefined ? undefined : { at, bytes: encodeText(text, file.encoding) };
}

/** The same for a text that is open in an editor. */
export function insertionInto(
  format: BibliographyFormat,
  text: string,
  papers: readonly CitedPaper[],
  ascii = false,
): Insertion | undefined {
  const items = () => papers.map(cslItem);
  switch (format) {
    case 'bibtex': {
      const entries = papers.map(({ citekey, paper, entry }) => entry ?? bibtexEntry(citekey, paper));
      return bibtexInsertion(text, entries, ascii);
    }
    case 'csl-json':
      return cslJsonInsertion(text, items(), ascii);
    case 'csl-yaml':
      return cslYamlInsertion(text, items(), ascii);
    case 'ris':
      return atEnd(
        text,
        papers.map(({ citekey, paper }) => risEntry(citekey, paper)),
      );
  }
}

/** What names a paper comes first, as one looks for it. */
function cslItem({ citekey, paper }: CitedPaper): JsonItem {
  const { id, type, title, ...rest } = cslOf({ ...paper, citekey });
  return { id, type, title, ...rest };
}

/** A file with an addition in its place. */
export function inserted(bytes: Uint8Array, addition: Addition): Uint8Array {
  const all = new Uint8Array(bytes.length + addition.bytes.length);
  all.set(bytes.subarray(0, addition.at));
  all.set(addition.bytes, addition.at);
  all.set(bytes.subarray(addition.at), addition.at + addition.bytes.length);
  return all;
}
