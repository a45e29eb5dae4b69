import { citation } from '../notes/citing/cite';
import { readLocator } from '../notes/locator/locator';
import type { Citation } from '../notes/note';
import type { LooseBracket } from './brackets';
import type { DraftEdit } from './draft';
import type { TextRange } from '../notes/citations';

/** What makes a cluster of a near miss. */
export interface Repair {
  readonly edits: readonly DraftEdit[];
  /** Whether it can only be meant so. */
  readonly isSafe: boolean;
}

/** What is said about a citation in a cluster has a few words; anything longer is prose in brackets. */
const mostWords = 3;
/** Nor is a locator, or what stands between two citations, longer than so many characters. */
const mostLocator = 60;
const mostBetween = 120;

/** What stands between two semicolons, without the blanks around it. */
interface Part extends TextRange {
  readonly citations: readonly Citation[];
}

/** How a part goes on from the one before it. */
interface Joined extends Part {
  readonly joint: ';' | ',' | '';
  readonly newText?: string;
  /** Whether it is said before the first citation, and so belongs to that. */
  readonly isPrefix?: boolean;
  readonly isSafe: boolean;
}

/**
 * What makes a cluster of brackets in which a part cites nothing: `[@a; ]`, `[@a; p. 3]`, `[@a; see]`.
 * @param isKnown whether a text is the key of a paper
 * @returns undefined where the brackets hold prose, or nothing needs repair
 */
export function partsRepaired(
  text: string,
  { start, end, citations, follows }: LooseBracket,
  isKnown: (key: string) => boolean,
): Repair | undefined {
  if (end === undefined) return undefined;
  const inner = { start: start + 1, end: end - 1 };
  const parts = partsOf(text, inner, citations);
  const joined: Joined[] = [];
  for (const [at, part] of parts.entries()) {
    const opens = at === 0 && follows !== undefined;
    if (part.start === part.end && !opens) continue;
    const one = opens ? opening(text, part) : joinedPart(text, part, joined.at(-1), isKnown);
    if (!one) return undefined;
    joined.push(one);
  }
  const [first] = joined;
  if (!first || (citations.length === 0 && follows === undefined)) return undefined;
  const edits = [...editsBetween(text, inner, joined), ...separatorEdits(text, citations)];
  edits.sort((a, b) => a.start - b.start);
  if (edits.length === 0) return undefined;
  return { edits, isSafe: joined.every(({ isSafe }) => isSafe) };
}

/** The edits that separate citations as Pandoc does, where other marks stand between them: `[@a, @b]`. */
export function separatorEdits(text: string, citations: readonly Citation[]): DraftEdit[] {
  return citations.slice(1).flatMap((next, i): DraftEdit[] => {
    const before = citations[i]!;
    if (next.start - before.end > mostBetween) return [];
    const between = text.slice(before.end, next.start);
    const { mark, index } = /^\s*[,，、；]?\s*$/.test(between) ? { mark: between, index: 0 } : wideSemicolon(between);
    if (mark === '') return [];
    const start = before.end + index;
    return [{ start, end: start + mark.length, newText: `;${blankLike(mark)}` }];
  });
}

/** A full-width semicolon between what is said of one citation and a prefix of the next, with the blanks after it. */
function wideSemicolon(between: string): { readonly mark: string; readonly index: number } {
  const [before = '', after, ...more] = between.split('；');
  const isOne = after !== undefined && more.length === 0 && !/[;[\]]/.test(between);
  if (!isOne || !(isBrief(before) || isLocator(before)) || !isBrief(after)) return { mark: '', index: 0 };
  return { mark: `；${/^\s*/.exec(after)![0]}`, index: before.length };
}

/** Where a cluster that is not closed should be: after its last citation and the locator of that one. */
export function closingPlace(text: string, { citations }: LooseBracket, paragraphEnd: number): number | undefined {
  const last = citations.at(-1);
  if (!last) return undefined;
  const after = text.slice(last.end, Math.min(paragraphEnd, last.end + mostLocator));
  const locator = /^,? /.test(after) ? readLocator(after) : undefined;
  return last.end + (locator === undefined ? 0 : after.slice(0, locator.end).trimEnd().length);
}

