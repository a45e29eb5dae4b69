import MiniSearch from 'minisearch';
import type { Paper } from '../paper';
import { PaperReader, type FieldWords } from './paperReader';
import { nameWords } from './personNames';
import { stem } from './stems';
import { STOP_WORDS } from './stopWords';
import { Vocabulary } from './vocabulary';
import { foldedWords, foldTitle } from './words';

/** One way to satisfy a part of a query: papers that hold all these stems, and how much it counts beside the others. */
export interface Alternative {
  readonly stems: readonly string[];
  readonly weight: number;
}

/** A part of a query: what one typed word can stand for. A paper covers it by any of the alternatives. */
export interface Slot {
  readonly alternatives: readonly Alternative[];
}

/** What a paper scored: BM25 over the slots it covers, and the share of the query's information that these carry. */
export interface Match {
  score: number;
  /** From 0 to 1. */
  coverage: number;
}

interface Document {
  readonly id: string;
  readonly stems: readonly string[];
}

/** How often a title counts, as if it were said so many times in the abstract. */
const TITLE_REPEATED = 2;
/**
 * BM25's saturation of repetitions and normalisation of length (S. Robertson and H. Zaragoza, 2009, "The probabilistic
 * relevance framework"), and no bonus for mere presence.
 */
const BM25 = { k: 1.2, b: 0.6, d: 0 };
/** When so many papers hold the rarer words of a query, commoner words only order these. */
const ENOUGH_CANDIDATES = 400;

/**
 * The texts of a library by the stems of their words, in MiniSearch. Title and abstract are one field, so that a word
 * in both saturates once.
 */
export class TextIndex {
  /** The words of titles, abstracts, authors and keys, unstemmed. */
  readonly words = new Vocabulary();
  readonly #papers = new Map<string, Paper>();
  readonly #idsByTitle = new Map<string, string[]>();
  readonly #frequencies = new Map<string, number>();
  readonly #stems = new Map<string, string>();
  readonly #reader = new PaperReader((word) => this.stemOf(word));
  readonly #index = new MiniSearch<Document>({
    fields: ['stems'],
    // the stems go in as they are: MiniSearch asks for a text only to have it taken apart again
    stringifyField: (value: unknown) => value as string,
    tokenize: (stems: unknown) => stems as string[],
    processTerm: (stem) => stem,
    searchOptions: { bm25: BM25, tokenize: (stem) => [stem] },
  });

  get size(): number {
    return this.#papers.size;
  }

  /** The words of a paper by field; none for an unknown id. */
  read(id: string): readonly FieldWords[] {
    const paper = this.#papers.get(id);
    return paper ? this.#reader.read(paper) : [];
  }

  /** The papers whose whole title this is, but for case, spaces, marks and hyphens. */
  withTitle(folded: string): readonly string[] {
    return this.#idsByTitle.get(folded) ?? [];
  }

  /** Adds a paper, or replaces what was known under its id. */
  put(paper: Paper): void {
    if (this.#papers.get(paper.id) === paper) return;
    this.delete(paper.id);
    const words = this.#wordsOf(paper);
    const stems = words.map((word) => this.stemOf(word));
    this.#papers.set(paper.id, paper);
    this.words.add(new Set(words));
    for (const each of new Set(stems)) this.#frequencies.set(each, this.frequency(each) + 1);
    this.#index.add({ id: paper.id, stems });
    const title = foldTitle(paper.title);
    if (title) this.#idsByTitle.set(title, [...this.withTitle(title), paper.id]);
  }

  delete(id: string): void {
    const paper = this.#papers.get(id);
    if (!paper) return;
    const words = this.#wordsOf(paper);
    const stems = words.map((word) => this.stemOf(word));
    this.#papers.delete(id);
    this.#reader.forget(paper);
    this.words.delete(new Set(words));
    // removed, not discarded: discarded papers would still count in the frequencies until the next vacuum
    this.#index.remove({ id, stems });
    for (const each of new Set(stems)) {
      const frequency = this.frequency(each);
      if (frequency > 1) this.#frequencies.set(each, frequency - 1);
      else this.#frequencies.delete(each);
    }
    const title = foldTitle(paper.title);
    const namesakes = this.withTitle(title).filter((other) => other !== id);
    if (namesakes.length > 0) this.#idsByTitle.set(title, namesakes);
    else this.#idsByTitle.delete(title);
  }

  /** How many papers hold a word of this stem. */
  frequency(stemmed: string): number {
    return this.#frequencies.get(stemmed) ?? 0;
  }

  /** How much a stem tells, in nats: BM25's inverse document frequency. Above 0, also for unknown stems. */
  information(stemmed: string): number {
    const frequency = this.frequency(stemmed);
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5));
  }

  /** The stem of a folded word; words of the library are stemmed once. */
  stemOf(word: string): string {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const stemmed = stem(word);
    // words of removed papers and of queries stay behind: start over before they are many
    if (this.#stems.size > 2 * this.words.size + 10_000) this.#stems.clear();
    this.#stems.set(word, stemmed);
    return stemmed;
  }

  /** The papers that cover any slot. The slots are taken the rarest first, so that common ones need no new candidates. */
  match(slots: readonly Slot[]): Map<string, Match> {
    const rarestFirst = slots
      .map((slot) => ({ slot, information: this.#informationOf(slot) }))
      .sort((a, b) => b.information - a.information);
    const total = rarestFirst.reduce((sum, { information }) => sum + information, 0);
    const matches = new Map<string, Match>();
    for (const { slot, information } of rarestFirst) {
      const closed = matches.size >= ENOUGH_CANDIDATES;
      const coverage = information / total;
      for (const { id, score } of this.#search(slot, closed ? (id) => (matches.has(id) ? 1 : 0) : undefined)) {
        const match = matches.get(id);
        if (match) {
          match.score += score;
          match.coverage += coverage;
        } else matches.set(id, { score, coverage });
      }
    }
    return matches;
  }

  #search(slot: Slot, boostDocument: ((id: string) => number) | undefined): { id: string; score: number }[] {
    const queries = slot.alternatives.map(({ stems, weight }) => ({
      combineWith: 'AND' as const,
      queries: [...stems],
      boostTerm: () => weight / stems.length,
    }));
    const options = boostDocument ? { boostDocument } : {};
    return this.#index.search({ combineWith: 'OR', queries }, options);
  }

  #informationOf(slot: Slot): number {
    let least = Infinity;
    for (const { stems } of slot.alternatives) {
      least = Math.min(least, Math.max(...stems.map((each) => this.information(each))));
    }
    return least;
  }

  #wordsOf(paper: Paper): string[] {
    const title = foldedWords(paper.title);
    const rest = [paper.abstract, ...paper.author.flatMap(nameWords), paper.citekey].flatMap(foldedWords);
    const words = Array.from({ length: TITLE_REPEATED }, () => title).flat();
    // titles keep their stop words: some have nothing else
    for (const word of rest) if (!STOP_WORDS.has(word)) words.push(word);
    if (paper.year !== null) words.push(String(paper.year));
    return words;
  }
}
