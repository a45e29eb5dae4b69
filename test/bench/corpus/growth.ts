// How a library's words grow with it: Heaps' law for their number, topics that prefer what they have spoken of before.
import { academicWords, functionWords } from './lexicon';
import { below, type Random } from './random';
import { newTerm, WordMaker } from './wordMaker';

/** Heaps' law: so many different words in a text of n words (`factor` n^`exponent`), as abstracts on arXiv have them. */
const heaps = { factor: 8, exponent: 0.58 };
/** What was written before the first paper, and the terms of it. */
const before = { words: 60_000, terms: 2500 };
/** A new topic takes so many terms from others. */
const inherited = 60;
/** The last so many uses of terms are remembered, of a topic and of all of them. */
const remembered = { topic: 2048, all: 1 << 20 };
/** Chinese restaurant process with discount (J. Pitman, M. Yor, 1997): how readily a new topic is begun. */
const topics = { concentration: 15, discount: 0.4 };

/** The last uses of terms, in a ring. */
class Uses {
  readonly #ring: Int32Array;
  #count = 0;

  constructor(size: number) {
    this.#ring = new Int32Array(size);
  }

  add(term: number): void {
    this.#ring[this.#count++ % this.#ring.length] = term;
  }

  /** A term, the likelier the more often it was used; undefined when there is none yet. */
  pick(next: Random): number | undefined {
    const { length } = this.#ring;
    return this.#count === 0 ? undefined : this.#ring[below(next, Math.min(this.#count, length))];
  }
}

/** The terms of one field of research. */
export class Topic {
  readonly uses = new Uses(remembered.topic);
}

/** All terms that a library has come to, and its topics. Terms are one word, or two that belong together. */
export class Growth {
  readonly #terms: string[] = [];
  readonly #uses = new Uses(remembered.all);
  #topicCount = 0;
  /** The topic of each paper. */
  readonly #papers: Topic[] = [];
  readonly #maker = new WordMaker([...academicWords, ...functionWords]);
  readonly #known = new Set<string>([...academicWords, ...functionWords]);
  #words = before.words;

  constructor(private readonly next: Random) {
    for (let i = 0; i < before.terms; i++) this.#uses.add(this.#newTerm());
  }

  /** The topic of the next paper. */
  nextTopic(): Topic {
    const { next } = this;
    const { concentration, discount } = topics;
    const isNew = next() * (this.#papers.length + concentration) < concentration + discount * this.#topicCount;
    const topic = isNew ? this.#newTopic() : this.#papers[below(next, this.#papers.length)]!;
    this.#papers.push(topic);
    return topic;
  }

  /** @param words how many words were written since the last time */
  term(topic: Topic, words: number): string {
    const { next } = this;
    this.#words += words;
    const perWord = heaps.factor * heaps.exponent * this.#words ** (heaps.exponent - 1);
    const term = next() < perWord * words ? this.#newTerm() : this.#usedTerm(topic);
    topic.uses.add(term);
    this.#uses.add(term);
    return this.#terms[term]!;
  }

  #newTopic(): Topic {
    const topic = new Topic();
    for (let i = 0; i < inherited; i++) topic.uses.add(this.#uses.pick(this.next)!);
    this.#topicCount++;
    return topic;
  }

  #usedTerm(topic: Topic): number {
    return (this.next() < 0.75 ? topic.uses : this.#uses).pick(this.next)!;
  }

  #newTerm(): number {
    const { next } = this;
    let word = newTerm(next, this.#maker);
    while (this.#known.has(word)) word += this.#maker.make(next, 3, 4);
    this.#known.add(word);
    // every fourth term is a new word beside one that is known: "sharpness minimization"
    const known = next() < 0.25 ? this.#uses.pick(next) : undefined;
    const beside = known === undefined ? '' : this.#terms[known]!.split(' ').at(-1)!;
    return this.#terms.push(beside === '' ? word : `${word} ${beside}`) - 1;
  }
}
