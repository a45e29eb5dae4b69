import { isFitLocator } from '../citing/clusterEdit';
import { readLocator } from '../locator/locator';
import { locatorTerms, type LocatorTerm } from '../locator/locatorTerms';

/** Something that can follow a key, as it is offered while one types. */
export interface LocatorSuggestion {
  /** As it is written in the note: "p. 33"; empty for nothing. */
  readonly locator: string;
  /** What it means: "page 33". */
  readonly meaning: string;
  /** Whether only the beginning is there, and a value is to be typed. */
  readonly isTerm: boolean;
}

/**
 * What may be meant by what was typed after a key so far, the likeliest first: "33" may be a page or a chapter, "ch" the
 * beginning of "chap. ". Empty where it cannot stand there.
 */
export function locatorSuggestions(typed: string): LocatorSuggestion[] {
  const locator = typed.trim().replace(/^,\s*/, '');
  if (locator === '') return [{ locator: '', meaning: 'Nothing', isTerm: false }, ...locatorTerms.map(begun)];
  if (!isFitLocator(locator)) return locatorTerms.filter((term) => begins(term, locator)).map(begun);
  if (isValue(locator)) return valued(locator);
  const terms = locatorTerms.filter((term) => begins(term, locator)).map(begun);
  return isRead(locator) ? [asTyped(locator), ...terms] : [...terms, asTyped(locator)];
}

function asTyped(locator: string): LocatorSuggestion {
  const reading = readLocator(locator);
  const meaning = reading && reading.value !== '' ? `${reading.label} ${reading.value}` : 'These words';
  return { locator, meaning, isTerm: false };
}

function begun({ written, description }: LocatorTerm): LocatorSuggestion {
  return { locator: written, meaning: description, isTerm: true };
}

/** One thing counted has the singular: several pages are "pp. 3-5". */
function valued(value: string): LocatorSuggestion[] {
  const isSeveral = /[-–,]/.test(value);
  const fit = locatorTerms.filter(({ label, written }) => label !== 'page' || (written === 'pp. ') === isSeveral);
  return fit.map(({ written, description }) => {
    return { locator: written + value, meaning: `${description} ${value}`, isTerm: false };
  });
}

function isValue(locator: string): boolean {
  const reading = readLocator(locator);
  return reading !== undefined && reading.labelStart === undefined && !reading.forced && reading.end === locator.length;
}

function isRead(locator: string): boolean {
  return readLocator(locator)?.labelStart !== undefined;
}

function begins({ written, description }: LocatorTerm, typed: string): boolean {
  const lower = typed.toLowerCase();
  return written.startsWith(lower) || description.startsWith(lower);
}
