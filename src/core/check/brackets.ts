import type { Citation, Cluster } from '../notes/note';

/** Square brackets that hold or follow a citation, and that Pandoc prints as text. */
export interface LooseBracket {
  /** At `[`. */
  readonly start: number;
  /** After `]`; undefined where the paragraph ends before. */
  readonly end: number | undefined;
  /** Those within, in order. */
  readonly citations: readonly Citation[];
  /** The citation right before the brackets, as in `@key [p. 3]`. */
  readonly follows: Citation | undefined;
}

/** A prefix, or what is said between two citations, is not longer: otherwise brackets hold prose. */
const longestStretch = 60;
/** What no near miss of a cluster holds: code, formulas, HTML, links, escapes. */
const foreign = new Set('[]`$<>\\^{}');

/** Finds the brackets around, and right after, citations that are in no cluster. Looks at the text near them alone. */
export function looseBrackets(
  text: string,
  citations: readonly Citation[],
  clusters: readonly Cluster[],
): LooseBracket[] {
  const found: LooseBracket[] = [];
  const paragraph = paragraphEnds(text);
  const closing = nextOf(text, ']');
  let cluster = 0;
  let done = 0;
  for (const [at, cited] of citations.entries()) {
    while (cluster < clusters.length && clusters[cluster]!.end <= cited.start) cluster++;
    const isClustered = (clusters[cluster]?.start ?? Infinity) <= cited.start;
    if (isClustered || cited.start < done || !isMarked(cited, text)) continue;
    const start = openingBefore(text, cited, citations[at - 1]?.end ?? 0) ?? openingAfter(text, cited);
    if (start === undefined) continue;
    const follows = start >= cited.end ? cited : adjacentBefore(text, start, citations[at - 1]);
    const end = closingFrom(start);
    if (end === undefined) continue;
    done = end.offset;
    const first = firstFrom(citations, start + 1);
    let past = first;
    while (past < citations.length && citations[past]!.end <= end.offset) past++;
    const within = citations.slice(first, past);
    found.push({ start, end: end.isClosed ? end.offset : undefined, citations: within, follows });
  }
  return found;

  /** Where the brackets end, or the text after the last citation in them; undefined where they are no near miss. */
  function closingFrom(start: number): { readonly offset: number; readonly isClosed: boolean } | undefined {
    const last = paragraph(start);
    let next = firstFrom(citations, start);
    let stretch = start + 1;
    for (let at = start + 1; ; at++) {
      const cited = citations[next];
      if (cited?.start === at) {
        at = cited.end;
        stretch = at;
        next++;
      }
      const isLong = at - stretch > longestStretch;
      if (at >= last || isLong) return closing(at) < last ? undefined : { offset: stretch, isClosed: false };
      const character = text[at]!;
      if (character === ';') stretch = at;
      if (character === ']') return isTarget(text, at + 1) ? undefined : { offset: at + 1, isClosed: true };
      if (foreign.has(character)) return undefined;
    }
  }
}

/** Whether a citation is written with an `@`, not as another form's. */
export function isMarked({ start }: Citation, text: string): boolean {
  return text[start] === '@' || text[start] === '-';
}

function openingBefore(text: string, cited: Citation, earliest: number): number | undefined {
  for (let at = cited.start - 1; at >= Math.max(earliest, cited.start - longestStretch); at--) {
    const character = text[at]!;
    if (character === '[') return '\\!^[]'.includes(text[at - 1] ?? ' ') ? undefined : at;
    if (foreign.has(character) || (character === '\n' && endsBlankLine(text, at))) return undefined;
  }
  return undefined;
}

/** Whether the line that a line feed ends is blank. */
function endsBlankLine(text: string, feed: number): boolean {
  let at = feed - 1;
  while (at >= 0 && ' \t\r'.includes(text[at]!)) at--;
  return at < 0 || text[at] === '\n';
}

function openingAfter(text: string, { end }: Citation): number | undefined {
  const start = text[end] === ' ' ? end + 1 : end;
  return text[start] === '[' ? start : undefined;
}

function adjacentBefore(text: string, start: number, cited: Citation | undefined): Citation | undefined {
  return cited && (cited.end === start || (cited.end === start - 1 && text[cited.end] === ' ')) ? cited : undefined;
}

/** Whether what follows brackets makes a link, a span, a reference or a definition of them. */
export function isTarget(text: string, end: number): boolean {
  return '([{:'.includes(text[end] ?? ' ');
}

/** The first citation that begins at an offset or after it. */
function firstFrom(citations: readonly Citation[], offset: number): number {
  let low = 0;
  let high = citations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (citations[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tells where the paragraph around an offset ends; to be asked for growing offsets. */
export function paragraphEnds(text: string): (offset: number) => number {
  const blankLine = /\n[ \t]*(?:\r?\n|$)/g;
  let end = -1;
  return (offset) => {
    if (end < offset) {
      blankLine.lastIndex = offset;
      end = blankLine.exec(text)?.index ?? text.length;
    }
    return end;
  };
}

/** Tells where a mark comes next; to be asked for growing offsets. */
function nextOf(text: string, mark: string): (offset: number) => number {
  let next = -1;
  return (offset) => {
    if (next < offset) {
      const found = text.indexOf(mark, offset);
      next = found < 0 ? Infinity : found;
    }
    return next;
  };
}
