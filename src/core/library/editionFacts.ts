import type { PaperRecord } from '../paper';
import { fingerprint } from './fingerprint';
import { comparedName } from './firstAuthor';
import { byCodeUnit } from './order';

type Fact = (record: PaperRecord) => readonly string[];

/** More values than that, in all records of a work, tell nothing. */
const mostValues = 20;
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** By language, its code (ISO 639-1), then the other names that sources give it. */
const languages: ReadonlyMap<string, string> = new Map(
  [
    'en eng english american british usenglish ukenglish',
    'de deu ger german deutsch ngerman',
    'fr fra fre french francais',
    'es spa spanish espanol',
    'it ita italian italiano',
    'pt por portuguese portugues',
    'nl nld dut dutch nederlands',
    'ru rus russian',
    'pl pol polish',
    'zh zho chi chinese',
    'ja jpn japanese',
    'ko kor korean',
  ].flatMap((line) => {
    const names = line.split(' ');
    return names.map((name): [string, string] => [name, names[0]!]);
  }),
);

const facts: readonly Fact[] = [
  ({ edition }) => told(edition, editionOf),
  ({ type, volume }) => (isOneOf(type, ['book', 'report']) ? told(volume, fingerprint) : []),
  ({ type, isbn }) => (isOneOf(type, ['book']) ? isbnsIn(isbn ?? '') : []),
  ({ type, number }) => (isOneOf(type, ['report', 'patent']) ? told(number, fingerprint) : []),
  ({ translator }) => told(translator && comparedName(translator[0])?.last, (name) => name),
  ({ language }) => told(language, (name) => languages.get(fingerprint(name.split(/[-_]/, 1)[0]!)) ?? ''),
  ({ type }) => told(type, kindOf),
];

/** What tells where a part of a publication stands: each with all values that the records have, in order. */
export function placeFacts(records: readonly PaperRecord[]): readonly (readonly string[])[] {
  return valuesOf(places, records);
}

const places: readonly Fact[] = (['containerTitle', 'volumeTitle', 'volume', 'issue', 'page'] as const).map(
  (field) => (record) => told(record[field], fingerprint),
);

/**
 * What tells editions, volumes, translations and kinds of works of one title apart, by fact: edition, volume of a book or
 * report, ISBN of a book, number of a report or patent, translator, language, whether it is a thesis or a paper. Each with
 * all values that the records have, in order.
 */
export function editionFacts(records: readonly PaperRecord[]): readonly (readonly string[])[] {
  return valuesOf(facts, records);
}

/** Whether two of the same facts are told on both sides, with nothing in common. */
export function differ(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  return a.some((told, i) => {
    const others = b[i]!;
    return told.length > 0 && others.length > 0 && !told.some((value) => others.includes(value));
  });
}

function valuesOf(all: readonly Fact[], records: readonly PaperRecord[]): readonly (readonly string[])[] {
  return all.map((fact) => {
    const values = new Set(records.flatMap(fact));
    return values.size > mostValues ? [] : [...values].sort(byCodeUnit);
  });
}

/** Whether volume, number and ISBN are a work's own with one of the types, and those of what it is in with the other. */
export function countOtherwise(type: string | undefined, other: string | undefined): boolean {
  return type !== undefined && other !== undefined && type !== other && (ownNumbers.has(type) || ownNumbers.has(other));
}

const ownNumbers: ReadonlySet<string> = new Set(['book', 'report', 'patent']);

function told(text: string | undefined, written: (text: string) => string): readonly string[] {
  const value = text === undefined ? '' : written(text);
  return value === '' ? [] : [value];
}

/** What tells no type may be of any. */
function isOneOf(type: string | undefined, types: readonly string[]): boolean {
  return type === undefined || types.includes(type);
}

/** "2nd ed.", "Second Edition" and "2" are the same. */
function editionOf(text: string): string {
  const number = /\d+/.exec(text)?.[0];
  if (number !== undefined) return String(Number(number));
  const word = fingerprint(text).replace(/ed(?:ition|n)?$/, '');
  const place = ordinals.indexOf(word);
  return place < 0 ? word : String(place + 1);
}

/** Without their first three and last digits, in which ISBN-10 and ISBN-13 differ. */
function isbnsIn(text: string): readonly string[] {
  const found =
    text
      .slice(0, 1000)
      .replace(/[-\u2010-\u2013]/g, '')
      .match(/(?:97[89])?\d{9}[\dXx]/g) ?? [];
  return found.map((isbn) => isbn.slice(-10, -1));
}

function kindOf(type: string): string {
  if (type === 'thesis') return type;
  return type === 'paper-conference' || type.startsWith('article') ? 'paper' : '';
}
