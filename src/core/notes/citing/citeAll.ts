import { blockAt } from '../block';
import { findCitations, type Citation } from '../citations';
import { parseNote } from '../note';
import type { CitationOptions } from '../citationSyntax';
import { composed, replaced, shifted, type CitationEdit } from './citationEdit';
import { newClusterContent, type WishedCitation, type WishedCluster } from './clusterEdit';
import { placesAt, type Place, type PlaceOptions } from './place';
import { editIn, insertion, keysAt } from './placeEdit';
import { readingOf } from './readings';

/** How papers are cited at an offset. */
export interface Citing {
  readonly edit: CitationEdit;
  /** Undefined where nothing can be cited. */
  readonly place: Place['kind'] | undefined;
}

/**
 * The edit that cites papers, one at least, as it is right for the place (see `Place`). All that is cited around it is still
 * cited as it was. Those that are cited already where they would join are left out; if that is all, the edit is empty. Where
 * nothing can be cited, as in code, they are inserted as they are.
 */
export function citeAllAt(
  text: string,
  offset: number,
  wished: WishedCluster,
  syntax: Partial<CitationOptions> = {},
): CitationEdit {
  return citingAt(text, offset, wished, syntax).edit;
}

/** As `citeAllAt`, with the kind of the place. */
export function citingAt(
  text: string,
  offset: number,
  wished: WishedCluster,
  syntax: Partial<CitationOptions> = {},
): Citing {
  const distinct = { ...wished, citations: withoutRepeated(wished.citations) };
  const block = blockAt(text, offset);
  if (block) {
    const isDefined = (label: string) => text.toLowerCase().includes(`[${label.toLowerCase()}]:`);
    const source = text.slice(block.start, block.end);
    const citing = citingIn(source, offset - block.start, distinct, { syntax, isDefined });
    const edit = citing && shifted(citing.edit, block.start);
    if (edit && isInText(text, edit, syntax)) return { edit, place: citing.place };
  }
  const style = wished.inText ? 'inText' : 'cluster';
  const edit = insertion(text, offset, newClusterContent(distinct), style, { isApart: false });
  return { edit, place: undefined };
}

/** What may go on over blank lines, and so reach from one block into another: comments, HTML and TeX. */
const farReaching = /<[!?/a-z]|\\begin\b/i;

/** Whether the whole note cites what an edit inserts. */
function isInText(text: string, edit: CitationEdit, syntax: Partial<CitationOptions>): boolean {
  if (edit.newText === '' || !farReaching.test(text)) return true;
  const end = edit.start + edit.newText.length;
  const { citations } = parseNote(replaced(text, edit), syntax);
  return citations.some(({ keyStart }) => edit.start <= keyStart && keyStart < end);
}

/** Whether papers can be cited at an offset as part of the sentence: not where they would join others, nor in brackets. */
export function canCiteInText(text: string, offset: number, syntax: Partial<CitationOptions> = {}): boolean {
  return citingAt(text, offset, { inText: true, citations: [{ citekey: 'x' }] }, syntax).place === 'text';
}

function withoutRepeated(citations: readonly WishedCitation[]): WishedCitation[] {
  const seen = new Set<string>();
  return citations.filter(({ citekey, locator = '' }) => {
    const one = JSON.stringify([citekey.toLowerCase(), locator]);
    return !seen.has(one) && seen.add(one);
  });
}

function citingIn(text: string, offset: number, wished: WishedCluster, options: PlaceOptions): Citing | undefined {
  for (const place of placesAt(text, offset, options)) {
    const cited = new Set(keysAt(place).map((key) => key.toLowerCase()));
    const missing = wished.citations.filter(({ citekey }) => !cited.has(citekey.toLowerCase()));
    const none = { start: offset, end: offset, newText: '', cursor: offset };
    if (missing.length === 0) return { edit: none, place: place.kind };
    const citations = missing.map((one) => (place.isSuppressed ? { ...one, suppressAuthor: true } : one));
    const own = { ...wished, citations };
    const edit = editIn(place, own);
    if (!edit || !isRight(place, edit, own, options)) continue;
    const whole = place.steps.reduceRight((then, step) => composed(step.text, step.replacement, then), edit);
    return { edit: whole, place: place.kind };
  }
  return undefined;
}

/** Whether an edit cites what is wished, and leaves all that was cited as it was. */
function isRight(
  place: Place,
  edit: CitationEdit,
  { inText, citations }: WishedCluster,
  { syntax }: PlaceOptions,
): boolean {
  const edited = replaced(place.text, edit);
  const now = findCitations(edited, 0, { syntax }).citations;
  const end = edit.start + edit.newText.length;
  const isNew = ({ keyStart }: Citation) => edit.start <= keyStart && keyStart < end;
  const added = now.filter(isNew);
  const isWished = added.length === citations.length && added.every(({ key }, i) => key === citations[i]!.citekey);
  if (!isWished) return false;
  const isBare = place.kind === 'list' || (place.kind === 'text' && inText);
  const [{ mode, syntax: form } = added[0]!] = added;
  // a wikilink is in its own brackets
  if (!isBare && mode === 'AuthorInText' && form !== 'wikilink') return false;

  const kept = now.filter((one) => !isNew(one));
  const { was, reframed } = place;
  const before = was.found.citations;
  return (
    kept.length === before.length &&
    before.every((one, i) => {
      const isReframed = reframed && reframed.start <= one.start && one.start < reframed.end;
      return isReframed ? one.key === kept[i]!.key : readingOf(was.text, one) === readingOf(edited, kept[i]!);
    })
  );
}
