import type { Citation, Cluster, Found } from '../citations';
import { findCitations } from '../citations';
import type { CitationOptions } from '../citationSyntax';
import type { TextRange } from '../inline/inlineContext';
import { bracketsAround, isEscaped, type Brackets } from './brackets';
import { replaced, type Replacement } from './citationEdit';
import { commandPlace, type CommandPlace } from './commandPlace';
import { outsideMarkup } from './markup';
import { behindVerbatim, behindWhatIsWhole, isNoteLink } from './wholes';

/**
 * Where in a note one cites, and so what citing does there:
 *
 * - `cluster`: in a cluster's brackets or touching them, be it at a citation, between two or behind a semicolon, also in the
 *   brackets after a citation in the text. The papers join it behind the citation before the cursor and that one's suffix,
 *   in front only right before the first key; a comma that nothing follows goes.
 * - `part`: in square brackets, in a stretch between semicolons that cites nothing. What stands before the cursor becomes the
 *   prefix, what stands after it the suffix. Brackets that cite nothing yet become a cluster, brackets in which this part was
 *   all that kept them from being one, too.
 * - `list`: in brackets of citations that are no cluster because of brackets behind them, as in `[@a][^1]`. The papers stand
 *   beside the others, as they do.
 * - `command`: between the braces of a LaTeX command that cites, if such commands cite in this note. The keys join it.
 * - `text`: anywhere else where something can be cited: prose, the text of a link, the caption of a picture, a heading, the cell
 *   of a table, a footnote. The papers get brackets of their own, or none in the text's style, and blanks where they would
 *   run into what is around them. In a key, a link to a note, a formula, an address, a footnote's mark, attributes, a
 *   shortcode or brackets that refer to a figure that means behind it, before a link's target, too, and in a heading's
 *   attributes before them.
 *
 * A begun key, a bare `@`, `-@` or `@{}` right before the cursor, is taken away first: the place is what is there without it.
 * Brackets that are still open are closed first, if they hold no more than a beginning.
 *
 * Where citing would cite nothing or harm what is cited (code, HTML, the target of a link, the attributes of a division, front
 * matter) there is no place. All of this is read from one block; offsets are UTF-16 units of `text`.
 */
export type Place = PlaceKind & {
  /** What is edited: the block, after `steps`. */
  readonly text: string;
  /** Where the cursor stands in it. */
  readonly offset: number;
  /** What is done to the block first, each with the text that it is done to. */
  readonly steps: readonly Step[];
  /** What is to be cited afterwards as it is in `text`. */
  readonly was: Was;
  /** Whether `-@` was begun. */
  readonly isSuppressed: boolean;
  /** Brackets that become a cluster now, so that what they cite is in brackets from now on. */
  readonly reframed?: TextRange;
};

/** A text and what it cites. */
export interface Was {
  readonly text: string;
  readonly found: Found;
}

/** What decides places besides the block itself. */
export interface PlaceOptions {
  readonly syntax: Partial<CitationOptions>;
  /** Whether the note defines a link of this label. */
  readonly isDefined: (label: string) => boolean;
}

/** A change of a text on the way to the one that is edited. */
export interface Step {
  readonly text: string;
  readonly replacement: Replacement;
}

type PlaceKind =
  | { readonly kind: 'cluster'; readonly cluster: Cluster }
  | { readonly kind: 'part'; readonly brackets: Brackets; readonly beside: readonly Citation[] }
  | { readonly kind: 'list'; readonly brackets: Brackets; readonly beside: readonly Citation[] }
  | ({ readonly kind: 'command' } & CommandPlace)
  | { readonly kind: 'text'; readonly isApart: boolean };

/**
 * The places that an offset may be, the likeliest first: the first one counts at which citing leaves what it should.
 * @param text one block
 */
export function* placesAt(text: string, offset: number, options: PlaceOptions): Generator<Place> {
  const was = { text, found: findCitations(text, 0, { syntax: options.syntax }) };
  const begun = begunKeyAt(text, offset);
  if (begun) {
    const isSuppressed = text[begun.start] === '-';
    // with the blank before it, where the papers are to stand elsewhere
    const tight = { ...begun, start: isBetweenBlanks(text, begun) ? begun.start - 1 : begun.start };
    for (const place of placesWithout(was, tight, options)) {
      if (place.kind === 'cluster') yield { ...place, isSuppressed };
    }
    for (const place of placesWithout(was, begun, options)) {
      if (place.kind !== 'cluster') yield { ...place, isSuppressed };
    }
  }
  yield* placesIn(was, offset, options);
}

/** The places at what is taken away, if nothing that is cited goes with it. */
function* placesWithout(was: Was, removed: Replacement, options: PlaceOptions): Generator<Place> {
  const text = replaced(was.text, removed);
  const found = findCitations(text, 0, { syntax: options.syntax });
  const isSame =
    found.citations.length === was.found.citations.length &&
    found.citations.every(
      ({ key, mode }, i) => key === was.found.citations[i]!.key && mode === was.found.citations[i]!.mode,
    );
  if (isSame) yield* after(was.text, removed, placesIn({ text, found }, removed.start, options));
}

