import { EntryScanner } from '../dumps/bibtex/entryScanner';
import type { BibItem, ItemField, ValuePart } from '../dumps/bibtex/item';
import { foldedKey } from '../library/claims';
import { aliasAdded, fieldAdded } from './aliasField';
import { isBibtexKey } from './bibtexEntry';
import type { ChangedKeys, KeyChange, KeyEdit } from './keyChange';
import type { Span } from './span';

/** Fields by which an entry refers to others. BibLaTeX's manual, 2.2.3. */
const references = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);
/** Entries that nobody cites: they have no other names. */
const noWork = new Set(['xdata', 'set']);
const pieceSize = 65_536;

/**
 * How a .bib file changes with a key: the first entry that has it, all that refer to it, and the old key in `ids`, unless
 * another entry has that too, or it differs from the new one in case alone. Linear in the text.
 */
export function renameInBibtex(text: string, change: KeyChange): ChangedKeys {
  const entries = entriesIn(text);
  const target =
    entries.find(({ key }) => key !== '' && change.isOld(key)) ??
    entries.find((entry) => aliasesOf(entry).some(({ key }) => change.isOld(key)));
  const others = new Set(entries.flatMap((entry) => (entry === target ? [] : namesOf(entry).map(foldedKey))));
  const keepsOld = (old: string) =>
    target !== undefined &&
    !noWork.has(target.type) &&
    isBibtexKey(old) &&
    foldedKey(old) !== foldedKey(change.to) &&
    !others.has(foldedKey(old));
  const edits = [
    ...(target ? ownEdits(text, target, change, keepsOld) : []),
    ...entries.flatMap((entry) => referenceEdits(entry, change)),
  ];
  return {
    edits: edits.sort((a, b) => a.start - b.start),
    isGiven: target !== undefined,
    isTaken: others.has(foldedKey(change.to)),
  };
}

/** Those that Lectern reads: the beginning of an entry that was written twice has no key. */
function entriesIn(text: string): BibItem[] {
  const scanner = new EntryScanner();
  const items: BibItem[] = [];
  for (let at = 0; at < text.length; at += pieceSize) {
    for (const item of scanner.write(text.slice(at, at + pieceSize))) items.push(item);
  }
  for (const item of scanner.end()) items.push(item);
  const isBeginning = ({ fault, fields }: BibItem) =>
    fault?.unclosed === true && !fields.some(({ name }) => name === 'title');
  return items.filter((item) => item.kind === 'entry' && !isBeginning(item));
}

function ownEdits(
  text: string,
  entry: BibItem,
  { isOld, to }: KeyChange,
  keepsOld: (old: string) => boolean,
): KeyEdit[] {
  const { key, keyStart: start, keyEnd: end } = entry;
  const aliases = aliasesOf(entry);
  const part = aliasParts(entry).at(-1);
  if (key === '' || !isOld(key)) return aliasEdits(entry, aliases, { isOld, to }, keepsOld);
  const own = { start, end, newText: to, role: 'own' } as const;
  const isKept = aliases.some((alias) => alias.key === key);
  const before = aliases.find((alias) => alias.key === to);
  // an alias that becomes the key changes places with it
  if (before && !isKept && keepsOld(key)) return [own, { ...before, newText: key, role: 'own' }];
  if (isKept || !keepsOld(key)) return [own];
  if (part) return [own, aliasAdded(part, key)];
  if (entry.fields.some(({ name }) => name === 'ids')) return [own];
  return [{ ...own, newText: to + fieldAdded(text, entry, `ids`, key) }];
}

/** Where the old key is another name of an entry: the new one comes before it. */
function aliasEdits(
  entry: BibItem,
  aliases: readonly WrittenAlias[],
  { isOld, to }: KeyChange,
  keepsOld: (old: string) => boolean,
): KeyEdit[] {
  const old = aliases.find(({ key }) => isOld(key));
  if (!old || entry.key === to || aliases.some(({ key }) => key === to)) return [];
  return [{ start: old.start, end: old.end, newText: keepsOld(old.key) ? `${to}, ${old.key}` : to, role: 'own' }];
}

function referenceEdits(entry: BibItem, { isOld, to }: KeyChange): KeyEdit[] {
  return entry.fields.flatMap(({ name, value }) =>
    value.flatMap((part) => {
      // what a macro stands for is no key here
      if (part.kind === 'macro') return [];
      const keys = references.has(name) ? keysIn(part) : dataKeysIn(part);
      const isBare = part.kind === 'number';
      return keys
        .filter(({ key }) => isOld(key))
        .map(({ start, end }): KeyEdit => ({ start, end, newText: isBare ? `{${to}}` : to, role: 'reference' }));
    }),
  );
}

/** Of `author = {xdata=key-author-1}`, which takes a part of another entry's field, the key. BibLaTeX's manual, 3.13.6. */
function dataKeysIn({ text, start }: ValuePart): WrittenAlias[] {
  return Array.from(text.matchAll(/\bxdata[ \t]*=[ \t]*([^\s,{}]+)/g)).flatMap(({ index, 0: all, 1: named = '' }) => {
    const length = named.search(/-[a-z]+(?:-\d+)?$/);
    if (length <= 0) return [];
    const from = start + index + all.length - named.length;
    return [{ key: named.slice(0, length), start: from, end: from + length }];
  });
}

interface WrittenAlias extends Span {
  readonly key: string;
}

function namesOf(entry: BibItem): string[] {
  return [entry.key, ...aliasesOf(entry).map(({ key }) => key)].filter((key) => key !== '');
}

function aliasesOf(entry: BibItem): WrittenAlias[] {
  return aliasParts(entry).flatMap(keysIn);
}

/** The parts of `ids` that can be written to: as in reading, the first such field that says anything. */
function aliasParts({ fields }: BibItem): readonly ValuePart[] {
  const field = fields.find((one: ItemField) => one.name === 'ids' && one.value.some(({ text }) => text.trim() !== ''));
  return field?.value.filter(({ kind }) => kind === 'braced' || kind === 'quoted') ?? [];
}

function keysIn({ text, start }: ValuePart): WrittenAlias[] {
  return Array.from(text.matchAll(/[^\s,]+/g), ({ index, 0: key }) => ({
    key,
    start: start + index,
    end: start + index + key.length,
  }));
}
