import type { Citation, Cluster } from '../citations';
import { isCrossReference, type CitationOptions } from '../citationSyntax';
import type { KnownLabels, SpanKind, TextRange } from '../inline/inlineContext';
import { citationOf } from './citationOf';
import { citationsInLeaf, foundItems, headingEnd, type FoundItem } from './citationsInLeaf';
import type { LeafText } from './leafText';
import type { Leaf } from './noteLeaves';

/** A citation, a cluster with all that is cited in it, or what is no prose with what its text cites; offsets are the note's. */
export type Placed =
  | { readonly citation: Citation }
  | { readonly cluster: Cluster; readonly within: readonly Placed[] }
  | { readonly span: PlacedSpan; readonly within: readonly Placed[] };

/** Code, a formula, a tag, or a link with its text. */
export interface PlacedSpan extends TextRange {
  readonly kind: SpanKind;
}

/**
 * The `Citation`s and `Cluster`s of a paragraph, a heading or a cell, without cross-references.
 * @param shift what is added to their offsets
 */
export function placedCitations(
  { block, text }: Leaf,
  shift: number,
  options: CitationOptions,
  labels: KnownLabels,
): readonly Placed[] {
  const softEnds = (block.soft ?? []).map((line) => text.lineStarts[line]! - 1);
  const end = block.kind === 'heading' ? headingEnd(text.text) : text.text.length;
  return placed(citationsInLeaf(text.text, { softEnds, end }, options, labels), text, shift, options);
}

function placed(items: readonly FoundItem[], text: LeafText, shift: number, options: CitationOptions): Placed[] {
  return items.flatMap((item): Placed[] => {
    if (item.kind === 'citation') {
      const citation = citationOf(item, text, shift);
      return isCrossReference(citation.key, options) ? [] : [{ citation }];
    }
    // the end is that of the last character: what follows may be on another line
    const range = { start: text.offsetAt(item.start) + shift, end: text.offsetAt(item.end - 1) + 1 + shift };
    const within = placed(foundItems(item.within), text, shift, options);
    if (item.kind !== 'cluster') return [{ span: { kind: item.kind, ...range }, within }];
    const own = new Set(item.citations.map(({ keyStart }) => text.offsetAt(keyStart) + shift));
    const citations = within.flatMap((one) =>
      'citation' in one && own.has(one.citation.keyStart) ? [one.citation] : [],
    );
    return citations.length === 0 ? within : [{ cluster: { ...range, inText: item.inText, citations }, within }];
  });
}