function* placesIn(was: Was, at: number, options: PlaceOptions): Generator<Place> {
  const { text, found } = was;
  const outside = outsideMarkup(text, behindVerbatim(text, at, options.syntax), options.syntax);
  if (outside === undefined) return;
  const offset = outside;
  const here = { text, offset, was, steps: [], isSuppressed: false };
  const command = options.syntax.latex ? commandPlace(text, offset, found, options.syntax) : undefined;
  if (command) yield { kind: 'command', ...here, ...command };
  const brackets = bracketsAround(text, offset);
  const behind = behindWhatIsWhole(text, offset, found, brackets);
  if (brackets && isDefinition(text, brackets)) {
    if (behind > offset) yield { kind: 'text', ...here, offset: behind, isApart: false };
    return;
  }
  yield* bracketed(was, was, offset, options);
  if (brackets && isBeginning(text, offset, brackets, found)) {
    const closing = { start: offset, end: offset, newText: ']' };
    const closed = replaced(text, closing);
    const then = { text: closed, found: findCitations(closed, 0, { syntax: options.syntax }) };
    const reframed = { start: brackets.start, end: offset };
    for (const place of after(text, closing, bracketed(then, was, offset, options))) yield { ...place, reframed };
  }
  yield { kind: 'text', ...here, offset: behind, isApart: false };
  yield { kind: 'text', ...here, offset: behind, isApart: true };
}

/** The places that a bracket on both sides makes. */
function* bracketed({ text, found }: Was, was: Was, offset: number, { isDefined }: PlaceOptions): Generator<Place> {
  const { citations, clusters } = found;
  const here = { text, offset, was, steps: [], isSuppressed: false };
  const cluster = clusters.findLast((one) => isJoined(text, offset, one));
  if (cluster) yield { kind: 'cluster', ...here, cluster };
  const brackets = bracketsAround(text, offset);
  if (brackets?.end === undefined || text[brackets.start + 1] === '^' || isNoteLink(text, brackets)) return;
  const { start, end } = brackets;
  const beside = citations.filter((one) => start < one.start && one.end < end && one.syntax === 'pandoc');
  const isEmpty = beside.every((one) => one.end <= brackets.partStart || one.start >= brackets.partEnd);
  const isLink = beside.length === 0 && isDefined(text.slice(start + 1, end - 1));
  if (isEmpty && !isLink) yield { kind: 'part', ...here, brackets, beside, reframed: { start, end } };
  if (!isEmpty && text[end] === '[' && !clusters.some((one) => one.start === start)) {
    yield { kind: 'list', ...here, brackets, beside };
  }
}

/** Whether brackets are the label of a link's or a footnote's definition. */
function isDefinition(text: string, { start, end }: Brackets): boolean {
  if (end === undefined || end - start === 2 || text[end] !== ':') return false;
  return /^[ \t>]*$/.test(text.slice(text.lastIndexOf('\n', start) + 1, start));
}

/** Whether papers join a cluster at an offset: it touches it, but in front of a citation in the text it stands before it. */
function isJoined(text: string, offset: number, { start, end, inText, citations }: Cluster): boolean {
  if (offset < start || offset > end || citations.some(({ syntax }) => syntax !== 'pandoc')) return false;
  return !inText || (offset > start && text[end - 1] === ']');
}

/** How much may stand in brackets that are still to be closed. */
const longestBeginning = 60;
const beginning = /^[\p{L}\p{M}\s.,:&'’*_-]*$/u;

/** Whether open brackets hold what a cluster begins with: a few words, or citations up to a semicolon or the line's end. */
function isBeginning(text: string, offset: number, { start, end }: Brackets, { citations }: Found): boolean {
  const within = text.slice(start + 1, offset);
  if (end !== undefined || within.includes('\n') || text[start + 1] === '^') return false;
  if (!citations.some((one) => start < one.start && one.end <= offset)) {
    return within.length <= longestBeginning && beginning.test(within);
  }
  if (/;[ \t]*$/.test(within.slice(-longestBeginning))) return true;
  const lineEnd = text.indexOf('\n', offset);
  return text.slice(offset, lineEnd < 0 ? text.length : lineEnd).trim() === '';
}

/** The marks of a key that is not there yet, right before an offset, with the brace behind it. */
function begunKeyAt(text: string, offset: number): Replacement | undefined {
  const [marks] = /-?@\{?$/.exec(text.slice(Math.max(0, offset - 3), offset)) ?? [];
  if (marks === undefined) return undefined;
  const start = offset - marks.length;
  const isBraced = marks.endsWith('{');
  const behind = text.slice(offset, offset + 2);
  const isKey = isBraced ? /^[^\s}]/.test(behind) : /^\{[^}]|^[\p{L}\p{N}_*]/u.test(behind);
  if (isKey || isEscaped(text, start) || /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start))) {
    return undefined;
  }
  const end = offset + (isBraced && behind.startsWith('}') ? 1 : !isBraced && behind === '{}' ? 2 : 0);
  return { start, end, newText: '' };
}

/** Whether taking a stretch away leaves a blank too many. */
function isBetweenBlanks(text: string, { start, end }: Replacement): boolean {
  return text[start - 1] === ' ' && /[\s\];,]/.test(text[end] ?? ' ');
}

function* after(text: string, replacement: Replacement, places: Iterable<Place>): Generator<Place> {
  for (const place of places) yield { ...place, steps: [{ text, replacement }, ...place.steps] };
}
