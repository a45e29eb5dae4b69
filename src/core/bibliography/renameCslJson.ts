import { foldedKey } from '../library/claims';
import type { ChangedKeys, KeyChange, KeyEdit } from './keyChange';
import type { Span } from './span';

/** What names an item: for Pandoc its `id`; Better BibTeX writes `citation-key` as well. */
const names = new Set(['id', 'citation-key']);
/** Where a list of items is kept that is not the whole text. */
const lists = new Set(['items', 'references']);
const longestKey = 1000;

/** How a CSL-JSON file changes with a key: the first item that has it. The format has no other names. Linear in the text. */
export function renameInCslJson(text: string, change: KeyChange): ChangedKeys {
  const written = keysOfItems(text);
  const target = written.find(({ key }) => change.isOld(key))?.item;
  const others = written.filter(({ item }) => item !== target);
  const edits = written
    .filter(({ item, key }) => item === target && change.isOld(key))
    .map(({ start, end, isText }): KeyEdit => {
      const json = JSON.stringify(change.to);
      return { start, end, newText: isText ? json.slice(1, -1) : json, role: 'own' };
    });
  return {
    edits,
    isGiven: target !== undefined,
    isTaken: others.some(({ key }) => foldedKey(key) === foldedKey(change.to)),
  };
}

/** A key of an item, where it is written, without its quotation marks. */
interface ItemKey extends Span {
  /** Which item has it. */
  readonly item: number;
  readonly key: string;
  /** Whether it stands in quotation marks; else it is a number. */
  readonly isText: boolean;
}

/** An object or a list that is open. */
interface Frame {
  readonly isObject: boolean;
  /** Of a list: whether items are in it. */
  readonly isList: boolean;
  /** Of an object: its number, if it is an item. */
  readonly item: number | undefined;
  /** Of an object: the name of the member that is being read; undefined before a name. */
  name: string | undefined;
}

/** The keys of the items of a text: in a list, in the list of an object, or one after the other. */
function keysOfItems(text: string): ItemKey[] {
  const found: ItemKey[] = [];
  const open: Frame[] = [];
  let items = 0;
  let lists = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    const frame = open.at(-1);
    if (char === '"') {
      const end = stringEnd(text, at);
      if (frame?.isObject && frame.name === undefined) frame.name = stringAt(text, at, end);
      else addKey(frame, { start: at + 1, end, isText: true }, stringAt(text, at, end));
      at = end;
    } else if (char === '{') {
      const isItem = open.length === 0 || frame?.isList === true;
      open.push({ isObject: true, isList: false, item: isItem ? items++ : undefined, name: undefined });
    } else if (char === '[') {
      const isList = lists === 0 && (open.length === 0 || isListOf(frame));
      if (isList) lists++;
      open.push({ isObject: false, isList, item: undefined, name: undefined });
    } else if (char === ']' || char === '}') {
      if (open.pop()?.isList) lists--;
    } else if (char === ',') {
      if (frame) frame.name = undefined;
    } else if (char === '-' || (char >= '0' && char <= '9')) {
      const end = numberEnd(text, at);
      addKey(frame, { start: at, end, isText: false }, text.slice(at, Math.min(end, at + longestKey)));
      at = end - 1;
    }
  }
  return found;

  function addKey(frame: Frame | undefined, place: Span & { readonly isText: boolean }, key: string): void {
    if (frame?.item === undefined || !names.has(frame.name ?? '') || key === '') return;
    found.push({ ...place, item: frame.item, key });
  }
}

function isListOf(frame: Frame | undefined): boolean {
  return frame?.isObject === true && lists.has(frame.name ?? '');
}

/** Where the mark stands that ends a string, or the text's end. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

function numberEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && /[\w.+-]/.test(text[at]!)) at++;
  return at;
}

/** What a string says; what is longer than a key, or broken, says nothing. */
function stringAt(text: string, start: number, end: number): string {
  if (end - start > longestKey) return '';
  try {
    return String(JSON.parse(text.slice(start, end + 1)));
  } catch {
    return '';
  }
}
