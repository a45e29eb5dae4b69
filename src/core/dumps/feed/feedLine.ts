import type { Name } from '../../paper';
import { normalArxiv, normalDoi } from '../../text/identifiers';
import { authorsOf } from './feedNames';
import type { Line } from '../lines';

/** How a line ends: with a sentence; a web address; closed by a bracket or digit; a word; in the middle of something. */
export type Ending = 'sentence' | 'link' | 'closed' | 'word' | 'open';

/** How a line begins. */
export type Beginning = 'upper' | 'lower' | 'other';

/** A line of a page with what the segmentation asks about it. Costs are negative log-odds, in nats. */
export interface FeedLine extends Line {
  readonly firstWord: number;
  readonly oneWord: boolean;
  /** How many words it has: whatever spaces divide. */
  readonly words: number;
  readonly begins: Beginning;
  readonly ends: Ending;
  /** Whether no sentence ends inside the line. */
  readonly oneSentence: boolean;
  /** Whether its words are written as in a title. */
  readonly titled: boolean;
  /** What it costs to take the line for a title. */
  readonly title: number;
  /** What it costs to take the line for a part of an abstract. */
  readonly abstract: number;
  /** What it costs to take the line for furniture: the page's own words. */
  readonly furniture: number;
  /** How many words of an interface it has. */
  readonly interfaceWords: number;
  /** Whether it can hardly be anything but furniture. */
  readonly isFurniture: boolean;
  /** Whom it names, if that is all it does. Then it is furniture as well. */
  readonly authors: readonly Name[];
}

/** A longer line is an abstract; of it only the ends are looked at. */
const longestTitle = 400;
/** Lines of more words are not told apart by how many they have. */
const mostWords = 1000;
const never = 30;
/** Capitals among a line's telling words: nearly all in a title, few in a sentence, between where names abound. */
const writtenAsTitle = 0.7;
const halfCapitals = 0.4;

// The costs are -ln of how often the real pages at hand do such a thing, over how often other lines do, rounded.
/** Most titles have 20 to 130 characters, capitals, often a colon, and neither a sentence's end nor its verbs. */
const titleCosts = {
  tiny: 3,
  short: 1,
  /** Characters that are worth one nat. */
  longer: 25,
  tooLong: 20,
  lowerCase: 1.2,
  someCapitals: 0.4,
  lowerWord: 2,
  /** Some systems have a name in lower case. */
  lowerName: 0.5,
  sentence: 2.5,
  spoken: 1.5,
  verb: 0.6,
  colon: -0.7,
  open: 4.5,
  link: 5,
  closed: 0.7,
  fullStop: 3.5,
  wordless: 8,
  markup: 1.5,
};
/** Only a short line of an abstract can look like a title, and few do. */
const abstractCosts = { titled: 2.5, titledWord: 0.4, someCapitals: 0.7, colon: 0.5 };
/** Furniture is short, speaks of the page and shouts. Without any of that a line is rather a title on its own. */
const furnitureCosts = {
  any: 5,
  least: 0.5,
  interfaceWord: -1.8,
  menuWord: -1.5,
  tiny: -2,
  short: -0.5,
  exclamation: -1,
  titled: 1,
  /** An address is rather where the code of a paper is. */
  link: 3,
  /** Characters that are worth one nat. */
  longer: 20,
};
/** A line of furniture as anything else. */
const furnitureAsText = 3;

const functionWords = new Set(
  (
    'a an and are as at be been between but by can for from has have in into is it its not of on onto or our over such ' +
    'than that the their these this to under upon using via we were when where which while whose with within without'
  ).split(' '),
);
/** A line that ends in one of these goes on. */
const leading = new Set(
  'a an and are as at be both by for from has have in into is its of on or our such than that the their these to we were which while with'.split(
    ' ',
  ),
);
/** Words that speak: abstracts have them, titles hardly. */
const spoken = new Set(
  (
    'we our however moreover furthermore additionally specifically therefore thus recently firstly secondly finally ' +
    'these demonstrate demonstrates outperform outperforms achieve achieves experiments'
  ).split(' '),
);
const verbs = new Set('is are was were has have been can'.split(' '));
/** What a page says of itself and to its reader. */
const interfaceWords = new Set(
  (
    'subscribe subscribed subscriber subscribers subscription inbox mailbox email emails e-mail e-mails mail newsletter ' +
    'newsletters sign signed signup log logged login register trending hot hottest latest newest news daily weekly ' +
    'monthly today yesterday community papers your delivered click here follow following upvote upvotes upvoted ' +
    'votes comment comments submitted posts privacy website rss digest cookie cookies copyright'
  ).split(' '),
);
/** What a page's menus and buttons say. */
const menuWords = new Set(
  (
    'new now top best day week month get read menu home search models datasets spaces docs pricing enterprise join free ' +
    'vote like likes share shared author authors view views more load show next previous back about contact terms tos ' +
    'careers jobs company page feed all sort by filter notification notifications settings profile account help ' +
    'collection collections trends up in out add to save saved bookmark cite citation bibtex export arxiv pdf html ' +
    'github code demo'
  ).split(' '),
);
// dates as pages write them: Mar 14, 14 March 2024, Thursday, 5 June, 3 days ago, 2024-03-14 (a number)
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const day = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?';
const dayNumber = '\\d{1,2}(?:st|nd|rd|th|\\.)?';
const counted =
  /^\d[\d.,]*k? (?:\w+ )?(?:up-?votes?|votes?|likes?|comments?|repl(?:y|ies)|views?|authors?|stars?|papers?|points?|shares?)$/i;
