import { defaultCitationOptions, type CitationOptions } from './citationSyntax';
import type { CitationForm, CitationMode, TextRange } from './inline/inlineContext';
import type { LocatorLabel } from './locator/locator';
import { noteLeaves } from './leaves/noteLeaves';
import { placedCitations } from './leaves/placedCitations';

export type { CitationForm, CitationMode, TextRange } from './inline/inlineContext';

/** The part of a work that a citation points at. All offsets are UTF-16 units of the note's text; ends are exclusive. */
export interface Locator {
  /** CSL's name for what it counts: `page` where no term is written. */
  readonly label: LocatorLabel;
  /** Where the term is written, if one is. */
  readonly labelStart?: number;
  readonly labelEnd?: number;
  /** As plain text: `33-35`. */
  readonly value: string;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** One citation in a note. All offsets are UTF-16 units of the note's text; ends are exclusive. */
export interface Citation {
  readonly key: string;
  /** `start` to `end` covers all of `-@{key}`; in LaTeX just the key, in `[[@key]]` the brackets too. */
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Whether it was written `-@key`, or with a LaTeX command that leaves the author out. */
  readonly suppressAuthor: boolean;
  /** Whether it was written `@{key}`. */
  readonly braced: boolean;
  /** How Pandoc cites it. */
  readonly mode: CitationMode;
  /** Text before it in its cluster, trimmed. */
  readonly prefix?: TextRange;
  /** The part of the work, with which the text after it in its cluster begins, or in the brackets after `@key`. */
  readonly locator?: Locator;
  /** Text after it in its cluster, without the locator, trimmed. */
  readonly suffix?: TextRange;
  readonly syntax: CitationForm;
}

/** Citations in one pair of square brackets, `[see @a, p. 3; @b]`, in one LaTeX command, or `@a [p. 3; @b]`. */
export interface Cluster {
  /** At the first bracket, the `@` or the backslash. */
  readonly start: number;
  readonly end: number;
  /** Whether its first citation is part of the sentence. */
  readonly inText: boolean;
  /** At least one, in order. */
  readonly citations: readonly Citation[];
}

/** What stands in a text: citations and clusters in the order of their starts. */
export interface Found {
  readonly citations: readonly Citation[];
  readonly clusters: readonly Cluster[];
}

/** How a text is read. */
export interface FindOptions {
  readonly syntax?: Partial<CitationOptions>;
}

/**
 * Finds the citations in Markdown: whole blocks, without front matter.
 * @param offset what is added to the offsets: where `source` begins in the note that it was taken from
 */
export function findCitations(source: string, offset = 0, { syntax }: FindOptions = {}): Found {
  const options = { ...defaultCitationOptions, ...syntax };
  const { leaves, labels } = noteLeaves(source, options);
  const citations: Citation[] = [];
  const clusters: Cluster[] = [];
  for (const leaf of leaves) {
    const left = [...placedCitations(leaf, offset, options, labels)].reverse();
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      if ('citation' in one) citations.push(one.citation);
      else {
        if ('cluster' in one) clusters.push(one.cluster);
        for (let index = one.within.length - 1; index >= 0; index--) left.push(one.within[index]!);
      }
    }
  }
  return { citations, clusters };
}
