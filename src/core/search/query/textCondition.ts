import { fullTitle, withParticle, type Name, type Paper } from '../../paper';
import type { SearchEngine } from '../engine';
import { STOP_WORDS } from '../words/stopWords';
import type { Condition, Place } from './parsedQuery';
import type { TextReader } from '../words/textReader';
import { WordSequence } from './wordSequence';

/** Fewer letters begin too many words for it to help to know who holds them. */
const shortestBeginning = 3;
/** So many words of a phrase are enough to leave few papers to be read. */
const mostAsked = 8;

type Holders = (id: string) => boolean;

/**
 * Words that a paper must have somewhere. Most papers the index rules out; the others are read, so whoever asks for the best
 * papers should ask in their order, and stop when there are enough.
 */
export class TextCondition {
  readonly #sequence: WordSequence;
  readonly #place: Place;
  /** Of each form of the words, who holds them in some order; a paper is read if it is of any. */
  readonly #candidates: readonly (readonly Holders[])[];
  /** Whether the candidates need not be read. */
  readonly #isExact: boolean;

  constructor(
    { place, words, isOpen }: Pick<Extract<Condition, { kind: 'text' }>, 'place' | 'words' | 'isOpen'>,
    engine: Pick<SearchEngine, 'holders'>,
    private readonly reader: TextReader,
  ) {
    const text = reader.read(words);
    this.#sequence = new WordSequence(text, isOpen, reader);
    this.#place = place;
    const forms = text.wholes === text.parts ? [text.parts] : [text.parts, text.wholes];
    const written = forms.map((form) => form.map((word) => reader.word(word)));
    this.#candidates = written.map((form) => holdersOf(form, isOpen, engine));
    const [first] = this.#candidates;
    this.#isExact = place === 'anywhere' && forms.length === 1 && text.parts.length === 1 && first?.length === 1;
  }

  isMetBy(id: string, paperOf: () => Paper): boolean {
    if (!this.#candidates.some((holders) => holders.every((holds) => holds(id)))) return false;
    if (this.#isExact) return true;
    return textsAt(this.#place, paperOf()).some((text) => this.#sequence.isIn(this.reader.read(text)));
  }
}

/** Who holds each word, as far as the index knows: it has no stop words of abstracts. */
function holdersOf(words: readonly string[], isOpen: boolean, engine: Pick<SearchEngine, 'holders'>): Holders[] {
  const asked: Holders[] = [];
  for (const [i, word] of words.entries()) {
    if (asked.length === mostAsked) break;
    const isHalf = isOpen && i === words.length - 1;
    if (isHalf ? word.length < shortestBeginning : STOP_WORDS.has(word)) continue;
    const holders = engine.holders(word, isHalf);
    if (holders) asked.push(holders);
  }
  return asked;
}

function textsAt(place: Place, paper: Paper): readonly string[] {
  switch (place) {
    case 'title':
      return [fullTitle(paper)];
    case 'abstract':
      return [paper.abstract];
    case 'author':
      return paper.author.flatMap(waysToWrite);
    case 'anywhere': {
      const { abstract, author, citekey, year } = paper;
      return [fullTitle(paper), abstract, ...author.flatMap(waysToWrite), citekey, String(year ?? '')];
    }
  }
}

/** A name with its given name in front, and behind. */
function waysToWrite(name: Name): string[] {
  if (name.literal !== undefined) return [name.literal];
  const family = withParticle(name.nonDroppingParticle, name.family);
  const given = name.given ?? '';
  return [`${given} ${withParticle(name.droppingParticle, family)}`, `${family} ${given}`];
}
