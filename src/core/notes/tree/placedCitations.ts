import { isCrossReference, type CitationOptions } from '../citationSyntax';
import type { KnownLabels } from '../inline/inlineContext';
import { citationOf } from './citationOf';
import { citationsInLeaf, foundItems, type FoundItem } from './leaves';
import type { LeafText } from './leafText';
import type { Leaf } from './noteLeaves';
import type { Placed } from './placing';

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
  return placed(citationsInLeaf(text.text, softEnds, options, labels), text, shift, options);
}

function placed(items: readonly FoundItem[], text: LeafText, shift: number, options: CitationOptions): Placed[] {
  return items.flatMap((item): Placed[] => {
    const start = text.offsetAt(item.start);
    // the end is that of the last character: what follows may be on another line
    const end = text.offsetAt(item.end - 1) + 1;
    if (item.kind === 'citation') {
      const citation = citationOf(item, text, shift);
      return isCrossReference(citation.key, options) ? [] : [{ start, end, citation }];
    }
    const within = placed(foundItems(item.within), text, shift, options);
    const own = new Set(item.citations.map(({ keyStart }) => text.offsetAt(keyStart) + shift));
    const citations = within.flatMap((one) =>
      'citation' in one && own.has(one.citation.keyStart) ? [one.citation] : [],
    );
    if (citations.length === 0) return within;
    const cluster = { start: start + shift, end: end + shift, inText: item.inText, citations };
    return [{ start, end, cluster, within }];
  });
}
