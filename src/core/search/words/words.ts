import { fold } from '../../text/fold';

/** A word of a text: its folded form, and where it stands, in UTF-16 units. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Of a word in one piece: how many of the words just before it are its parts. */
  readonly parts?: number;
}

// Parts of a word, and the marks that join parts: hyphens and apostrophes. Invisible characters stand inside words.
const PART =
  '[\\p{L}\\p{N}\\p{M}\\u00AD\\u200B-\\u200D\\u2060]+(?:(?<=\\p{Nd})[.,](?=\\p{Nd})[\\p{L}\\p{N}\\p{M}]+)*(?:\\+\\+|(?<=(?<![\\p{L}\\p{N}])\\p{L})#(?![\\p{L}\\p{N}]))?';
const JOINT = "[-\\u2010-\\u2013'\\u2019]";
const CHUNK = new RegExp(`${PART}(?:${JOINT}${PART})*`, 'uy');
const PARTS = new RegExp(PART, 'gu');
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\u30FC]+/gu;

/** More parts than this are a phrase with hyphens rather than one word that is also written in one piece. */
export const MOST_JOINED = 4;

/**
 * The form in which two spellings of a word are the same: compatibility characters replaced, diacritics and case gone,
 * hyphens, apostrophes and invisible characters dropped. Folding twice changes nothing.
 */
export function foldWord(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase();
  return fold(text)
    .replace(/ς/g, 'σ')
    .replace(/[^\p{L}\p{N}.+#]|(?<!\p{N})\.|\.(?!\p{N})/gu, '');
}

/**
 * The words of a text, in order. A word with hyphens or apostrophes stands for its parts and, after them, for all of it
 * in one piece ("meta-learning": meta, learning, metalearning), so ranges may lie inside the range that follows them.
 * Scripts that are written without spaces give overlapping pairs of characters. Every range folds to its word.
 */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < text.length;) {
    const end = plainEnd(text, at);
    if (end > at) {
      const word = text.slice(at, end);
      words.push({ word: hasCapital(word) ? word.toLowerCase() : word, start: at, end });
      at = end;
    } else if (end < at) {
      at++;
    } else {
      const chunk = chunkAt(text, at);
      for (const word of chunk.words) words.push(word);
      at = chunk.end;
    }
  }
  return words;
}

/** What begins at a place in a text: words, one with all its hyphens, and where they end; or no word, and one character. */
export function chunkAt(text: string, at: number): { readonly words: readonly Word[]; readonly end: number } {
  CHUNK.lastIndex = at;
  const [chunk] = CHUNK.exec(text) ?? [];
  if (chunk !== undefined) return { words: wordsOfChunk(chunk, at), end: at + chunk.length };
  return { words: [], end: at + (text.codePointAt(at)! > 0xffff ? 2 : 1) };
}

/**
 * The end of a word of nothing but ASCII letters and digits that begins there, which nearly all words are; the place
 * itself where a longer look is needed; less where no word begins.
 */
function plainEnd(text: string, start: number): number {
  let end = start;
  let code = text.charCodeAt(end);
  while (isPlain(code)) code = text.charCodeAt(++end);
  if (end === start) return code > 0x7f ? start : start - 1;
  // what may go on: hyphens, apostrophes, signs, points within numbers, other letters and marks
  if (code > 0x7f || code === 0x2d || code === 0x27 || code === 0x2b || code === 0x23) return start;
  if ((code === 0x2e || code === 0x2c) && isDigit(text.charCodeAt(end - 1)) && isDigitAt(text, end + 1)) return start;
  return end;
}

function isPlain(code: number): boolean {
  return (code > 0x60 && code < 0x7b) || (code > 0x40 && code < 0x5b) || isDigit(code);
}

function isDigit(code: number): boolean {
  return code > 0x2f && code < 0x3a;
}

/** Whether a digit may stand there: those of other scripts are looked at more closely. */
function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isDigit(code) || code > 0x7f;
}

function hasCapital(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code > 0x40 && code < 0x5b) return true;
  }
  return false;
}

/** The folded words of a text without their places. */
export function foldedWords(text: string): string[] {
  return wordsIn(text).map(({ word }) => word);
}

/** The words of a text run together: what remains the same when spaces, hyphens and case differ. */
export function foldTitle(text: string): string {
  let folded = '';
  let end = 0;
  for (const part of wordsIn(text)) {
    if (part.parts !== undefined) continue;
    // a pair of characters repeats what was there
    folded += part.start < end ? foldWord(text.slice(end, part.end)) : part.word;
    end = part.end;
  }
  return folded;
}

function wordsOfChunk(chunk: string, at: number): Word[] {
  const words: Word[] = [];
  const parts = partsOf(chunk);
  for (const [start, end] of parts) addPart(words, chunk.slice(start, end), at + start);
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last || parts.length < 2 || parts.length > MOST_JOINED) return words;
  const word = foldWord(chunk.slice(first[0], last[1]));
  if (word) words.push({ word, start: at + first[0], end: at + last[1], parts: words.length });
  return words;
}

/** Ranges of the parts. A genitive s is no part of the word; "don't" has only one. */
function partsOf(chunk: string): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  for (const { 0: part, index } of chunk.matchAll(PARTS)) {
    const previous = parts.at(-1);
    const apostrophe = index > 0 && /['’]/.test(chunk.charAt(index - 1));
    if (previous && apostrophe && /^s$/i.test(part)) continue;
    if (previous && apostrophe && /^t$/i.test(part)) parts[parts.length - 1] = [previous[0], index + part.length];
    else parts.push([index, index + part.length]);
  }
  return parts;
}

function addPart(words: Word[], part: string, at: number): void {
  let end = 0;
  // most texts have no such script: one test is cheaper than the loop
  if (/[^\0-\u024F]/.test(part)) {
    for (const { 0: run, index } of part.matchAll(UNSPACED)) {
      addWord(words, part.slice(end, index), at + end);
      addPairs(words, run, at + index);
      end = index + run.length;
    }
  }
  addWord(words, part.slice(end), at + end);
}

function addPairs(words: Word[], run: string, at: number): void {
  const characters = Array.from(run);
  let start = at;
  for (const [i, character] of characters.entries()) {
    const next = characters[i + 1] ?? '';
    if (next || i === 0) addWord(words, character + next, start);
    start += character.length;
  }
}

function addWord(words: Word[], text: string, start: number): void {
  const word = foldWord(text);
  if (word) words.push({ word, start, end: start + text.length });
}
