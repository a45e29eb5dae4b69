import { chunksOf } from '../notes/block';
import { parseNote, type Citation, type Note } from '../notes/note';
import { closingPlace, partsRepaired, separatorEdits, type Repair } from './clusterRepair';
import { isMarked, isTarget, looseBrackets, paragraphEnds, type LooseBracket } from './brackets';
import type { Draft, DraftEdit } from './draft';
import { lostMarkers } from './lostMarkers';

/** Stretches that are read alone are at least so long, in UTF-16 units. */
const chunkSize = 500;
const asText = 'Pandoc prints these brackets as text';

/** A finding that holds only if its edits make a citation or a cluster. */
interface Candidate {
  readonly draft: Draft;
  readonly edits: readonly DraftEdit[];
  /** What is cited where the edits were made: citations that one cluster holds, or an `@` that cites. */
  readonly cited: readonly Pick<Citation, 'start'>[];
  readonly isCluster: boolean;
}

/**
 * What looks like a citation or a cluster, and that Pandoc prints as text or reads otherwise than it is meant. Each is
 * reported only if, repaired, it is read as a cluster where it stands: not in code, links or formulas.
 * @param isKnown whether a text is the key of a paper
 */
export function malformedClusters(text: string, note: Note, isKnown: (key: string) => boolean): Draft[] {
  const loose = looseBrackets(text, note.citations, note.clusters);
  const paragraph = paragraphEnds(text);
  const candidates = loose.flatMap((bracket) => candidateOf(text, bracket, paragraph(bracket.start), isKnown) ?? []);
  let next = 0;
  const isCandidate = ({ start }: Draft) => {
    while (next < candidates.length && candidates[next]!.draft.end <= start) next++;
    return (candidates[next]?.draft.start ?? Infinity) <= start;
  };
  const lost = lostMarkers(text, isKnown)
    .filter((draft) => !isCandidate(draft))
    .map(({ edit, ...draft }): Candidate => ({ draft, edits: [edit], cited: [edit], isCluster: false }));
  return [...confirmed(text, [...candidates, ...lost]), ...misread(text, note, isKnown), ...strayBrackets(text, note)];
}

function candidateOf(
  text: string,
  bracket: LooseBracket,
  paragraphEnd: number,
  isKnown: (key: string) => boolean,
): Candidate | undefined {
  const { start, end, citations, follows } = bracket;
  if (end === undefined) return unclosed(text, bracket, paragraphEnd);
  const repair = partsRepaired(text, bracket, isKnown);
  if (!repair) return undefined;
  const message = `${asText}: each part between semicolons has to cite something.`;
  const draft = {
    start,
    end,
    code: 'malformed-cluster' as const,
    message,
    fixes: [fixOf(text, { start, end }, repair)],
  };
  return { draft, edits: repair.edits, cited: follows ? [follows, ...citations] : citations, isCluster: true };
}

function unclosed(text: string, bracket: LooseBracket, paragraphEnd: number): Candidate | undefined {
  const { start, citations } = bracket;
  const [first] = citations;
  const end =
    first && /^(?:\p{L}[^;]*)?$/u.test(text.slice(start + 1, first.start))
      ? closingPlace(text, bracket, paragraphEnd)
      : undefined;
  if (end === undefined) return undefined;
  const edits = [...separatorEdits(text, citations), { start: end, end, newText: ']' }];
  const fix = fixOf(text, { start, end }, { edits, isSafe: false });
  const message = 'This cluster is not closed: Pandoc prints its bracket as text.';
  return {
    draft: { start, end, code: 'malformed-cluster', message, fixes: [fix] },
    edits,
    cited: citations,
    isCluster: true,
  };
}

/** Clusters in which a citation stands within what is said of another one: `[@a, @b]`. */
function misread(text: string, { citations: all, clusters }: Note, isKnown: (key: string) => boolean): Draft[] {
  let next = 0;
  return clusters.flatMap(({ start, end }): Draft[] => {
    while (next < all.length && all[next]!.start < start) next++;
    const first = next;
    while (next < all.length && all[next]!.end <= end) next++;
    const citations = all.slice(first, next);
    if (!citations.every((cited) => isMarked(cited, text))) return [];
    const edits = separatorEdits(text, citations);
    if (edits.length === 0) return [];
    // names of people may be listed in brackets too: `[cc @ann, @joe]`
    const isSafe = citations.every(({ key }) => isKnown(key));
    const fix = fixOf(text, { start, end }, { edits, isSafe });
    const message = 'Pandoc reads a citation here as a remark on the one before it: semicolons separate citations.';
    return [{ start, end, code: 'malformed-cluster', message, fixes: [fix] }];
  });
}

