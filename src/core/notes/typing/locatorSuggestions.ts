import { isFitLocator } from '../citing/clusterEdit';
import { readLocator } from '../locator/locator';
import { locatorForms, locatorTerms, type LocatorTerm } from '../locator/locatorTerms';

/** Something that can follow a key, as it is offered while one types. */
export interface LocatorSuggestion {
  /** As it is written in the note: "p. 33"; empty for nothing. */
  readonly locator: string;
  /** What it means: "page 33". */
  readonly meaning: string;
  /** Whether only the beginning is there, and a value is to be typed. */
  readonly isTerm: boolean;
}

/** A word that may be meant for a term, and what it counts: "ch. 3", "p33", "sec 2". A letter alone must be a whole term. */
const wordAndValue = /^(\p{L}+|\p{L}\.\p{L}+)\.?\s*((?:(?<=[\s.])[ivxlcdm]+\b|\p{N}|[[(]).*)$/iu;
/** What may be Roman: whether it is, the reader of locators knows. */
const romanNumeral = /^[ivxlcdm]+(?:[-–,\s]+[ivxlcdm]+)*$/i;
/** Usual for terms that the reader does not know. */
const otherForms: ReadonlyMap<string, string> = new Map([
  ['pg', 'p'],
  ['pgs', 'pp'],
  ['sect', 'sec'],
]);

/**
 * What may be meant by what was typed after a key so far, the likeliest first: "33" may be a page or a chapter, "ch" the
 * beginning of "chap. ", "ch 3" is "chap. 3". All of it is a locator as Pandoc reads it, but what is offered as words.
 * Empty where it cannot stand there.
 * @param current what follows the key already: it stays as it is, as long as nothing else is typed
 */
export function locatorSuggestions(typed: string, current = ''): LocatorSuggestion[] {
  const locator = typed.trim().replace(/^,\s*/, '');
  const suggestions = suggestionsFor(locator);
  return locator === '' || locator !== current.trim() ? suggestions : distinct([asTyped(locator), ...suggestions]);
}

function suggestionsFor(locator: string): LocatorSuggestion[] {
  if (locator === '') return [{ locator: '', meaning: 'Nothing', isTerm: false }, ...locatorTerms.map(begun)];
  const terms = locatorTerms.filter((term) => begins(term, locator)).map(begun);
  if (!isFitLocator(locator)) return terms;
  const read = readLocator(locator);
  const itself = asTyped(locator);
  if (read?.labelStart !== undefined || read?.forced) return distinct([itself, ...terms]);
  const roman = romanNumeral.test(locator) ? valued(locator) : [];
  // a letter that is a number may as well begin a word
  const [first, second] = locator.length > 1 ? [roman, terms] : [terms, roman];
  if (roman.length > 0) return distinct([...first, ...second, itself]);
  return distinct([...meantTerms(locator), ...terms, ...(read ? valued(locator) : []), itself]);
}

/** With what Pandoc reads. */
function asTyped(locator: string): LocatorSuggestion {
  const read = readLocator(locator);
  const meaning = read && read.value !== '' ? `${read.label} ${read.value}` : 'These words';
  return { locator, meaning, isTerm: false };
}

function begun({ written, description }: LocatorTerm): LocatorSuggestion {
  return { locator: written, meaning: description, isTerm: true };
}

/** The terms that a word may stand for, with what follows it. */
function meantTerms(typed: string): LocatorSuggestion[] {
  const [, word = '', value = ''] = wordAndValue.exec(typed) ?? [];
  const form = otherForms.get(word.toLowerCase()) ?? word.toLowerCase();
  if (value === '' || form === '') return [];
  const stands = (isForm: (form: string) => boolean) =>
    locatorTerms.filter(({ label, written }) => {
      if (label === 'page' && (written === 'pp. ') !== (isSeveral(value) || form === 'pp')) return false;
      return locatorForms(label).some((one) => isForm(one.replace(/\.$/, '')));
    });
  const exact = stands((one) => one === form);
  const begun = form.length > 1 ? stands((one) => one.startsWith(form)) : [];
  return counting([...exact, ...begun], value);
}

/** A value by each term; one thing counted has the singular: several pages are "pp. 3-5". */
function valued(value: string): LocatorSuggestion[] {
  const fit = locatorTerms.filter(
    ({ label, written }) => label !== 'page' || (written === 'pp. ') === isSeveral(value),
  );
  return counting(fit, value);
}

/** Terms with a value, as far as Pandoc reads them so: what can follow a key can follow it behind a term, too. */
function counting(terms: readonly LocatorTerm[], value: string): LocatorSuggestion[] {
  return terms.flatMap(({ label, written, description }) => {
    const locator = written + value;
    const read = readLocator(locator);
    if (read?.labelStart === undefined || read.label !== label) return [];
    return [{ locator, meaning: `${description} ${read.value}`, isTerm: false }];
  });
}

function isSeveral(value: string): boolean {
  const read = readLocator(value);
  return /[-–,]/.test(read?.value ?? value);
}

function begins({ written, description }: LocatorTerm, typed: string): boolean {
  const lower = typed.toLowerCase();
  return written.startsWith(lower) || description.startsWith(lower);
}

/** The first of each. */
function distinct(all: readonly LocatorSuggestion[]): LocatorSuggestion[] {
  const seen = new Set<string>();
  return all.filter(({ locator }) => !seen.has(locator) && seen.add(locator));
}
