import type { Name } from '../../paper';
import { texText } from './texText';

/** A word of a name, as TeX; or the comma between its parts. */
type Word = string;
const comma = ',';
const extended = /^(?:family|given|prefix|suffix|useprefix|id|(?:family|given|prefix|suffix)-i)\s*=/i;

/**
 * The names in a BibTeX or BibLaTeX name list, as Pandoc's biblatex reader takes them apart: `First von Last`,
 * `von Last, First`, `von Last, Jr, First`, BibLaTeX's `family=Last, given=First`; a name in braces is literal.
 * `and others` is left out.
 * @param list as TeX
 * @param usePrefix whether particles belong to the family names (BibLaTeX's option `useprefix`)
 */
export function readNames(list: string, usePrefix = false): Name[] {
  const names: Name[] = [];
  let words: Word[] = [];
  const take = () => {
    const name = words.length > 0 ? readName(words, usePrefix) : undefined;
    if (name) names.push(name);
    words = [];
  };
  for (const word of nameWords(list)) {
    if (/^and$/i.test(word)) take();
    else words.push(word);
  }
  take();
  return names;
}

/** Words as white space, `~` and commas divide them, outside braces. */
function* nameWords(list: string): Generator<Word> {
  let start = 0;
  let depth = 0;
  for (let at = 0; at < list.length; at++) {
    const char = list[at]!;
    if (char === '\\') at = endOfCommand(list, at) - 1;
    else if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[\s~,]/.test(char)) {
      if (at > start) yield list.slice(start, at);
      if (char === comma) yield comma;
      start = at + 1;
    }
  }
  if (start < list.length) yield list.slice(start);
}

/** Behind a command, and the space that ends its name: `\o `, `\'`. */
function endOfCommand(text: string, at: number): number {
  let end = at + 1;
  while (/[A-Za-z]/.test(text[end] ?? '')) end++;
  if (end === at + 1) return end + 1;
  while (/\s/.test(text[end] ?? '')) end++;
  return end;
}

function readName(words: readonly Word[], usePrefix: boolean): Name | undefined {
  const [first, ...more] = words as [Word, ...Word[]];
  if (more.length === 0 && first.toLowerCase() === 'others') return undefined;
  if (/^et al\.?$/i.test(words.join(' '))) return undefined;
  if (more.length === 0 && isCorporate(first)) {
    const literal = texText(first);
    return literal === '' ? undefined : { literal };
  }
  if (extended.test(first)) return extendedName(words, usePrefix);
  const parts: Word[][] = [[]];
  for (const word of words) {
    if (word === comma) parts.push([]);
    else parts.at(-1)!.push(word);
  }
  if (parts.length === 1) {
    const [given, last] = givenAndLast(parts[0]!);
    return assembled(given, last, [], usePrefix);
  }
  const [last = [], ...rest] = parts;
  return rest.length === 1 ? assembled(rest[0]!, last, [], usePrefix) : assembled(rest[1]!, last, rest[0]!, usePrefix);
}

/** One group in braces, but for a single letter's command: `{World Health Organization}`, not `{\L}`. */
function isCorporate(word: Word): boolean {
  if (!word.startsWith('{') || !word.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < word.length - 1; at++) {
    if (word[at] === '\\') at++;
    else if (word[at] === '{') depth++;
    else if (word[at] === '}' && --depth === 0) return false;
  }
  return word[1] !== '\\' || /\s\S/.test(texText(word));
}

/** The longest row of capitalised words first is the given name, but at least one word is the last name. */
function givenAndLast(words: readonly Word[]): [given: readonly Word[], last: readonly Word[]] {
  const lower = words.findIndex((word) => !isCapitalised(word));
  const split = lower < 0 ? words.length - 1 : lower;
  return [words.slice(0, split), words.slice(split)];
}

