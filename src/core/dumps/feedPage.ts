import { normalArxiv, normalDoi } from '../text/identifiers';
import { holdsPapers } from './feed/evidence';
import { feedLine, type FeedLine } from './feed/feedLine';
import { BlankLines, LineSplitter, type RawLine } from './lines';
import { skipped, type Reader, type Reading, type TextReader } from './reader';
import { PageDivider, segments, type Segment } from './feed/segmentation';
import { decodeTex } from './tex';
import { UntitledAbstracts, type Parted } from './feed/untitled';

/** The saved page of a paper feed: titles and abstracts among the page's own words, with blank lines or without. */
export const feedPage: Reader = {
  format: 'Saved paper feed',
  extensions: ['.txt'],
  recognises,
  start: (file) => new FeedPageReader(file),
};

class FeedPageReader implements TextReader {
  private readonly lines = new LineSplitter('unicode');
  private readonly pageLines = new PageLines();
  private readonly divider = new PageDivider();
  private readonly untitled = new UntitledAbstracts();

  constructor(private readonly file: string) {}

  *write(piece: string): Generator<Reading> {
    for (const line of this.lines.write(piece)) yield* this.take(line);
  }

  *end(): Generator<Reading> {
    for (const line of this.lines.end()) yield* this.take(line);
    yield* this.readings(this.divider.end());
    for (const one of this.untitled.end()) yield* this.readingsOf(one);
  }

  private *take(raw: RawLine): Generator<Reading> {
    const line = this.pageLines.take(raw);
    if (line) yield* this.readings(this.divider.write(line));
  }

  private *readings(parts: Iterable<Segment>): Generator<Reading> {
    for (const segment of parts) {
      if (segment.furniture) continue;
      for (const one of this.untitled.write(segment)) yield* this.readingsOf(one);
    }
  }

  private *readingsOf({ segment, untitled }: Parted): Generator<Reading> {
    yield* readingsOf(segment, this.file);
    for (const { number } of untitled) yield skipped(this.file, number, 'This abstract has no title');
  }
}

/** What a page says of a paper. */
function* readingsOf({ title, between, abstract }: Segment, file: string): Generator<Reading> {
  const text = abstract.map((line) => line.text).join(' ');
  const doi = firstOf(between, normalDoi);
  const arxiv = firstOf(between, normalArxiv);
  yield {
    record: {
      title: decodeTex(title.text),
      abstract: decodeTex(text.replace(label, '')),
      author: between.flatMap((line) => line.authors),
      year: null,
      ...(doi !== undefined && { doi }),
      ...(arxiv !== undefined && { arxiv }),
      source: { file, line: title.number },
    },
  };
  const message = 'This title has no abstract: only the title was read.';
  if (abstract.length === 0) yield { problem: { file, line: title.number, message } };
}

function firstOf(lines: readonly FeedLine[], read: (text: string) => string | undefined): string | undefined {
  for (const { text } of lines) {
    const found = text.includes(' ') ? undefined : read(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A page's lines that are not blank, as they are read one after the other. */
class PageLines {
  private readonly blank = new BlankLines();
  private previous: FeedLine | undefined;

  take(raw: RawLine): FeedLine | undefined {
    const line = this.blank.take({ ...raw, text: withoutControls(raw.text) });
    if (!line) return undefined;
    this.previous = feedLine({ ...line, text: withoutButton(line.text) }, this.previous);
    return this.previous;
  }
}

/** Damage: zeros and control characters, but for white space. */
function withoutControls(text: string): string {
  return text.replace(/[\0-\x08\x0e-\x1f\x7f]/g, ' ');
}

/** A packed page glues its button to the first title. "Subscribers" and the like are words. */
function withoutButton(text: string): string {
  return text.replace(/^(?:Subscribe(?!\s|$|rs?\b|d\b|s\b)|(?:Sign up|Sign in|Log in)(?=\p{Lu}))/u, '');
}

/** What some pages write before an abstract. */
const label = /^Abstract ?[:.—–] ?/i;

/** How many lines are looked at to recognise a page. */
const lookedLines = 2000;

function recognises(beginning: string): boolean {
  return holdsPapers(segments(linesAtBeginning(beginning)));
}

function* linesAtBeginning(text: string): Generator<FeedLine> {
  const splitter = new LineSplitter('unicode');
  const pageLines = new PageLines();
  let count = 0;
  for (const lines of [splitter.write(text), splitter.end()]) {
    for (const raw of lines) {
      const line = pageLines.take(raw);
      if (!line) continue;
      if (++count > lookedLines) return;
      yield line;
    }
  }
}