const date = new RegExp(
  `^(?:${day},? )?(?:${month} ${dayNumber}|${dayNumber} (?:of )?${month}|${month})(?:,? (?:\\d{4}|'\\d\\d))?$` +
    `|^${day}$|^(?:today|yesterday|new|now|just now)$|^(?:an?|\\d+) ?(?:h|d|w|m|hours?|days?|weeks?|months?|years?)(?: ago)?$`,
  'i',
);
const number = /^[^\p{L}]*\d[^\p{L}]*[kKM]?$/u;
/** A dot or a star between other things. */
const ornament = /^[·•∙⋅|★☆⭐▲△▼↑↓→+]{1,3}$/u;
/** Whom these name stands on the next line. */
const creditAlone = /(?:submitted|posted|shared|curated|published) by$/i;
const longestUser = 40;
/** A heading within a page. */
const heading = /^abstract:?$/i;
const credit =
  /^(?:(?:[Uu]p-?voted?|[Ss]ubmitted|[Pp]ublished|[Pp]osted|[Ss]hared|[Cc]urated|[Aa]uthored) ?(?:by|on|\d|$)|by ?[A-Z@])/;

/**
 * Reads a line's features. `line.text` may be of any length; the work is bounded.
 * @param previous the line before it
 */
export function feedLine(line: Line, previous?: FeedLine): FeedLine {
  const { text } = line;
  const space = text.search(/\s/);
  const long = text.length > longestTitle;
  const known = {
    ...line,
    firstWord: space === -1 ? text.length : space,
    oneWord: space === -1,
    words: text.split(' ', mostWords).length,
    begins: beginningOf(text),
    ends: endingOf(text),
    oneSentence: !long && !/[.!?]["'”’)]* +\p{Lu}/u.test(text),
  };
  const authors = authorsOf(text, previous !== undefined && previous.authors.length > 0 && /[,;]$/.test(previous.text));
  if (long) {
    return {
      ...known,
      authors: authors ?? [],
      titled: false,
      interfaceWords: 0,
      title: never,
      abstract: authors ? furnitureAsText : 0,
      furniture: authors ? 0 : never,
      isFurniture: authors !== undefined,
    };
  }
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const isFurniture =
    authors !== undefined ||
    ornament.test(text) ||
    (previous !== undefined && isUser(text, previous.text)) ||
    (text.length <= 60 && known.ends !== 'sentence' && (isIdentifier(text) || furnished(text, words)));
  const telling = tellingWords(words);
  const titled = telling.capitals;
  return {
    ...known,
    authors: authors ?? [],
    titled: titled !== undefined && titled >= writtenAsTitle,
    title: titleCost(text, words, titled, known) + (isFurniture ? furnitureAsText : 0),
    abstract: abstractCost(text, telling) + (isFurniture ? furnitureAsText : 0),
    furniture: isFurniture ? 0 : furnitureCost(text, words, titled, known.ends),
    interfaceWords: count(words, interfaceWords),
    isFurniture,
  };
}

/** Who submitted a paper: below the word that says so. */
function isUser(text: string, before: string): boolean {
  return text.length <= longestUser && !/\s.*\s/.test(text) && creditAlone.test(before);
}

/** The address or number of a paper: that of its code is rather the end of its abstract. */
function isIdentifier(text: string): boolean {
  return !text.includes(' ') && (normalArxiv(text) !== undefined || normalDoi(text) !== undefined);
}

function furnished(text: string, words: readonly string[]): boolean {
  if (date.test(text) || number.test(text) || counted.test(text) || heading.test(text)) return true;
  const own = count(words, interfaceWords) + count(words, menuWords);
  // "In" alone is rather the first word of a sentence
  if (words.length <= 5 && own >= words.length && !words.every(isFunctionWord)) return true;
  return credit.test(text);
}

function isFunctionWord(word: string): boolean {
  return functionWords.has(word.toLowerCase());
}

function beginningOf(text: string): Beginning {
  const first = /^["'“‘`[{$]*(.)/u.exec(text)?.[1] ?? '';
  if (/\p{Lu}/u.test(first)) return 'upper';
  return /\p{Ll}/u.test(first) ? 'lower' : 'other';
}

function endingOf(text: string): Ending {
  const end = text.slice(-40);
  if (/[,;:–—([{-]$/.test(end) || /\b(?:e\.g|i\.e|vs|et al|cf|resp|Fig|Eq|Sec)\.$/.test(end)) return 'open';
  if (/[.!?…。！？]["'”’)\]}]*$/u.test(end)) return 'sentence';
  const word = /\S+$/.exec(end)?.[0] ?? '';
  if (leading.has(word.toLowerCase())) return 'open';
  if (/\/\/|www\./.test(word)) return 'link';
  return /[)\]}\d%"'”’$]$/.test(word) || word.includes('/') ? 'closed' : 'word';
}

/** The words that a title would write with a capital. */
interface Telling {
  readonly count: number;
  /** The share of them that have one; undefined when they are too few to tell. */
  readonly capitals: number | undefined;
}

function tellingWords(words: readonly string[]): Telling {
  const telling = words.slice(1).filter((word) => word.length > 3 && !isFunctionWord(word));
  const capitals = telling.filter((word) => !/^\p{Ll}/u.test(word)).length;
  return { count: telling.length, capitals: telling.length < 2 ? undefined : capitals / telling.length };
}

function titleCost(
  text: string,
  words: readonly string[],
  titled: number | undefined,
  line: Pick<FeedLine, 'begins' | 'ends'>,
): number {
  const { length } = text;
  const cost = titleCosts;
  let sum = length < 8 ? cost.tiny : length < 16 ? cost.short : 0;
  if (length > 130) sum += (length - 130) / cost.longer;
  if (length > 250) sum += (length - 250) / cost.tooLong;
  if (titled !== undefined && titled < writtenAsTitle)
    sum += titled < halfCapitals ? cost.lowerCase : cost.someCapitals;
  if (line.begins === 'lower') sum += /^\p{Ll}+(?!\S)/u.test(text) ? cost.lowerWord : cost.lowerName;
  sum += Math.min(6, cost.sentence * (text.match(/[^.\s][.!] +\p{Lu}/gu)?.length ?? 0));
  sum += Math.min(3, cost.spoken * count(words, spoken) + cost.verb * count(words, verbs));
  if (/^[^.]{2,80}: /.test(text)) sum += cost.colon;
  if (line.ends === 'open') sum += cost.open;
  else if (line.ends === 'link') sum += cost.link;
  else if (line.ends === 'closed') sum += cost.closed;
  else if (/\.["'”’)]*$/.test(text)) sum += cost.fullStop;
  if (words.length === 0) sum += cost.wordless;
  if (/^[#>*|=]|^[-•] /.test(text)) sum += cost.markup;
  return sum;
}

function abstractCost(text: string, { count, capitals }: Telling): number {
  const cost = abstractCosts;
  if (capitals === undefined || text.length > 200) return 0;
  let sum = /^[^.]{2,60}: /.test(text) ? cost.colon : 0;
  if (capitals >= writtenAsTitle) sum += cost.titled + cost.titledWord * Math.min(6, Math.max(0, count - 3));
  else if (capitals >= halfCapitals) sum += cost.someCapitals;
  return sum;
}

function furnitureCost(text: string, words: readonly string[], titled: number | undefined, ends: Ending): number {
  const cost = furnitureCosts;
  let sum = cost.any + cost.interfaceWord * count(words, interfaceWords);
  // in a longer line "model" or "free" says nothing
  if (words.length < 4) sum += cost.menuWord * count(words, menuWords);
  if (text.length < 15) sum += cost.tiny;
  else if (words.length < 3) sum += cost.short;
  if (text.endsWith('!')) sum += cost.exclamation;
  if (titled !== undefined && titled >= writtenAsTitle && words.length > 4) sum += cost.titled;
  if (ends === 'link') sum += cost.link;
  if (text.length > 60) sum += (text.length - 60) / cost.longer;
  return Math.max(cost.least, sum);
}

function count(words: readonly string[], among: ReadonlySet<string>): number {
  let found = 0;
  for (const word of words) if (among.has(word.toLowerCase())) found++;
  return found;
}
