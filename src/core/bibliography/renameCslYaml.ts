import { YamlItems } from '../dumps/yaml/yamlItems';
import { foldedKey } from '../library/claims';
import { readItemKeys } from '../text/yamlKeys';
import type { ChangedKeys, KeyChange, KeyEdit } from './keyChange';
import type { Span } from './span';

/** What may name an item, somewhere in it: only items that have a key in question are parsed. */
const mayName = /(?:id|citation-key)["']?[ \t]*:[ \t]*["']?([^\s"',}]+)/g;
/** A key that YAML takes for a text, and for this one, without quotation marks. */
const plain = /^\p{L}[\p{L}\p{M}\p{N}_./+-]*$/u;
const otherThanText = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * How a CSL-YAML file, or a note's front matter with references, changes with a key: the first item that has it. The format
 * has no other names.
 */
export function renameInCslYaml(text: string, change: KeyChange): ChangedKeys {
  const isInQuestion = (key: string) => change.isOld(key) || foldedKey(key) === foldedKey(change.to);
  const written = keysOfItems(text, isInQuestion);
  const target = written.find(({ key }) => change.isOld(key))?.item;
  const own = written.filter(({ item, key }) => item === target && change.isOld(key));
  return {
    edits: own.map((key) => edit(text, key, change.to)),
    isGiven: target !== undefined,
    isTaken: written.some(({ item, key }) => item !== target && foldedKey(key) === foldedKey(change.to)),
  };
}

interface ItemKey extends Span {
  /** Which item has it. */
  readonly item: number;
  readonly key: string;
}

function keysOfItems(text: string, isInQuestion: (key: string) => boolean): ItemKey[] {
  const items = new YamlItems('references');
  const starts: number[] = [];
  const found: ItemKey[] = [];
  let count = 0;
  const take = (taken: ReturnType<YamlItems['end']>) => {
    for (const item of taken) {
      // where a dash was mended, places are others
      const isSound = !item.mended && !item.repeated;
      if (!isSound || !Array.from(item.text.matchAll(mayName)).some(([, key = '']) => isInQuestion(key))) continue;
      const first = count;
      for (const { key, element, ...place } of readItemKeys(item.text, item.brackets)) {
        count = Math.max(count, first + element + 1);
        const start = starts[item.line - 1 + place.line]! + place.column;
        const end = start + place.end - place.start;
        if (text.slice(start, end) === item.text.slice(place.start, place.end))
          found.push({ key, item: first + element, start, end });
      }
    }
  };
  for (const line of linesOf(text)) {
    starts.push(line.start);
    take(items.write({ text: text.slice(line.start, line.end), number: starts.length }));
  }
  take(items.end());
  return found;
}

function* linesOf(text: string): Generator<Span> {
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) {
    yield { start, end: index };
    start = index + ending.length;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** The key alone; quotation marks stay, or come where the new key needs them. */
function edit(text: string, { start, end }: ItemKey, to: string): KeyEdit {
  const isQuoted = /^(["'])[^]*\1$/.test(text.slice(start, end));
  if (isQuoted) return { start: start + 1, end: end - 1, newText: to, role: 'own' };
  return { start, end, newText: plain.test(to) && !otherThanText.test(to) ? to : `"${to}"`, role: 'own' };
}