function assembled(given: readonly Word[], last: readonly Word[], suffix: readonly Word[], usePrefix: boolean) {
  const capital = last.findIndex(isCapitalised);
  const split = capital < 0 ? Math.max(0, last.length - 1) : capital;
  return named({
    given: withSpacedInitials(joined(given)),
    [usePrefix ? 'nonDroppingParticle' : 'droppingParticle']: joined(last.slice(0, split)),
    family: joined(last.slice(split)),
    suffix: joined(suffix),
  });
}

/** With the particles in its parts, as CSL has them: those before the family name never drop, those behind the given name do. */
function withParticles(name: Name): Name {
  const [nonDroppingParticle, family] =
    name.nonDroppingParticle === undefined ? particleBefore(name.family ?? '') : ['', ''];
  const [given, droppingParticle] = name.droppingParticle === undefined ? particleBehind(name.given ?? '') : ['', ''];
  return {
    ...name,
    ...(nonDroppingParticle !== '' && { nonDroppingParticle, family }),
    ...(droppingParticle !== '' && { given, droppingParticle }),
  };
}

/** `van den Berg`, and `d'Alembert`, where there is no other such mark. */
function particleBefore(family: string): [particle: string, rest: string] {
  const words = family.split(' ');
  const name = words.findIndex((word) => !isParticle(word));
  if (name > 0) return [words.slice(0, name).join(' '), words.slice(name).join(' ')];
  const [, particle = '', rest = ''] = /^(\p{Ll}+['’.–-])([^'’.–-]+)$/u.exec(name < 0 ? '' : family) ?? [];
  return [particle, rest];
}

/** `Antoine de`. */
function particleBehind(given: string): [rest: string, particle: string] {
  const words = given.split(' ');
  const particle = words.findIndex(isParticle);
  if (particle <= 0 || !words.slice(particle).every(isParticle)) return [given, ''];
  return [words.slice(0, particle).join(' '), words.slice(particle).join(' ')];
}

function isParticle(word: string): boolean {
  return /^[\p{Ll}'’.–-]+$/u.test(word);
}

function joined(words: readonly Word[]): string {
  return texText(words.join(' '));
}

/** `J.G. Smith` and `J. G. Smith` are the same. */
function withSpacedInitials(given: string): string {
  return given.replace(/(?<![^\s.])(\p{Lu})\.(?=\p{Lu}(?:\.|\s|$))/gu, '$1. ');
}

/** Whether a word is written as a name is, rather than as a particle. Braces hide what is in them, but for commands. */
function isCapitalised(word: Word): boolean {
  let from = 0;
  while (word[from] === '{' && word[from + 1] !== '\\') {
    const close = word.indexOf('}', from);
    if (close < 0) break;
    from = close + 1;
  }
  const letter = /\p{L}/u.exec(texText(word.slice(from)))?.[0] ?? '';
  return !/\p{Ll}/u.test(letter);
}

function extendedName(words: readonly Word[], usePrefix: boolean): Name | undefined {
  const parts = new Map<string, string>();
  for (const part of words.join(' ').split(/ , (?=[a-z-]+\s*=)/i)) {
    const equals = part.indexOf('=');
    const text = texText(part.slice(equals + 1)).replace(/^"(.*)"$/, '$1');
    parts.set(part.slice(0, equals).trim().toLowerCase(), text);
  }
  const inFamily = (parts.get('useprefix') ?? String(usePrefix)) === 'true';
  return named({
    given: parts.get('given') ?? '',
    [inFamily ? 'nonDroppingParticle' : 'droppingParticle']: parts.get('prefix') ?? '',
    family: parts.get('family') ?? '',
    suffix: parts.get('suffix') ?? '',
  });
}

/** A name of the parts that are there; undefined where none is. */
function named(parts: Readonly<Record<string, string>>): Name | undefined {
  const present = Object.entries(parts).filter(([, text]) => text !== '');
  return present.length > 0 ? withParticles(Object.fromEntries(present)) : undefined;
}
