import { sentencesIn, type TextRange } from '../text/sentences';
import { wordsIn, type Word } from './words/words';

/** A stretch of a text, in UTF-16 units: its start, and the end behind it. */
export type Range = readonly [start: number, end: number];

/** A cut text and the ranges in it to highlight. */
export interface Excerpt {
  readonly text: string;
  readonly highlights: readonly Range[];
}

/**
 * The ranges, in UTF-16 units, of the words of a text that fold to one of the terms: in order, merged where they overlap.
 * @param terms folded words, as hits name them
 */
export function highlights(text: string, terms: readonly string[]): Range[] {
  return rangesOf(matching(text, terms));
}

/**
 * A text with its highlights drawn.
 * @param ranges in order, not overlapping, as `highlights` gives them
 * @param inside draws a highlighted part
 * @param outside draws any other part
 */
export function drawn(
  text: string,
  ranges: readonly Range[],
  inside: (part: string) => string,
  outside: (part: string) => string,
): string {
  let result = '';
  let done = 0;
  for (const [start, end] of ranges) {
    result += outside(text.slice(done, start)) + inside(text.slice(start, end));
    done = end;
  }
  return result + outside(text.slice(done));
}

/**
 * The sentence that holds the most of the terms. A term counts the more the fewer sentences hold it, and once a sentence;
 * of equals the first. None when no sentence holds any.
 */
export function bestSentence(text: string, terms: readonly string[]): TextRange | undefined {
  const matches = matching(text, terms);
  const sentences = sentencesIn(text).map((sentence) => ({ sentence, terms: new Set<string>() }));
  const spread = new Map<string, number>();
  let i = 0;
  for (const { word, start, end } of matches) {
    while (i + 1 < sentences.length && sentences[i]!.sentence.end <= start) i++;
    const current = sentences[i];
    if (!current || current.sentence.start > start || current.sentence.end < end || current.terms.has(word)) continue;
    current.terms.add(word);
    spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  let best: TextRange | undefined;
  let most = 0;
  for (const { sentence, terms: held } of sentences) {
    const weight = [...held].reduce((sum, term) => sum + 1 / spread.get(term)!, 0) + held.size;
    if (held.size === 0 || weight <= most) continue;
    best = sentence;
    most = weight;
  }
  return best;
}

/**
 * The best sentence of a text for the terms, with what is to be highlighted in it; a long one cut at words around where
 * the terms stand closest, with an ellipsis at each cut end. Without a match the beginning of the text. White space
 * becomes single blanks.
 * @param width at most so many UTF-16 units, and at least a few words' worth: 20
 */
export function excerpt(text: string, terms: readonly string[], width: number): Excerpt {
  const sentence = bestSentence(text, terms) ?? sentencesIn(text)[0];
  if (!sentence) return { text: '', highlights: [] };
  const whole = text.slice(sentence.start, sentence.end).replace(/\s+/gu, ' ');
  const cut = cutAround(whole, highlights(whole, terms), Math.max(20, width));
  return { text: cut, highlights: highlights(cut, terms) };
}

function cutAround(text: string, marked: readonly Range[], width: number): string {
  if (text.length <= width) return text;
  // room for an ellipsis at either end, and for a half of a character that must not be cut
  const room = width - 3;
  const [from, to] = densest(marked, room);
  const spare = Math.max(0, room - (to - from));
  let start = Math.max(0, Math.min(from - Math.floor(spare / 2), text.length - room));
  let end = Math.min(text.length, start + room);
  start = start === 0 ? 0 : wordStart(text, start, Math.min(from, end));
  end = end === text.length ? end : wordEnd(text, end, Math.max(Math.min(to, end), start));
  return (start > 0 ? '…' : '') + text.slice(start, end) + (end < text.length ? '…' : '');
}

/** The stretch of at most so many units with the most highlights; the first of equals. */
function densest(marked: readonly Range[], room: number): Range {
  let best: Range = [0, 0];
  let most = 0;
  let first = 0;
  for (const [last, [, end]] of marked.entries()) {
    while (first < last && end - marked[first]![0] > room) first++;
    if (last - first + 1 <= most) continue;
    most = last - first + 1;
    best = [marked[first]![0], end];
  }
  return best;
}

/** Where a word starts, from a place on, but no later than `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  for (let i = from; i <= latest; i++) if (text.charAt(i - 1) === ' ') return i;
  return whole(text, latest);
}

/** Where a word ends, from a place back, but no earlier than `earliest`. */
function wordEnd(text: string, from: number, earliest: number): number {
  for (let i = from; i > earliest; i--) if (text.charAt(i) === ' ') return i;
  return whole(text, from);
}

/** Not between the two halves of a surrogate pair. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

function matching(text: string, terms: readonly string[]): Word[] {
  const asked = new Set(terms);
  return asked.size === 0 ? [] : wordsIn(text).filter(({ word }) => asked.has(word));
}

/** Ranges of words in order, merged. A joined form comes after its parts and reaches back over them. */
function rangesOf(words: readonly Word[]): Range[] {
  const ranges: [start: number, end: number][] = [];
  for (const { start, end } of [...words].sort((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
