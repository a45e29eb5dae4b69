import type { Paper } from '../paper';
import { best } from './best';
import { completionEntry, fieldOf, splitKey, type CompletionEntry } from './completionEntry';
import type { Field, Hit } from './engine';
import { Vocabulary } from './vocabulary';
import { foldTitle, wordsIn } from './words';

/** What one typed word can be: whole words of the library, or the beginnings of words. */
interface Reading {
  readonly words: readonly string[];
  readonly beginnings: readonly string[];
}

/** Each kind of match ranks above all of the next; within one kind, what is told by less than a step decides. */
const STEP = { wholeTitle: 7, wholeKey: 6, key: 5, name: 4, title: 3, words: 2, corrected: 1 };

/** What has more words is no title any more: only keys and whole titles are looked for. */
const MOST_WORDS = 40;
/** Corrections are tried for words from this length on, one word a query. */
const SHORTEST_CORRECTED = 4;
/** Parts of this length make up a word that is known in one piece as well: frame + work, but not net + work. */
const SHORTEST_PART = 4;
/**
 * A half-typed word that so few papers go on from is rather a slip of one that is this many times as frequent: minma of
 * minima, though minmax begins so.
 */
const RARE = 2;
const TIMES_AS_FREQUENT = 3;

/**
 * Papers by what one types of them while writing: keys, and the words of titles, authors and years. All typed words must
 * match. An index of its own, because a single letter matches thousands of papers: rows are made for the best only.
 */
export class Completion {
  readonly #entries = new Map<string, CompletionEntry>();
  readonly #byWord = new Map<string, CompletionEntry[]>();
  readonly #byKey = new Map<string, CompletionEntry[]>();
  readonly #byTitle = new Map<string, CompletionEntry[]>();
  readonly #words = new Vocabulary();
  readonly #keys = new Vocabulary();

