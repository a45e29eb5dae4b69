import { bibtex } from '../dumps/bibtex';
import type { PaperRecord } from '../paper';
import { isBibtexKey } from './bibtexEntry';
import { copiedEntry } from './copiedEntry';

/** An entry of a text that somebody pastes. */
export interface PastedEntry {
  /** Its key is one that can stand in a .bib file. */
  readonly record: PaperRecord & { readonly citekey: string };
  /** The entry under a key, otherwise as it is written, with line feeds, and without the text's macros. */
  readonly written: (citekey: string) => string | undefined;
}

/** More entries than these are a library, and nothing to cite in one place. */
const mostEntries = 30;

/** The entries of a text that is BibTeX. Undefined where it is not, or not all of it is whole. */
export function pastedEntries(pasted: string): readonly PastedEntry[] | undefined {
  const text = pasted.replace(/\r\n?/g, '\n');
  if (!bibtex.recognises(text)) return undefined;
  const entries: PastedEntry[] = [];
  const reading = bibtex.start('');
  for (const readings of [reading.write(text), reading.end()]) {
    for (const one of readings) {
      if ('problem' in one || entries.length === mostEntries) return undefined;
      const { record } = one;
      const { citekey, source } = record;
      if (citekey === undefined || !isBibtexKey(citekey)) return undefined;
      const place = { line: source.line, keys: [citekey] };
      entries.push({ record: { ...record, citekey }, written: (key) => copiedEntry(text, place, key) });
    }
  }
  return entries.length === 0 ? undefined : entries;
}
