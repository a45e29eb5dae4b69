import { bibtex } from '../dumps/bibtex';
import { EntryScanner } from '../dumps/bibtex/entryScanner';
import type { BibItem } from '../dumps/bibtex/item';
import type { PaperRecord } from '../paper';
import { isBibtexKey } from './bibtexEntry';
import { copiedEntry } from './copiedEntry';

/** An entry of a text that somebody pastes. */
export interface PastedEntry {
  /** Its key is one that can stand in a .bib file; two entries may have the same. */
  readonly record: PaperRecord & { readonly citekey: string };
  /** The other entries of the text that it takes fields from. */
  readonly parents: readonly PastedEntry[];
  /** The entry under a key, otherwise as it is written, with line feeds, and without the text's macros. */
  readonly written: (citekey: string) => string | undefined;
}

/** What a text holds that is BibTeX. */
export interface PastedText {
  /** In their order; at least one. */
  readonly entries: readonly PastedEntry[];
  /** Whether there is nothing else in it, but macros that stand in the entries as well: it is not lost in their place. */
  readonly isAll: boolean;
}

/** More entries than these are a library, and nothing to cite in one place. */
const mostEntries = 30;

/** The entries of a text that is BibTeX. Undefined where it is not, or not all of it is whole. */
export function pastedEntries(pasted: string): PastedText | undefined {
  const text = pasted.replace(/\r\n?/g, '\n');
  if (!bibtex.recognises(text)) return undefined;
  const items = itemsIn(text);
  const pieces = distinctPieces(text, items);
  if (!pieces) return undefined;
  const entries = entriesOf(pieces);
  return entries && { entries, isAll: isAll(text, items) };
}

function itemsIn(text: string): BibItem[] {
  const scanner = new EntryScanner();
  return [...scanner.write(text), ...scanner.end()];
}

/** Whether only blanks are around entries and macros. */
function isAll(text: string, items: readonly BibItem[]): boolean {
  let at = 0;
  for (const { kind, start, end } of items) {
    if ((kind !== 'entry' && kind !== 'string') || text.slice(at, start).trim() !== '') return false;
    at = end;
  }
  return text.slice(at).trim() === '';
}

/** An item of a text, by itself. */
interface Piece {
  readonly item: BibItem;
  readonly text: string;
  /** The key that it has in place of its own one, which another entry has, too. */
  readonly key: string;
}

/** The items, each entry once, and each under another key. Undefined where they are too many. */
function distinctPieces(text: string, items: readonly BibItem[]): Piece[] | undefined {
  const pieces = new Map<string, Piece>();
  const keys = new Set<string>();
  let entries = 0;
  for (const item of items) {
    const { kind, start, end, keyStart, keyEnd } = item;
    const own = text.slice(start, end);
    if (pieces.has(own)) continue;
    let { key } = item;
    if (kind === 'entry' && ++entries > mostEntries) return undefined;
    while (kind === 'entry' && keys.has(key)) key += `:${entries}`;
    keys.add(key);
    const isOwn = key === item.key;
    pieces.set(own, { item, key, text: isOwn ? own : text.slice(start, keyStart) + key + text.slice(keyEnd, end) });
  }
  return [...pieces.values()];
}

function entriesOf(pieces: readonly Piece[]): PastedEntry[] | undefined {
  // each on a line of its own
  const text = pieces.map((piece) => piece.text).join('\n');
  const entries = new Map<string, PastedEntry & { readonly parents: PastedEntry[] }>();
  const reading = bibtex.start('');
  for (const readings of [reading.write(text), reading.end()]) {
    for (const one of readings) {
      if ('problem' in one) return undefined;
      const { citekey, source } = one.record;
      const own = pieces.find(({ key }) => key === citekey)?.item.key;
      if (citekey === undefined || own === undefined || !isBibtexKey(own)) return undefined;
      const place = { line: source.line, keys: [citekey] };
      const record = { ...one.record, citekey: own };
      entries.set(citekey, { record, parents: [], written: (key) => copiedEntry(text, place, key) });
    }
  }
  for (const { item, key } of pieces) {
    const parents = parentKeys(item).flatMap((parent) => entries.get(parent) ?? []);
    entries.get(key)?.parents.push(...parents);
  }
  // those that wait for their parents come out later
  const ordered = pieces.flatMap(({ key }) => entries.get(key) ?? []);
  return ordered.length === 0 ? undefined : ordered;
}

function parentKeys({ kind, key, fields }: BibItem): string[] {
  if (kind !== 'entry') return [];
  const named = fields.filter(({ name }) => name === 'crossref' || name === 'xdata');
  const keys = named.flatMap(({ value }) =>
    value
      .map(({ text }) => text)
      .join('')
      .split(','),
  );
  return keys.map((one) => one.trim()).filter((one) => one !== key);
}
