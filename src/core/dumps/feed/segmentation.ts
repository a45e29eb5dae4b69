import { DivisionTable, type Part } from './divisionTable';
import type { FeedLine } from './feedLine';
import { blank, layouts } from './layouts';

/** A part of a page: a paper's lines, or a line of furniture. */
export interface Segment {
  readonly title: FeedLine;
  readonly abstract: readonly FeedLine[];
  /** Furniture between title and abstract. */
  readonly between: readonly FeedLine[];
  /** Whether `title` is a line of furniture, and all there is. */
  readonly furniture: boolean;
}

/** A page seldom changes its layout; two pages in one file do. */
const otherLayout = 9;
// Costs in nats, that is -ln of how rare a thing is. They only have to be right to about one.
/** Feeds have a title without its abstract now and then. */
const noAbstract = 3.5;
/** A break inside an abstract that neither a sentence's end nor the page's width explains. */
const unexplainedBreak = 5;
/** A page that breaks at sentences does not have lines of many sentences. */
const longestSentence = 450;
const longSentence = 3.5;
/** A paragraph that ends in the middle of a sentence. */
const unfinishedParagraph = 5;
/** Lines that end in the middle of a sentence, even where the width explains it. */
const brokenSentences = 1;
/** A last line that begins a sentence and is written like a title. */
const titleLast = 1.5;
/** A sentence on a line of its own that is written like a title. */
const titleAmong = 2;
/** A last line that is one sentence without its end, where any lines before are whole sentences. */
const unfinishedSentence = 3;
/** A wrapped abstract whose last line is full. */
const fullLastLine = 1.5;
/** What can be between two lines of one abstract, by how the first ends and the second begins. */
const goesOn = { sentence: { upper: 0.4, lower: 3, other: 0.7 }, else: { upper: 0.9, lower: 0.1, other: 0.5 } };
/** The same where lines break anywhere: few words of an abstract begin a sentence, or with a capital. */
const goesOnRagged = { sentence: { upper: 2.5, lower: 5, other: 3 }, else: { upper: 2.3, lower: 0.1, other: 1 } };
/** A line of furniture by its looks, where lines break anywhere. */
const furnitureAmong = 2;
/** How an abstract begins. */
const starts = { upper: 0, lower: 2.5, other: 0.7 };
/** The same where lines break anywhere, and a line that does not begin a sentence rather goes on with one. */
const startsRagged = { upper: 0, lower: 4.5, other: 2.5 };
/** How an abstract ends. */
const finishes = { sentence: 0.1, link: 1, closed: 2.2, word: 3.7, open: 6.5 };
/** Furniture stands together: after a paper it is rarer. */
const furnitureAfterPaper = 2;
/** Bounds that no abstract passes, so that the work is linear. */
const mostLines = 150;
const mostCharacters = 8000;
/** arXiv allows 1,920 characters; other places a few more. */
const usualLength = 2000;
/** One long line is an abstract all the same. */
const mostForLength = 8;
/** A paper is not made longer once it costs so much more than what else there is. */
const beam = 20;
/** Lines of furniture between a title and its abstract, and the most that they cost. */
const mostBetween = 40;
const mostForPassed = 3;
/** Where one break has no explanation, the next ones are less of a surprise. */
const furtherBreak = 1;
/** Lines that are looked at together. Papers that begin in the last quarter, longer than any paper, wait for more. */
const window = 768;

/** By layout: after a paper (even), after furniture or at the beginning (odd). */
const states = layouts.length * 2;

/**
 * Divides a page into papers and furniture: the cheapest division under the costs above, by dynamic programming over
 * segments (Sarawagi and Cohen, "Semi-Markov Conditional Random Fields for Information Extraction", NIPS 2004, with
 * weights set by hand). The state before a segment is the page's layout and whether furniture went before. In windows,
 * as the lines come, in time linear in their number.
 */
export class PageDivider {
  private held: FeedLine[] = [];
  private state: number | undefined;

  /** Takes the next line. */
  *write(line: FeedLine): Generator<Segment> {
    this.held.push(line);
    if (this.held.length >= window) yield* this.divide((window * 3) / 4);
  }

  /** Takes the end of the page. */
  end(): Iterable<Segment> {
    return this.divide(this.held.length);
  }

