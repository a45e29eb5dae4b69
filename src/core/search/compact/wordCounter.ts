import type { Paper } from '../../paper';
import { withRoom } from '../growing';
import { MOST_REPEATED } from '../heldWords';
import { STOP_WORDS } from '../stopWords';
import { searchedTexts } from '../textWords';
import { readWords } from '../words';
import { WordNumbers } from '../wordNumbers';

/** Counts the words of one paper after the other, as `textWords` does, by number. */
export class WordCounter {
  readonly numbers = new WordNumbers();
  /** The words of the last paper, each once, are the first `size` of these. */
  found = new Uint32Array(0);
  size = 0;
  /** By word: how often the last paper has it. */
  counts = new Uint16Array(0);
  /** By word: 2 for a stop word, 1 for others, 0 before anybody has asked. */
  #stops = new Uint8Array(0);

  /** Counts the words of a paper, in place of the last one's. */
  count(paper: Paper): void {
    for (let i = 0; i < this.size; i++) this.counts[this.found[i]!] = 0;
    this.size = 0;
    for (const { text, times, keepsStopWords } of searchedTexts(paper)) {
      const add = (number: number) => this.#add(number, times, keepsStopWords);
      readWords(text, {
        plain: (start, end) => add(this.numbers.numberAt(text, start, end)),
        other: ({ word }) => add(this.numbers.numberOf(word)),
      });
    }
  }

  #add(number: number, times: number, keepsStopWords: boolean): void {
    if (number >= this.#stops.length) {
      this.counts = withRoom(this.counts, number + 1);
      this.found = withRoom(this.found, number + 1);
      this.#stops = withRoom(this.#stops, number + 1);
    }
    const before = this.counts[number]!;
    if (this.#isStop(number) && !keepsStopWords) return;
    if (before === 0) this.found[this.size++] = number;
    this.counts[number] = Math.min(MOST_REPEATED, before + times);
  }

  #isStop(number: number): boolean {
    if (this.#stops[number] === 0) this.#stops[number] = STOP_WORDS.has(this.numbers.words[number]!) ? 2 : 1;
    return this.#stops[number] === 2;
  }
}
