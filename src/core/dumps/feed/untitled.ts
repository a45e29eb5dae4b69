import type { FeedLine } from './feedLine';
import type { Segment } from './segmentation';

/** Papers that are judged together, and the fewest that tell what is usual on a page. */
const batch = 24;
const fewestPapers = 8;
/** Of a page's abstracts, how many are one paragraph where a second one is not usual. */
const leastSingle = 0.75;
const leastSentences = 3;
/** Of the usual length, what a paragraph has at least and at most that is an abstract itself. */
const leastLength = 0.6;
const mostLength = 1.7;

/** A paper's part of a page, and the first lines of the abstracts after it whose titles are missing. */
export interface Parted {
  readonly segment: Segment;
  readonly untitled: readonly FeedLine[];
}

/**
 * Finds abstracts without a title, which went into the abstract before: on a page of abstracts of one paragraph each,
 * those of several that are each as long as an abstract, and together longer than any.
 */
export class UntitledAbstracts {
  private previous: readonly Segment[] = [];
  private held: Segment[] = [];

  /** @param segment a paper */
  write(segment: Segment): Parted[] {
    this.held.push(segment);
    return this.held.length < batch ? [] : this.judge();
  }

  end(): Parted[] {
    return this.judge();
  }

  private judge(): Parted[] {
    const { held } = this;
    const usual = usualOn([...this.previous, ...held]);
    this.previous = held;
    this.held = [];
    return held.map((segment) => (usual ? parted(segment, usual) : { segment, untitled: [] }));
  }
}

/** What is usual on a page. */
interface Usual {
  /** Whether abstracts are one line: then lines are paragraphs, without blank lines between them. */
  readonly lined: boolean;
  readonly median: number;
  readonly longest: number;
}

/** @returns undefined for a page that is not regular enough to tell */
function usualOn(papers: readonly Segment[]): Usual | undefined {
  const least = Math.max(fewestPapers, papers.length * leastSingle);
  const lines = papers.filter(({ abstract }) => abstract.length === 1);
  const lined = lines.length >= least;
  const single = lined ? lines : papers.filter(({ abstract }) => paragraphsOf(abstract, false).length === 1);
  if (single.length < least) return undefined;
  if (!lined && !single.every(({ title, abstract }) => title.apart && abstract[0]!.apart)) return undefined;
  const lengths = single.map(({ abstract }) => textOf(abstract).length).sort((a, b) => a - b);
  return { lined, median: lengths[lengths.length >> 1]!, longest: lengths.at(-1)! };
}

function parted(segment: Segment, { lined, median, longest }: Usual): Parted {
  const paragraphs = paragraphsOf(segment.abstract, lined);
  const texts = paragraphs.map(textOf);
  const together = texts.reduce((sum, text) => sum + text.length, 0);
  const whole = texts.every(
    (text) =>
      text.length >= median * leastLength &&
      text.length <= median * mostLength &&
      // a paper without its title begins as abstracts do
      /^["'“(]?[\p{Lu}\p{Lo}\d]/u.test(text) &&
      sentencesIn(text) >= leastSentences,
  );
  const ended = paragraphs.slice(0, -1).every((lines) => /sentence|link/.test(lines.at(-1)!.ends));
  if (paragraphs.length < 2 || together <= longest || !whole || !ended) return { segment, untitled: [] };
  return { segment: { ...segment, abstract: paragraphs[0]! }, untitled: paragraphs.slice(1).map((lines) => lines[0]!) };
}

function paragraphsOf(lines: readonly FeedLine[], lined: boolean): FeedLine[][] {
  const paragraphs: FeedLine[][] = [];
  for (const line of lines) {
    if (lined || line.apart || paragraphs.length === 0) paragraphs.push([]);
    paragraphs.at(-1)!.push(line);
  }
  return paragraphs;
}

function textOf(lines: readonly FeedLine[]): string {
  return lines.map((line) => line.text).join(' ');
}

/** Sentences that end: those amid a text, and the last. */
function sentencesIn(text: string): number {
  return text.match(/[.!?]["')\]”]{0,2}(?=\s+["'“(]?[\p{Lu}\d]|$)/gu)?.length ?? 0;
}