  /** @param certain what begins from here on waits for more lines */
  private *divide(certain: number): Generator<Segment> {
    const { held } = this;
    let at = 0;
    for (const { from, to, abstract, after } of divide(held, this.state)) {
      if (from >= certain) break;
      const furniture = abstract === furnitureMark;
      const between = furniture ? [] : held.slice(from + 1, abstract);
      yield { title: held[from]!, abstract: held.slice(abstract, to), between, furniture };
      at = to;
      this.state = after;
    }
    this.held = held.slice(at);
  }
}

/** The parts of a whole page. */
export function* segments(lines: Iterable<FeedLine>): Generator<Segment> {
  const divider = new PageDivider();
  for (const line of lines) yield* divider.write(line);
  yield* divider.end();
}

/** In place of where an abstract begins. */
const furnitureMark = 0x7fffffff;

function divide(lines: readonly FeedLine[], state: number | undefined): Part[] {
  const table = new DivisionTable(lines.length, states);
  for (const [layout, { rare }] of layouts.entries()) {
    if (state === undefined) table.begin(layout * 2 + 1, rare);
    else table.begin(layout * 2 + (state % 2), state >> 1 === layout ? 0 : otherLayout);
  }
  const columns = columnsOf(lines);
  const entries = layouts.map(() => ({ was: 0, price: 0 }));
  for (const [at, line] of lines.entries()) {
    const cheapest = table.cheapest(at);
    for (const [layout, { title }] of layouts.entries()) {
      const after = layout * 2;
      for (const was of [after, after + 1]) {
        const price = table.costOf(at, was) + line.furniture + (was === after ? furnitureAfterPaper : 0);
        table.offer(at, at + 1, was, after + 1, price, furnitureMark);
      }
      let was = table.costOf(at, after + 1) < table.costOf(at, after) ? after + 1 : after;
      let price = table.costOf(at, was);
      if (price > table.costOf(at, cheapest) + otherLayout) {
        was = cheapest;
        price = table.costOf(at, cheapest) + otherLayout;
      }
      // after furniture there is no telling
      if (was % 2 === 0) price += blank(title, line.apart);
      entries[layout] = { was, price: price + line.title };
    }
    offerPapers(columns, at, entries, table);
  }
  return table.cheapestParts();
}

/** The lines' features by column: the inner loop reads each of them many times. */
function columnsOf(lines: readonly FeedLine[]) {
  const count = lines.length;
  const column = (value: (line: FeedLine, at: number) => number) => Float64Array.from(lines, value);
  const follows = (at: number) => (lines[at - 1]?.ends === 'sentence' ? 'sentence' : 'else');
  const among = (line: FeedLine, at: number) =>
    line.abstract + (line.apart && follows(at) === 'else' ? unfinishedParagraph : 0);
  return {
    lines,
    count,
    length: column((line) => line.text.length),
    words: column((line) => line.words),
    /** A vote count is not the rest of a counted abstract. */
    rest: column((line) => (line.isFurniture ? Infinity : line.words)),
    /** How wide a line would be with the first word of the next. */
    reach: column((line, at) => line.text.length + 1 + (lines[at + 1]?.firstWord ?? Infinity)),
    apart: column((line) => (line.apart ? 1 : 0)),
    /** What a line counts for the width of its page: an address alone may be wider. */
    width: column((line) => (line.oneWord ? 0 : line.text.length)),
    sentence: column((line) => (line.ends === 'sentence' ? 1 : 0)),
    /** What it costs that an abstract goes on with this line. */
    next: column((line, at) => {
      const title = follows(at) === 'sentence' && line.titled && line.ends === 'sentence' ? titleAmong : 0;
      return among(line, at) + title + goesOn[follows(at)][line.begins];
    }),
    /** The same where lines break anywhere. */
    nextRagged: column((line, at) => {
      const furniture = line.isFurniture ? furnitureAmong : 0;
      return among(line, at) + furniture + goesOnRagged[follows(at)][line.begins];
    }),
    /** The same where every line stands apart as well. */
    nextScattered: column((line, at) => {
      const furniture = line.isFurniture ? furnitureAmong : 0;
      return line.abstract + furniture + goesOnRagged[follows(at)][line.begins];
    }),
    /** What it costs that an abstract of several lines ends with this line. */
    last: column((line, at) => {
      if (lines[at - 1]?.ends !== 'sentence') return finishes[line.ends];
      return finishes[line.ends] + endsLikeTitle(line);
    }),
  };
}

