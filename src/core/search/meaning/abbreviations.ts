/** An abbreviation with the words that it stands for, as a text has them. */
export interface Abbreviation {
  readonly short: string;
  readonly long: string;
}

/** An abbreviation has so many characters. */
const LENGTH = { least: 2, most: 10 };
/** What is abbreviated is a name: before a bracket no more is looked at. */
const LONGEST = 160;

const BRACKETED = /[([]\s{0,3}([\p{L}\p{N}][\p{L}\p{N}.&/+-]{1,12})[^()[\]]{0,40}[)\]]/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The abbreviations that a text explains: "Model-Agnostic Meta-Learning (MAML)". A. Schwartz and M. Hearst, 2003, "A simple
 * algorithm for identifying abbreviation definitions in biomedical text": the characters of what stands in brackets are
 * looked for, from the last to the first, in the few words before them, the first at the beginning of a word. Words that
 * begin with just these characters are preferred.
 */
export function abbreviationsIn(text: string): Abbreviation[] {
  if (!/[([]/.test(text)) return [];
  const found: Abbreviation[] = [];
  for (const { 1: bracketed, index } of text.matchAll(BRACKETED)) {
    const short = singular(bracketed!);
    if (!isAbbreviation(short)) continue;
    const long = explained(short, text.slice(Math.max(0, index - LONGEST), index));
    if (long !== undefined) found.push({ short, long });
  }
  return found;
}

/** "LLMs" without its s. */
function singular(short: string): string {
  return /[\p{Lu}\p{N}]s$/u.test(short) ? short.slice(0, -1) : short;
}

function isAbbreviation(short: string): boolean {
  return short.length >= LENGTH.least && short.length <= LENGTH.most && /\p{Lu}/u.test(short);
}

/** The end of a text that an abbreviation stands for. */
function explained(short: string, before: string): string | undefined {
  const sought = Array.from(short.toLowerCase()).filter((character) => /[\p{L}\p{N}]/u.test(character));
  const words = [...before.matchAll(WORD)];
  const start = initialsStart(sought, words) ?? lettersStart(sought, before.toLowerCase());
  if (start === undefined) return undefined;
  const long = before.slice(start).trim();
  const count = words.filter(({ index }) => index >= start).length;
  const isName = count > 1 && count <= Math.min(sought.length + 5, 2 * sought.length);
  // a sentence is no name
  return isName && !/[.;:!?()[\]]/.test(long) ? long : undefined;
}

/** Where the words start whose first letters are those sought. */
function initialsStart(sought: readonly string[], words: readonly RegExpExecArray[]): number | undefined {
  const last = words.slice(-sought.length);
  const fits = last.length === sought.length && last.every(([word], i) => word.toLowerCase().startsWith(sought[i]!));
  return fits ? last[0]!.index : undefined;
}

function lettersStart(sought: readonly string[], text: string): number | undefined {
  let at = text.length;
  for (let i = sought.length - 1; i >= 0; i--) {
    do at--;
    while (at >= 0 && !(text[at] === sought[i] && (i > 0 || isWordStart(text, at))));
    if (at < 0) return undefined;
  }
  return at;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}\p{M}]/u.test(text[at - 1]!);
}
