/**
 * The Snowball stemmer of English (M. F. Porter, 2001, "Snowball: a language for stemming algorithms"; "Porter2"). Unlike
 * his first algorithm it keeps general, generate and generic apart, which are no forms of one word in what is searched
 * here.
 */

/** Words that no rule gets right. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    ...Object.fromEntries(['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word) => [word, word])),
  }),
);
/** Words that stay as they are once a plural's s is off. */
const WHOLE = new Set(['inning', 'outing', 'evening', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);

/** Beginnings behind which the first region starts, wherever vowels stand. */
const BEGINNINGS = ['gener', 'commun', 'arsen', 'past', 'univers', 'later', 'emerg', 'organ', 'inter'];
const SHORT_END = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/;
const DOUBLE = /(?<!^[aeo])(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;

type Endings = readonly (readonly [ending: string, stemmed: string])[];

/** Endings by their last letter: most words have none of them. */
function byLastLetter(endings: Endings): ReadonlyMap<string, Endings> {
  const groups = new Map<string, (readonly [string, string])[]>();
  for (const each of endings) {
    const last = each[0].at(-1)!;
    groups.set(last, [...(groups.get(last) ?? []), each]);
  }
  return groups;
}

// in each step the longest ending that fits decides, so longer ones stand before those that they end with
const SECOND = byLastLetter([
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['ization', 'ize'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['ation', 'ate'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['fulli', 'ful'],
  ['iviti', 'ive'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
]);
const THIRD = byLastLetter([
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]);
const FOURTH = byLastLetter(
  'ement ance ence able ible ment ant ent ism ate iti ous ive ize al er ic'.split(' ').map((ending) => [ending, '']),
);

/** The stem of a word of three letters or more, of nothing but a to z. */
export function englishStem(word: string): string {
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;
  // a y that is a consonant is written as a capital
  let stem = word.includes('y') ? word.replace(/^y|(?<=[aeiouy])y/g, 'Y') : word;
  const beginning = BEGINNINGS.find((each) => word.startsWith(each));
  const first = beginning?.length ?? regionBehind(stem, 0);
  const second = regionBehind(stem, first);
  stem = withoutPlural(stem);
  if (WHOLE.has(stem)) return stem;
  stem = withoutVerbEnding(stem, first);
  if (/[yY]$/.test(stem) && stem.length > 2 && !isVowel(stem, stem.length - 2)) stem = stem.slice(0, -1) + 'i';
  stem = secondStep(stem, first);
  stem = thirdStep(stem, first, second);
  stem = fourthStep(stem, second);
  stem = fifthStep(stem, first, second);
  return stem.includes('Y') ? stem.toLowerCase() : stem;
}

/** Where the part behind the first consonant that follows a vowel starts, from a place on. */
function regionBehind(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) if (isVowel(word, i - 1) && !isVowel(word, i)) return i + 1;
  return word.length;
}

function isVowel(word: string, at: number): boolean {
  switch (word.charCodeAt(at)) {
    case 0x61:
    case 0x65:
    case 0x69:
    case 0x6f:
    case 0x75:
    case 0x79:
      return true;
    default:
      return false;
  }
}

function hasVowel(word: string, end: number): boolean {
  for (let i = 0; i < end; i++) if (isVowel(word, i)) return true;
  return false;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string, first: number): string {
  const end = word.endsWith('ly') ? word.length - 2 : word.length;
  const start = word.endsWith('ed', end) ? end - 2 : word.endsWith('ing', end) ? end - 3 : end;
  if (start === end) return word;
  if (word.endsWith('eed', end)) return start - 1 >= first ? word.slice(0, start) + 'e' : word;
  if (!hasVowel(word, start)) return word;
  const stem = word.slice(0, start);
  if (/(?:at|bl|iz)$/.test(stem)) return stem + 'e';
  if (DOUBLE.test(stem)) return stem.slice(0, -1);
  return stem.length <= first && SHORT_END.test(stem) ? stem + 'e' : stem;
}

function secondStep(word: string, first: number): string {
  const fits = endingOf(word, SECOND);
  if (fits) return replaced(word, fits, first);
  if (!word.endsWith('i')) return word;
  if (word.endsWith('logi')) return word.length - 3 >= first ? word.slice(0, -1) : word;
  return /[cdeghkmnrt]li$/.test(word) && word.length - 2 >= first ? word.slice(0, -2) : word;
}

function thirdStep(word: string, first: number, second: number): string {
  const fits = endingOf(word, THIRD);
  if (fits) return replaced(word, fits, first);
  return word.endsWith('ative') && word.length - 5 >= second ? word.slice(0, -5) : word;
}

function fourthStep(word: string, second: number): string {
  const fits = endingOf(word, FOURTH);
  if (fits) return replaced(word, fits, second);
  return /[st]ion$/.test(word) && word.length - 3 >= second ? word.slice(0, -3) : word;
}

function fifthStep(word: string, first: number, second: number): string {
  const stem = word.slice(0, -1);
  if (word.endsWith('e')) {
    return stem.length >= second || (stem.length >= first && !SHORT_END.test(stem)) ? stem : word;
  }
  return word.endsWith('ll') && stem.length >= second ? stem : word;
}

function endingOf(word: string, endings: ReadonlyMap<string, Endings>): Endings[number] | undefined {
  return endings.get(word.charAt(word.length - 1))?.find(([ending]) => word.endsWith(ending));
}

/** A word with another ending, if all of the ending lies in a region. */
function replaced(word: string, [ending, stemmed]: Endings[number], region: number): string {
  const start = word.length - ending.length;
  return start >= region ? word.slice(0, start) + stemmed : word;
}