/** Offers every paper whose title is the line at `at`, in every layout. */
function offerPapers(
  columns: ReturnType<typeof columnsOf>,
  at: number,
  entries: readonly { readonly was: number; readonly price: number }[],
  table: DivisionTable,
): void {
  const { lines, count, length, words, rest, reach, apart, width, sentence, next, nextRagged, nextScattered, last } =
    columns;
  let first = at + 1;
  for (const [layout, entry] of entries.entries()) {
    table.offer(at, first, entry.was, layout * 2, entry.price + noAbstract, first);
  }
  // a vote count or a submitter may stand between title and abstract
  while (lines[first]?.isFurniture && first - at <= mostBetween) first++;
  const line = lines[first];
  if (!line) return;

  const begin = entries.map((entry, i) => entry.price + blank(layouts[i]!.abstract, line.apart));
  const single = finishes[line.ends] + endsLikeTitle(line);
  const passed = Math.min(first - at - 1, mostForPassed);
  let price = starts[line.begins] + line.abstract + passed;
  let priceRagged = startsRagged[line.begins] + line.abstract + passed;
  let priceScattered = priceRagged;
  let characters = 0;
  let widest = 0;
  let shortestReach = Infinity;
  let mostWords = 0;
  let fewestWords = Infinity;
  let breaks = 0;
  let together = 0;
  const end = Math.min(count, first + mostLines);
  for (let to = first; to < end; to++) {
    if (to > first) {
      price += next[to]!;
      priceRagged += nextRagged[to]!;
      priceScattered += nextScattered[to]!;
      mostWords = Math.max(mostWords, words[to - 1]!);
      fewestWords = Math.min(fewestWords, words[to - 1]!);
      if (!apart[to]) {
        together++;
        // at a constant width, the next line's first word does not fit
        shortestReach = Math.min(shortestReach, reach[to - 1]!);
        if (!sentence[to - 1]) breaks++;
        else if (Math.max(length[to - 1]!, length[to]!) > longestSentence) breaks += longSentence / unexplainedBreak;
      }
    }
    characters += length[to]! + 1;
    widest = Math.max(widest, width[to]!);
    const wrapped = shortestReach >= widest;
    const counted = to > first + 1 && mostWords - fewestWords <= 1 && rest[to]! <= mostWords;
    const ending = lengthCost(characters) + (to > first ? last[to]! : single);
    let sum = price + ending;
    if (breaks > 0) {
      sum += brokenSentences;
      if (!wrapped && !counted) sum += Math.min(breaks, 1) * unexplainedBreak + Math.max(0, breaks - 1) * furtherBreak;
      else if (wrapped && to + 1 < count && reach[to]! > widest) sum += fullLastLine;
    }
    let hopeless = true;
    for (let layout = 0; layout < entries.length; layout++) {
      const { goesOnApart, goesOnTogether, oneLine, severalLines, ragged, scattered } = layouts[layout]!;
      const lined = to > first ? severalLines : oneLine;
      const cost =
        begin[layout]! +
        (scattered ? priceScattered + ending : ragged ? priceRagged + ending : sum) +
        lined +
        (to - first - together) * goesOnApart +
        together * goesOnTogether;
      table.offer(at, to + 1, entries[layout]!.was, layout * 2, cost, first);
      if (cost < table.costOf(to + 1, layout * 2) + beam) hopeless = false;
    }
    if (hopeless || characters > mostCharacters) break;
  }
}

/** What it costs that an abstract ends with this line, which begins a sentence. */
function endsLikeTitle(line: FeedLine): number {
  return (line.ends === 'word' && line.oneSentence ? unfinishedSentence : 0) + (line.titled ? titleLast : 0);
}

/** Abstracts of a sentence are rare, and so are those longer than their venues allow. */
function lengthCost(characters: number): number {
  if (characters < 300) return characters < 40 ? 3.5 : characters < 100 ? 1.7 : 0.4;
  return Math.min(mostForLength, Math.max(0, characters - usualLength) / 150);
}