  /** Adds a paper, or replaces what was known under its id. */
  put(paper: Paper): void {
    if (this.#entries.get(paper.id)?.paper === paper) return;
    this.delete(paper.id);
    const entry = completionEntry(paper);
    this.#entries.set(entry.id, entry);
    this.#words.add(entry.words);
    for (const word of entry.words) append(this.#byWord, word, entry);
    append(this.#byTitle, entry.title, entry);
    const keys = new Set(entry.keys);
    this.#keys.add(keys);
    for (const key of keys) append(this.#byKey, key, entry);
  }

  delete(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#words.delete(entry.words);
    for (const word of entry.words) drop(this.#byWord, word, entry);
    drop(this.#byTitle, entry.title, entry);
    const keys = new Set(entry.keys);
    this.#keys.delete(keys);
    for (const key of keys) drop(this.#byKey, key, entry);
  }

  /** The best papers for what was typed; none when any of its words stopped matching. */
  suggest(typed: string, limit: number): Hit[] {
    const run = foldTitle(typed);
    if (!run) return [];
    const all = plainWords(typed);
    const words = all.length > MOST_WORDS ? [] : all;
    const open = /[\p{L}\p{N}\p{M}]$/u.test(typed);
    const spellings = [...this.#spellings(words, open)];
    const found = new Map<CompletionEntry, readonly Reading[]>();
    const named = [...(this.#byTitle.get(run) ?? []), ...this.#withKey(run)];
    for (const entry of named) found.set(entry, spellings[0]!);
    // a letter or two begin more words than keys, but all keys come first
    if (found.size < limit) for (const readings of spellings) this.#findAll(readings, found);
    const corrected = new Map<CompletionEntry, readonly Reading[]>();
    const corrections = found.size === 0 ? this.#corrections(typed, words, open) : this.#besideRare(words, open);
    // there is room below what matches as it stands
    if (found.size < limit) {
      for (const readings of corrections) {
        this.#findAll(readings, corrected);
        if (corrected.size > 0) break;
      }
    }
    for (const entry of found.keys()) corrected.delete(entry);
    const candidates = [...ranked(found, run, STEP.words), ...ranked(corrected, run, STEP.corrected)];
    return best(candidates, limit).map(({ id, score, entry, readings }) => hit(id, score, entry, readings, run));
  }

  #withKey(run: string): CompletionEntry[] {
    return this.#keys.startingWith(run).flatMap((key) => this.#byKey.get(key) ?? []);
  }

  /** Finds the entries that have a word for each reading: looks at those of the rarest, and checks the others there. */
  #findAll(readings: readonly Reading[], found: Map<CompletionEntry, readonly Reading[]>): void {
    let rarest: { lists: (readonly CompletionEntry[])[]; size: number } | undefined;
    for (const { words, beginnings } of readings) {
      const all = new Set([...words, ...beginnings.flatMap((beginning) => this.#words.startingWith(beginning))]);
      const lists = [...all].map((word) => this.#byWord.get(word) ?? []);
      const size = lists.reduce((sum, list) => sum + list.length, 0);
      if (!rarest || size < rarest.size) rarest = { lists, size };
    }
    for (const list of rarest?.lists ?? []) {
      for (const entry of list) {
        if (!found.has(entry) && readings.every((each) => placeOf(entry, each) >= 0)) found.set(entry, readings);
      }
    }
  }

  /** The words as typed, two of them in one piece, one of them in two: all are meant as well. */
  *#spellings(words: readonly string[], open: boolean): Generator<readonly Reading[]> {
    const last = words.length - 1;
    const plain = words.map((word, i) => reading(word, open && i === last));
    yield plain;
    for (let i = 0; i < last; i++) {
      const joined = words[i]! + words[i + 1]!;
      const half = open && i + 1 === last;
      if (this.#knows(joined, half)) yield plain.toSpliced(i, 2, reading(joined, half));
    }
    for (const [i, word] of words.entries()) {
      const half = open && i === last;
      const shortest = this.#knows(word, half) ? SHORTEST_PART : 2;
      const parts = this.#words.split(word, shortest, (part, isTail) => this.#knows(part, half && isTail));
      if (parts) yield plain.toSpliced(i, 1, reading(parts[0], false), reading(parts[1], half));
    }
  }

  /** What else may have been meant: the words of a key, or one word misspelt. The likeliest first. */
  *#corrections(typed: string, words: readonly string[], open: boolean): Generator<readonly Reading[]> {
    const last = words.length - 1;
    const plain = words.map((word, i) => reading(word, open && i === last));
    const apart = plainWords(splitKey(typed));
    if (apart.length > words.length) yield apart.map((word, i) => reading(word, open && i === apart.length - 1));
    const places = [...words.keys()].filter((i) => words[i]!.length >= SHORTEST_CORRECTED);
    const strangers = places.filter((i) => !this.#knows(words[i]!, open && i === last));
    // a rare word is likelier a slip than the others
    if (strangers.length === 0) yield* this.#besideRare(words, open);
    // two words that nobody knows are no slip; a known word can be a slip only beside others
    for (const i of strangers.length === 1 ? strangers : strangers.length === 0 && last > 0 ? places : []) {
      yield plain.with(i, { words: this.#words.near(words[i]!), beginnings: [] });
      if (open && i === last) yield plain.with(i, { words: [], beginnings: this.#words.nearBeginnings(words[i]!) });
    }
  }

  /**
   * The last word as a slip, where it is close to a frequent word. It may be the beginning of a rare word as well, or two
   * short words: super + ir for superior.
   */
  *#besideRare(words: readonly string[], open: boolean): Generator<readonly Reading[]> {
    const typed = words.at(-1) ?? '';
    if (!open || typed.length < SHORTEST_CORRECTED || this.#words.frequency(typed) > 0) return;
    const held = this.#words.startingWith(typed).reduce((sum, word) => sum + this.#words.frequency(word), 0);
    if (held > RARE) return;
    const enough = TIMES_AS_FREQUENT * Math.max(1, held);
    const meant = this.#words.near(typed).filter((word) => this.#words.frequency(word) >= enough);
    if (meant.length === 0) return;
    yield words.map((word, i) => (i < words.length - 1 ? reading(word, false) : { words: meant, beginnings: [] }));
  }

  #knows(word: string, half: boolean): boolean {
    return half ? this.#words.begins(word) : this.#words.frequency(word) > 0;
  }
}

function reading(word: string, open: boolean): Reading {
  return open ? { words: [], beginnings: [word] } : { words: [word], beginnings: [] };
}

/** The typed words, without the joined forms. */
function plainWords(typed: string): string[] {
  return wordsIn(typed).flatMap(({ word, parts }) => (parts === undefined ? [word] : []));
}

/** Which of the entry's words satisfies the reading first, or -1. */
function placeOf({ words }: CompletionEntry, { words: whole, beginnings }: Reading): number {
  return words.findIndex((word) => whole.includes(word) || beginnings.some((beginning) => word.startsWith(beginning)));
}

function* ranked(
  found: ReadonlyMap<CompletionEntry, readonly Reading[]>,
  run: string,
  wordStep: number,
): Generator<{ id: string; score: number; entry: CompletionEntry; readings: readonly Reading[] }> {
  for (const [entry, readings] of found) {
    yield { id: entry.id, score: stepOf(entry, run, wordStep) + closeness(entry, run, readings), entry, readings };
  }
}

function stepOf(entry: CompletionEntry, run: string, wordStep: number): number {
  if (entry.title === run) return STEP.wholeTitle;
  if (entry.keys.includes(run)) return STEP.wholeKey;
  if (entry.keys.some((key) => key.startsWith(run))) return STEP.key;
  if (entry.name === run) return STEP.name;
  if (entry.title.startsWith(run)) return STEP.title;
  return wordStep;
}

/** From 0 to below 1: how much of the title was typed, and whether its words come early in it. */
function closeness(entry: CompletionEntry, run: string, readings: readonly Reading[]): number {
  const typed = Math.min(1, run.length / (entry.title.length + 1));
  let early = 0;
  for (const each of readings) {
    const place = placeOf(entry, each);
    if (place >= 0 && place < entry.titleWords) early += 1 / (1 + place / 4);
  }
  return 0.45 * typed + (readings.length > 0 ? (0.45 * early) / readings.length : 0);
}

function hit(id: string, score: number, entry: CompletionEntry, readings: readonly Reading[], run: string): Hit {
  const terms = new Set<string>();
  const fields = new Set<Field>();
  if (entry.keys.some((key) => key.startsWith(run))) fields.add('citekey');
  for (const { words, beginnings } of readings) {
    for (const [n, word] of entry.words.entries()) {
      if (!words.includes(word) && !beginnings.some((beginning) => word.startsWith(beginning))) continue;
      terms.add(word);
      const field = fieldOf(entry, n);
      if (field) fields.add(field);
    }
  }
  return { id, score, terms: [...terms], fields: [...fields] };
}

function append(lists: Map<string, CompletionEntry[]>, word: string, entry: CompletionEntry): void {
  const list = lists.get(word);
  if (list) list.push(entry);
  else lists.set(word, [entry]);
}

function drop(lists: Map<string, CompletionEntry[]>, word: string, entry: CompletionEntry): void {
  const list = lists.get(word);
  if (!list) return;
  const last = list.pop();
  // order within a list means nothing
  if (last && last !== entry) list[list.indexOf(entry)] = last;
  if (list.length === 0) lists.delete(word);
}
