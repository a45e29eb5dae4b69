import type { Citation, Locator } from '../citations';
import type { CitationForm, FoundCitation, TextRange } from '../inline/inlineContext';
import type { LeafText } from './leafText';
import { readLocator } from '../locator/locator';
import { texLocatorTokens } from '../locator/texLocatorTokens';

/** How much of a suffix may be a locator: suffixes that stand in suffixes must not be read again and again. */
const longestLocator = 500;

/** A citation that was found in a paragraph, where it stands in the note; `shift` is added to the offsets. */
export function citationOf(found: FoundCitation, text: LeafText, shift: number): Citation {
  const { mode, syntax, suppressAuthor, braced } = found;
  const rangeOf = ({ start, end }: TextRange): TextRange => ({
    start: text.offsetAt(start) + shift,
    end: text.offsetAt(end - 1) + 1 + shift,
  });
  const { start, end } = rangeOf(found);
  const key = rangeOf({ start: found.keyStart, end: found.keyEnd });
  return {
    key: text.text.slice(found.keyStart, found.keyEnd),
    ...{ start, end, keyStart: key.start, keyEnd: key.end },
    ...{ suppressAuthor, braced, mode, syntax },
    ...(found.prefix && { prefix: rangeOf(found.prefix) }),
    ...(found.suffix && suffixParts(found.suffix, syntax, text.text, rangeOf)),
  };
}

/** A suffix as citeproc splits it: the locator with which it begins, and the rest. */
function suffixParts(
  suffix: TextRange,
  syntax: CitationForm,
  text: string,
  rangeOf: (range: TextRange) => TextRange,
): Pick<Citation, 'locator' | 'suffix'> {
  const written = text.slice(suffix.start, Math.min(suffix.end, suffix.start + longestLocator));
  const reading = syntax === 'latex' ? readLocator(written, texLocatorTokens) : readLocator(written);
  const rest = trimmed(text, suffix.start + (reading?.end ?? 0), suffix.end);
  const locator = reading && reading.value !== '' ? locatorOf(reading, suffix.start, rangeOf) : undefined;
  return { ...(locator && { locator }), ...(rest.end > rest.start && { suffix: rangeOf(rest) }) };
}

function locatorOf(
  { label, labelStart, labelEnd, value, valueStart, valueEnd }: NonNullable<ReturnType<typeof readLocator>>,
  shift: number,
  rangeOf: (range: TextRange) => TextRange,
): Locator {
  const written = rangeOf({ start: shift + valueStart, end: shift + valueEnd });
  const term =
    labelStart === undefined || labelEnd === undefined
      ? undefined
      : rangeOf({ start: shift + labelStart, end: shift + labelEnd });
  return {
    label,
    value,
    ...{ valueStart: written.start, valueEnd: written.end },
    ...(term && { labelStart: term.start, labelEnd: term.end }),
  };
}

function trimmed(text: string, start: number, end: number): TextRange {
  const content = text.slice(start, end);
  const first = start + content.length - content.trimStart().length;
  return { start: first, end: Math.max(first, start + content.trimEnd().length) };
}
