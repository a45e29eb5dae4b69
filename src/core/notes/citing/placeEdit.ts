import { isSimpleKey } from '../citationSyntax';
import type { CitationEdit } from './citationEdit';
import { newClusterContent, type WishedCitation, type WishedCluster } from './clusterEdit';
import { clusterParts, inkEnd, withoutComma } from './clusterParts';
import type { Place } from './place';

/** A place of one kind. */
type PlaceOf<Kind extends Place['kind']> = Extract<Place, { readonly kind: Kind }>;

/**
 * The edit of a place's text that cites papers there, with the cursor right behind what cites them. What they are to be
 * besides, of those that are cited there already nothing.
 * @returns undefined where the place cannot hold what is wished: a command no locators
 */
export function editIn(place: Place, wished: WishedCluster): CitationEdit | undefined {
  if (place.kind === 'text')
    return insertion(place.text, place.offset, newClusterContent(wished), styleOf(wished), place);
  const { citations } = wished;
  if (place.kind === 'command') return citations.every(isPlain) ? commandEdit(place, citations) : undefined;
  const content = newClusterContent({ inText: false, citations });
  if (place.kind === 'cluster') return clusterEdit(place, content);
  return place.kind === 'part' ? partEdit(place, content) : listEdit(place, content);
}

/** The keys that are cited where papers would join them. */
export function keysAt(place: Place): readonly string[] {
  if (place.kind === 'text') return [];
  if (place.kind === 'command') return place.cited;
  return (place.kind === 'cluster' ? place.cluster.citations : place.beside).map(({ key }) => key);
}

function styleOf({ inText }: WishedCluster): 'inText' | 'cluster' {
  return inText ? 'inText' : 'cluster';
}

function isPlain({ locator = '', suppressAuthor = false }: WishedCitation): boolean {
  return locator === '' && !suppressAuthor;
}

function commandEdit(
  { keysAt: at, joins, separator }: PlaceOf<'command'>,
  wished: readonly WishedCitation[],
): CitationEdit {
  const keys = wished.map(({ citekey }) => citekey).join(separator);
  return edit(at, at, joins ? separator + keys : keys);
}

/** Behind a citation, with the blanks there that the cursor is in, and a comma that nothing follows. */
function clusterEdit({ text, offset, cluster }: PlaceOf<'cluster'>, content: string): CitationEdit {
  const { citations, inText } = cluster;
  const { opening, closing } = clusterParts(text, cluster);
  const contentStart = (inText ? citations[0]!.end : cluster.start) + opening.length;
  const ends = partEnds(text, cluster);
  const before = Math.max(
    0,
    citations.findLastIndex((one) => one.start < offset),
  );
  const end = ends[before]!;
  // the brackets after a citation in the text have nothing of its own
  if (inText && before === 0 && end === contentStart) {
    const rest = text.slice(contentStart, cluster.end - 1).trim() === '';
    return edit(end, rest ? end + (closing.length - 1) : end, rest ? content : `${content}; `, content.length);
  }
  const ink =
    citations[before]!.end > end ? end : withoutComma(text, Math.max(citations[before]!.end, contentStart), end);
  const isOpen = ink < end || (ink < offset && text.slice(ink, offset).trim() === '');
  return edit(ink, isOpen ? blanksEnd(text, end) : end, `; ${content}`);
}

/** Where the parts of a cluster end, each with its suffix. */
function partEnds(text: string, cluster: PlaceOf<'cluster'>['cluster']): number[] {
  const { opening, parts } = clusterParts(text, cluster);
  let at = cluster.inText ? cluster.citations[0]!.start : cluster.start + opening.length;
  return parts.map(({ prefix, key, tail, separator }, index) => {
    const head = cluster.inText && index === 0;
    at += head
      ? key.length + opening.length + tail.length
      : separator.length + prefix.length + key.length + tail.length;
    return at;
  });
}

/** Between the words of a part: after a blank, and before another one where a word follows. */
function partEdit({ text, offset, brackets }: PlaceOf<'part'>, content: string): CitationEdit {
  const { start, partStart, partEnd } = brackets;
  const before = text.slice(partStart, offset);
  const after = text.slice(offset, partEnd);
  const isFirst = partStart === start + 1;
  const from = offset - (before.length - before.replace(/(?<![ \t\\])[ \t]+$/, '').length);
  const isFront = before.trim() === '';
  const leading =
    text[from - 1] === '\n' ? text.slice(from, offset) : isFront ? (isFirst ? '' : ' ') : opens(before) ? '' : ' ';
  const to = offset + /^[ \t]*/.exec(after)![0].length;
  const rest = text.slice(to, partEnd);
  const trailing = rest === '' || /^[\s,.:!?)”’»\]]/.test(rest) ? '' : ' ';
  return edit(from, to, leading + content + trailing, leading.length + content.length);
}

function opens(before: string): boolean {
  return /[(“‘«"'[{]$/.test(before);
}

function listEdit({ text, brackets: { partStart, partEnd } }: PlaceOf<'list'>, content: string): CitationEdit {
  const end = Math.max(partStart, inkEnd(text, partEnd));
  return edit(end, end, `; ${content}`);
}

/**
 * The edit that puts a new cluster at an offset, with blanks where it would run into what is around it.
 * @param content what is to stand between its brackets, or, in the text, all of it
 * @param isApart whether blanks are to stand around it whatever is there
 */
export function insertion(
  text: string,
  offset: number,
  content: string,
  style: 'inText' | 'cluster',
  { isApart }: { readonly isApart: boolean },
): CitationEdit {
  const before = text.slice(Math.max(0, offset - longestAddress), offset);
  const after = text.slice(offset, offset + 2);
  // in `[]` that the editor has closed by itself, the brackets are there; those of `^[]` are the note's
  const inBrackets = /(?<!\^)\[$/.test(before) && /^\](?![([{])/.test(after);
  const bare = style === 'inText' || inBrackets;
  const cited = bare ? content : `[${content}]`;
  const runsIn = isApart ? /\S$/.test(before) : endsWord.test(before) || endsAddress.test(before);
  const runsOn = isApart
    ? /^\S/.test(after)
    : cited.endsWith(']')
      ? /^(?:[([{@\p{L}\p{N}]|-@)/u.test(after)
      : continuesKey(content, after);
  const leading = runsIn ? ' ' : '';
  const newText = leading + cited + (runsOn ? ' ' : '');
  return edit(offset, offset, newText, leading.length + cited.length);
}

/**
 * What a blank is to follow before a citation: a word, its punctuation, a picture of one, marks that close behind it, or an
 * exponent.
 */
const endsWord =
  /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}.,;:!?)\]}@”’»…%°′″]$|[\p{L}\p{M}\p{N}.,;!?)\]}]["'*_`~$]{1,3}$|\^[\p{L}\p{N}]{1,3}\^$/u;
const endsAddress = /(?:^|[\s(<])(?:https?:\/\/|www\.)[^\s<>()]+>?$/i;
const longestAddress = 500;

/** Whether what follows would make the last key of a text a longer one. */
function continuesKey(cited: string, after: string): boolean {
  if (after === '' || cited.endsWith('}')) return false;
  const key = cited.slice(cited.lastIndexOf('@') + 1);
  return isSimpleKey(key + after) || isSimpleKey(key + after[0]!);
}

function blanksEnd(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

/** @param length of what the cursor stands behind */
function edit(start: number, end: number, newText: string, length = newText.length): CitationEdit {
  return { start, end, newText, cursor: start + length };
}
