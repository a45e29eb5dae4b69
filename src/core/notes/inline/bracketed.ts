import { attributesEnd, linkSourceEnd, noteMarkerEnd } from './brackets';
import { readCluster } from './clusters';
import { span, type InlineReader, type Read, type Surroundings } from './inlines';
import { readWikilink } from './wikilinks';

/** What begins with `[`: a footnote's mark, a cluster, a span with attributes, a link, or brackets around text. */
export function readBrackets(reader: InlineReader, at: number, around: Surroundings): Read | undefined {
  const { text, limit } = reader;
  const note = noteMarkerEnd(reader.context, at, limit);
  if (note > 0) return { end: note, word: false };
  const cited =
    (reader.context.options.wikilinks ? readWikilink(text, at, limit) : undefined) ?? readCluster(reader, at, around);
  if (cited) return { end: cited.end, word: false, found: cited };
  const close = labelEnd(reader, at);
  if (close < 0) return undefined;
  const attributes = attributesEnd(text, close, limit);
  if (attributes > 0) {
    return { end: attributes, word: false, found: reader.readWithin(at + 1, close - 1, around) };
  }
  return around.links ? readLink(reader, at, close, around, { ...around, links: false }) : undefined;
}

/** `![text](target)`; its text may cite. `![[@key]]` is a wikilink, after a mark. */
export function readImage(reader: InlineReader, at: number, around: Surroundings): Read | undefined {
  if (reader.context.options.wikilinks && readWikilink(reader.text, at + 1, reader.limit)) return undefined;
  const close = reader.text[at + 1] === '[' ? labelEnd(reader, at + 1) : -1;
  return close < 0 ? undefined : readLink(reader, at + 1, close, around, around);
}

/** `^[a note]`. */
export function readInlineNote(reader: InlineReader, at: number, around: Surroundings): Read | undefined {
  if (reader.text[at + 1] !== '[') return undefined;
  const close = reader.closing(at + 1);
  if (close < 0) return undefined;
  return { end: close, word: false, found: reader.readWithin(at + 2, close - 1, around) };
}

/** A link whose label is between two offsets, whatever follows it: in the end it is text in brackets. */
function readLink(
  reader: InlineReader,
  start: number,
  close: number,
  around: Surroundings,
  inLabel: Surroundings,
): Read | undefined {
  const { text, limit, context } = reader;
  const target = linkSourceEnd(context, close, limit);
  if (target > 0) {
    const end = Math.max(target, attributesEnd(text, target, limit));
    return span('link', start, end, reader.readWithin(start + 1, close - 1, inLabel));
  }
  const end = referenceEnd(reader, close, around);
  const reference = text.slice(close, end);
  const isLink = context.isLink(reference === '' || reference === '[]' ? text.slice(start, close) : reference);
  if (isLink) return span('link', start, end, reader.readWithin(start + 1, close - 1, inLabel));
  const label = reader.readWithin(start + 1, close - 1, { ...around, links: true });
  return { end, word: false, found: [label, reader.readWithin(close, end, { ...around, links: true })] };
}

/** After the `[reference]` at a place, or the place itself. A cluster is no reference. */
function referenceEnd(reader: InlineReader, at: number, around: Surroundings): number {
  const { text, limit } = reader;
  if (at >= limit || text[at] !== '[' || readCluster(reader, at, around)) return at;
  return Math.max(at, labelEnd(reader, at));
}

/** After the bracket that closes the label at a place, or -1: no label begins like a footnote's mark. */
function labelEnd(reader: InlineReader, at: number): number {
  return reader.text[at + 1] === '^' ? -1 : reader.closing(at);
}