/** A bracket that closes nothing, right after a cluster: `[@a]]`. */
function strayBrackets(text: string, { clusters }: Note): Draft[] {
  const paragraph = paragraphEnds(text);
  let at = 0;
  let last = -1;
  let open = 0;
  return clusters.flatMap(({ end }): Draft[] => {
    // without the bracket a link, say, would come of the cluster and what follows
    if (text[end] !== ']' || isTarget(text, end + 1)) return [];
    // how many brackets are open here, counted once per paragraph
    while (end > last) {
      at = last + 1;
      last = paragraph(at);
      open = 0;
    }
    for (; at <= end; at++) {
      if (text[at] === '[') open++;
      else if (text[at] === ']' && at < end) open = Math.max(0, open - 1);
    }
    if (open > 0) return [];
    const edits = [{ start: end, end: end + 1, newText: '' }];
    const fix = { title: 'Remove the bracket', edits, isSafe: false };
    const message = 'This bracket closes nothing: Pandoc prints it after the citation.';
    return [{ start: end, end: end + 1, code: 'malformed-cluster', message, fixes: [fix] }];
  });
}

function fixOf(text: string, { start, end }: { readonly start: number; readonly end: number }, repair: Repair) {
  const repaired = edited(text.slice(start, end), repair.edits, start);
  return { title: `Change to ${repaired.replace(/\s+/g, ' ')}`, edits: repair.edits, isSafe: repair.isSafe };
}

/** The candidates that are what they should be once all are repaired. */
function confirmed(text: string, candidates: readonly Candidate[]): Draft[] {
  if (candidates.length === 0) return [];
  const repairs = candidates.flatMap((one) => one.edits);
  const edits = [...repairs, ...others(text, candidates)].sort((a, b) => a.start - b.start);
  const { citations, clusters } = parseNote(edited(text, edits, 0));
  const moved = movedBy(edits);
  const starts = new Set(citations.map(({ start }) => start));
  const clusterOf = new Map(
    clusters.flatMap((cluster) => cluster.citations.map(({ start }) => [start, cluster] as const)),
  );
  return candidates.flatMap(({ draft, cited, isCluster }) => {
    const places = cited.map(({ start }) => moved(start));
    const [first] = places;
    const cluster = first === undefined ? undefined : clusterOf.get(first);
    const holds = isCluster
      ? cluster !== undefined && places.every((place) => clusterOf.get(place) === cluster)
      : places.every((place) => starts.has(place));
    return holds ? [draft] : [];
  });
}

/** Edits that take out the stretches of a text without candidates: a key press is not to parse a note twice. */
function others(text: string, candidates: readonly Candidate[]): DraftEdit[] {
  const ranges = candidates.map(({ draft, cited }) => ({
    start: Math.min(draft.start, cited[0]!.start),
    end: draft.end,
  }));
  ranges.sort((a, b) => a.start - b.start);
  let next = 0;
  return chunksOf(text, chunkSize).flatMap(({ start, end }): DraftEdit[] => {
    while (next < ranges.length && ranges[next]!.end <= start) next++;
    const isNeeded = (ranges[next]?.start ?? Infinity) < end;
    return isNeeded ? [] : [{ start, end, newText: '\n\n' }];
  });
}

/** @param offset of the text in the one that the edits are for */
function edited(text: string, edits: readonly DraftEdit[], offset: number): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start - offset) + newText;
    at = end - offset;
  }
  return result + text.slice(at);
}

/** Tells where an offset is after edits, which are in order. One at which an edit begins stays before it. */
function movedBy(edits: readonly DraftEdit[]): (offset: number) => number {
  const shifts: number[] = [0];
  for (const { start, end, newText } of edits) shifts.push(shifts.at(-1)! + newText.length - (end - start));
  return (offset) => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { start, end } = edits[middle]!;
      if (start < offset && end <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + shifts[low]!;
  };
}
