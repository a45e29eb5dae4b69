import type { Paper } from '../../paper';
import { withRoom } from '../arrays/growing';
import { MOST_REPEATED } from '../miniSearch/heldWords';
import { searchedTexts } from '../words/textWords';
import { WordReader } from '../words/wordReader';

/** Counts the words of one paper after the other, as `textWords` does, by number. */
export class WordCounter {
  readonly #reader = new WordReader();
  /** The words of the last paper, each once, are the first `size` of these; beside each how often the paper has it. */
  words = new Uint32Array(0);
  counts = new Uint16Array(0);
  size = 0;
  /** By word: its place in `words` when a paper last had it. */
  #places = new Uint32Array(0);

  get numbers(): WordReader['numbers'] {
    return this.#reader.numbers;
  }

  /** Counts the words of a paper, in place of the last one's. */
  count(paper: Paper): void {
    this.size = 0;
    for (const { text, times, keepsStopWords } of searchedTexts(paper)) {
      this.#reader.read(text);
      const room = this.size + this.#reader.size;
      this.words = withRoom(this.words, room);
      this.counts = withRoom(this.counts, room);
      this.#places = withRoom(this.#places, this.numbers.size);
      this.#add(times, keepsStopWords);
    }
  }

  /** Counts the words of the text that was read last. */
  #add(times: number, keepsStopWords: boolean): void {
    const { words, counts } = this;
    const places = this.#places;
    const { words: read, size } = this.#reader;
    for (let i = 0; i < size; i++) {
      const word = read[i]!;
      if (!keepsStopWords && this.#reader.isStop(word)) continue;
      const place = places[word]!;
      if (place < this.size && words[place] === word) {
        counts[place] = Math.min(MOST_REPEATED, counts[place]! + times);
      } else {
        words[this.size] = word;
        counts[this.size] = times;
        places[word] = this.size++;
      }
    }
  }
}