/** Whether words may be a prefix, or what is said of a citation. */
function isBrief(written: string): boolean {
  const words = written.trim();
  return words.length <= 40 && words.split(/\s+/).length <= mostWords && !/[*_"“”()]/.test(words);
}

/** The parts of a range between semicolons that are in no citation. */
function partsOf(text: string, { start, end }: TextRange, citations: readonly Citation[]): Part[] {
  const parts: Part[] = [];
  let from = start;
  let next = 0;
  let cited: Citation[] = [];
  for (let at = start; at <= end; at++) {
    const here = citations[next];
    if (here?.start === at) {
      cited.push(here);
      next++;
      at = Math.max(at, here.end);
    }
    if (at < end && text[at] !== ';') continue;
    parts.push({ ...trimmed(text, from, at), citations: cited });
    from = at + 1;
    cited = [];
  }
  return parts;
}

/** The first part in brackets after a citation: a locator, if anything. */
function opening(text: string, part: Part): Joined | undefined {
  const written = text.slice(part.start, part.end);
  const isFit = part.citations.length > 0 || written === '' || isLocator(written);
  return isFit ? { ...part, joint: '', isSafe: true } : undefined;
}

function joinedPart(
  text: string,
  part: Part,
  before: Joined | undefined,
  isKnown: (key: string) => boolean,
): Joined | undefined {
  const written = text.slice(part.start, part.end);
  const joint = before === undefined || before.isPrefix === true ? '' : ';';
  const [first] = part.citations;
  if (first) {
    const last = part.citations.at(-1)!;
    const around = [text.slice(part.start, first.start), text.slice(last.end, part.end)];
    return around.every((one) => isBrief(one) || isLocator(one)) ? { ...part, joint, isSafe: true } : undefined;
  }
  const key = /^@?[ \t]*(\S+)$/.exec(written)?.[1];
  if (key !== undefined && isKnown(key)) return { ...part, joint, newText: citation(key), isSafe: false };
  if (before && isLocator(written)) {
    const isBare = before.end === before.citations.at(-1)?.end;
    return { ...part, joint: ',', isSafe: isBare };
  }
  if (written === '@' || !isBrief(written)) return undefined;
  return { ...part, joint: before ? ',' : '', isPrefix: before === undefined, isSafe: false };
}

function isLocator(written: string): boolean {
  const text = written.replace(/^,\s*/, '');
  return text !== '' && readLocator(text)?.end === text.length;
}

/** The edits that leave these parts, joined as they are to be. */
function editsBetween(text: string, inner: TextRange, parts: readonly Joined[]): DraftEdit[] {
  const edits: DraftEdit[] = [];
  const replace = (start: number, end: number, newText: string) => edits.push({ start, end, newText });
  const [first, last] = [parts[0]!, parts.at(-1)!];
  if (text.slice(inner.start, first.start).includes(';')) replace(inner.start, first.start, '');
  for (const [at, part] of parts.entries()) {
    const before = parts[at - 1];
    const between = before ? text.slice(before.end, part.start) : '';
    const isAsMeant = part.joint === ';' ? /^\s*;\s*$/.test(between) : false;
    if (before && !isAsMeant) replace(before.end, part.start, part.joint + blankLike(between));
    if (part.newText !== undefined) replace(part.start, part.end, part.newText);
  }
  if (text.slice(last.end, inner.end).includes(';')) replace(last.end, inner.end, '');
  return edits;
}

function blankLike(replaced: string): string {
  return replaced.includes('\n') ? '\n' : ' ';
}

function trimmed(text: string, start: number, end: number): TextRange {
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: Math.min(from, end), end: Math.max(start + written.trimEnd().length, Math.min(from, end)) };
}
