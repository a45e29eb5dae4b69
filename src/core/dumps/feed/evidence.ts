import type { FeedLine } from './feedLine';
import type { Segment } from './segmentation';

/** Words that abstracts of all fields use of themselves, by stem. */
const scholarly =
  /(?<![\w-])(?:we|our|stud(?:y|ies|ied)|papers?|proposed?|present(?:s|ed)?|introduc(?:e[sd]?|ing)|methods?|methodology|models?|approach(?:es)?|results?|experiment(?:s|al(?:ly)?)?|analy[sz](?:e[sd]?|ing|is|es)|demonstrat(?:e[sd]?|ing)|show(?:s|n|ed)?|investigat\w+|propos(?:al|ing)|evaluat\w+|benchmarks?|datasets?|data|learn(?:ing|ed|s)?|train(?:ing|ed)?|neural|networks?|algorithms?|theor(?:y|etical(?:ly)?|ems?)|empirical(?:ly)?|evidence|findings?|performance|state-of-the-art|framework|task|tasks|survey|review|problems?|research|estimat\w+|optimi[sz]\w+|predict\w+|hypothes[ie]s|patients|clinical|cells?|genes?|proteins?|effects?|equations?|proofs?|prove[sdn]?|bounds?|experiments|inference|generaliz\w+|robust\w*|novel|existing|previous|recent(?:ly)?|large|systems?|language|images?|however|accura\w+|signific\w+|knowledge|domains?|distributions?|effective(?:ly|ness)?|efficien\w+|techniques?|comput(?:ing|ation\w*)|remarkabl[ey]|applications?|underst(?:and\w*|ood)|challeng\w+|improv\w+)(?![\w-])/gi;
/** Words of licences and manuals, which may read like abstracts otherwise. */
const legal =
  /(?<![\w-])(?:licen[cs]e[ds]?|copyright|permi(?:ssion|tted)|warrant(?:y|ies)|herein|redistribut\w+|install\w*|bug ?fix\w*|release notes)(?![\w-])/gi;
/** Per word of the abstracts. */
const leastScholarly = 0.05;
/** What the page's own words, and titles written as titles, are worth in scholarly words: they decide on short pages. */
const worthOfHeader = 1.5;
const worthOfTitle = 0.5;
const mostWorthOfTitles = 1;
/** Of all characters but furniture, what must belong to papers that look like ones. */
const leastSound = 0.6;
/** A paper counts for no more characters: one table or one line of dots says nothing of the rest. */
const mostCounted = 2000;
/** Lines of its own that a page has: in its header, and about each paper. */
const mostInHeader = 12;
const mostForPaper = 4;
/** What a line counts that is surely the page's own. */
const surelyFurniture = 0.4;
const mostParagraphs = 3;
/** In nats: neither a sentence nor markup. */
const costliestTitle = 4;
/** In nats: short perhaps, but written like one. */
const plainTitle = 1.2;
const shortestAbstract = 12;
/** Code, tables and markup have many other characters than letters and spaces. */
const leastLetters = 0.65;
/** How Markdown, RIS, BibTeX and code begin their lines. */
const markup =
  /^(?:#{1,6} |```|~~~|[-=*_~]{3,}$|> |\||[-*+] |[A-Z][A-Z\d] {2}- |@\w+\{|\/\/|\/\*|<\/?[a-z!][^<>]*>?$|"[^"]*",)/i;
const markupForPaper = 0.1;
/** A mail's header, a key of JSON, an identifier. */
const codeForTitle = /^(?:[\w-]+: .*\w@\w|"[\w-]+" ?:|\w*[a-z\d]_\w+$)/i;
/**
 * A page of this many papers, nearly all of one title, in capitals, and one line, or of one title and one long line, is
 * known by that alone, in any language.
 */
const regularPapers = 5;
const regularShare = 0.9;
const regularLength = 300;

/**
 * Whether what was taken for papers are papers: most of the text is titles, each with an abstract of few paragraphs, in
 * the words of scholars. Any prose with headings can be divided so; its words and its proportions tell it apart.
 */
export function holdsPapers(segments: Iterable<Segment>): boolean {
  const papers: { readonly segment: Segment; readonly abstract: string }[] = [];
  const furniture: Segment[] = [];
  let characters = 0;
  let marked = 0;
  for (const segment of segments) {
    for (const line of [segment.title, ...segment.between, ...segment.abstract]) if (markup.test(line.text)) marked++;
    if (segment.furniture) {
      furniture.push(segment);
      continue;
    }
    const abstract = segment.abstract.map((line) => line.text).join(' ');
    characters += counted(segment, abstract);
    if (isSound(segment, abstract)) papers.push({ segment, abstract });
  }
  const sound = sum(papers.map(({ segment, abstract }) => counted(segment, abstract)));
  if (papers.length === 0 || sound < characters * leastSound) return false;
  const weight = sum(furniture.map(({ title }) => (title.isFurniture ? surelyFurniture : 1)));
  if (weight > mostInHeader + papers.length * mostForPaper) return false;
  // below the feed's own header, text may look like anything
  const header = furniture.some(({ title }) => title.furniture < 1.5 && title.interfaceWords > 0);
  if (!header && marked > papers.length * markupForPaper) return false;
  const regular = papers.filter(
    ({ segment, abstract }) =>
      segment.abstract.length === 1 && (segment.title.titled || abstract.length > regularLength),
  );
  if (regular.length >= regularPapers && regular.length >= papers.length * regularShare) return true;

  const plain = papers.filter(({ segment, abstract }) => isPlain(segment) && matches(legal, abstract) === 0);
  if (plain.length >= papers.length * regularShare) return true;

  const words = sum(papers.map(({ abstract }) => abstract.split(/\s+/).length));
  const titled = papers.filter(({ segment }) => segment.title.titled).length;
  const cues = papers.map(({ abstract }) => matches(scholarly, abstract) - matches(legal, abstract));
  if (!header && !cues.some((cue) => cue > 0)) return false;
  const worth = sum(cues) + (header ? worthOfHeader : 0) + Math.min(mostWorthOfTitles, titled * worthOfTitle);
  return worth >= words * leastScholarly;
}

function counted({ title }: Segment, abstract: string): number {
  return Math.min(mostCounted, title.text.length + abstract.length);
}

/** A title of some words with one paragraph: the headings of manuals are rather one word each ("Installation"). */
function isPlain({ title, abstract }: Segment): boolean {
  return abstract.length === 1 && title.title <= plainTitle && /\p{L}\S*\s+\S*\p{L}/u.test(title.text);
}

function matches(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function isSound({ title, abstract: lines }: Segment, abstract: string): boolean {
  if (lines.length === 0 || title.title > costliestTitle || abstract.length < shortestAbstract) return false;
  if (hasManyParagraphs(lines)) return false;
  if (lines.at(-1)!.ends === 'open' || codeForTitle.test(title.text)) return false;
  if (lines[0]!.begins === 'lower' && abstract.length < regularLength) return false;
  const letters = abstract.match(/[\p{L}\s]/gu)?.length ?? 0;
  return letters >= abstract.length * leastLetters;
}

/** A line apart that goes on with a sentence is no paragraph, nor are those of a page where most do. */
function hasManyParagraphs(lines: readonly FeedLine[]): boolean {
  const apart = lines.filter((line, i) => line.apart && i > 0).length;
  const paragraphs = lines.filter((line, i) => line.apart && i > 0 && lines[i - 1]!.ends === 'sentence').length;
  return paragraphs >= mostParagraphs && paragraphs > apart / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
