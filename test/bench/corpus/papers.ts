// Synthetic libraries: deterministic, of any size, with the shape of real ones (title 75 characters, abstract 1,475, about
// 160 different words a paper). The first papers of a larger library are those of a smaller one.
import { Growth, type Topic } from './growth';
import { academicWords, connectives, functionWords } from './lexicon';
import { People, type Author } from './people';
import { below, pick, pickEarly, pickZipf, random, type Random } from './random';

export interface SyntheticPaper {
  /** No other paper of the library has it. */
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly Author[];
  readonly year: number;
}

/** Papers one after the other, without end. */
export function* endlessPapers(seed = 1): Generator<SyntheticPaper, never> {
  const next = random(seed);
  const growth = new Growth(next);
  const people = new People(next);
  const keys = new Map<string, number>();
  for (;;) {
    const topic = growth.nextTopic();
    const own = [...new Set(Array.from({ length: 8 + below(next, 5) }, () => growth.term(topic, 1)))];
    const title = titleOf(next, own);
    const abstract = abstractOf(next, growth, topic, own);
    const authors = people.team();
    const year = 2025 - Math.floor(next() ** 1.8 * 34);
    yield { key: keyOf(keys, authors[0]!, year, title), title, abstract, authors, year };
  }
}

/** The first papers of a library, in memory. */
export function syntheticPapers(count: number, seed = 1): SyntheticPaper[] {
  const papers = endlessPapers(seed);
  return Array.from({ length: count }, () => papers.next().value);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Terms of the paper's own and general words; every fourth begins with a system's name. */
function titleOf(next: Random, own: readonly string[]): string {
  const length = 48 + below(next, 42);
  let title = capital(own[0]!);
  for (let i = 1; title.length < length; i++) {
    const word = (i < 5 && next() < 0.7 ? own[i] : undefined) ?? pickEarly(next, academicWords);
    const link = i === 1 && next() < 0.25 ? ':' : next() < 0.45 ? ` ${pick(next, connectives)}` : '';
    title += `${link} ${word.split(' ').map(capital).join(' ')}`;
  }
  return title;
}

function abstractOf(next: Random, growth: Growth, topic: Topic, own: readonly string[]): string {
  const sentences: string[] = [];
  const length = 1225 + below(next, 370);
  for (let written = 0; written < length; written += sentences.at(-1)!.length + 1) {
    sentences.push(sentenceOf(next, growth, topic, own));
  }
  return sentences.join(' ');
}

function sentenceOf(next: Random, growth: Growth, topic: Topic, own: readonly string[]): string {
  const words: string[] = [];
  const length = 14 + below(next, 18);
  let isFunctionWord = false;
  while (words.length < length) {
    isFunctionWord = next() < (isFunctionWord ? 0.2 : 0.55);
    const word = isFunctionWord ? pickZipf(next, functionWords) : contentWord(next, growth, topic, own);
    words.push(next() < 0.05 && words.length > 0 && words.length < length - 1 ? `${word},` : word);
  }
  return `${capital(words.join(' '))}.`;
}

/** A term of the paper's own, a general word (in any of its forms), or a term of the topic. */
function contentWord(next: Random, growth: Growth, topic: Topic, own: readonly string[]): string {
  const kind = next();
  if (kind < 0.1) return pick(next, own);
  if (kind < 0.5) return inflected(next, pickEarly(next, academicWords));
  // a third of what is written comes here: terms stand for the words around them as well
  return growth.term(topic, 3);
}

function inflected(next: Random, word: string): string {
  if (next() < 0.7 || /(?:s|ing|al|ive|ed|ic)$/.test(word)) return word;
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** Surname, year and first long word of the title, with a letter where that is taken. */
function keyOf(keys: Map<string, number>, { family }: Author, year: number, title: string): string {
  const word = /[a-z]{4,}/.exec(title.toLowerCase())?.[0] ?? '';
  const key = `${family.toLowerCase().replace(/[^a-z]/g, '')}${year}${word}`;
  const taken = keys.get(key) ?? 0;
  keys.set(key, taken + 1);
  return taken === 0 ? key : `${key}-${taken}`;
}
