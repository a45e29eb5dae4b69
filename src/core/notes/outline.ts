import { closesFence, fenceOpening } from './fence';
import { bodyStart } from './frontMatter/frontMatter';

/** A heading of a note. */
export interface Heading {
  /** Where its first line begins, in UTF-16 units. */
  readonly start: number;
  /** From 1 to 6. */
  readonly level: number;
  /** As it is written, without its marks and attributes. */
  readonly text: string;
}

const atx = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const setextUnderline = /^ {0,3}(=+|-{2,})[ \t]*$/;
/** What begins a line that is no paragraph's. */
const otherBlock = /^(?: {4}|\t| {0,3}(?:[>#|]|[-+*][ \t]|\d{1,9}[.)][ \t]|:::))/;

const thematicBreak = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
/** A list's item, with the indentation of what belongs to it. */
const listItem = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?: {1,4}(?=\S)|(?=[ \t]|$))/;

/** The headings of a Markdown text in their order, those in quotes and lists left out: a light scan that parses nothing. */
export function headingsIn(text: string): Heading[] {
  const headings: Heading[] = [];
  let fence = '';
  // the paragraph's only line so far, which an underline would make a heading
  let title: { readonly start: number; readonly text: string } | undefined;
  let inParagraph = false;
  // how far what belongs to the open item of a list is indented
  let itemIndent = Infinity;
  for (const { start, line } of linesFrom(text, bodyStart(text))) {
    if (fence !== '') {
      if (closesFence(line, fence)) fence = '';
      continue;
    }
    const indent = line.trim() === '' ? Infinity : line.search(/\S/);
    if (indent >= itemIndent) {
      title = undefined;
      inParagraph = false;
      continue;
    }
    const item = thematicBreak.test(line) ? undefined : listItem.exec(line)?.[0];
    itemIndent = item === undefined ? Infinity : Math.max(item.length, indent + 2);
    const mark = fenceOpening(line);
    const heading = atx.exec(line);
    const underline = setextUnderline.exec(line);
    if (heading) headings.push({ start, level: heading[1]!.length, text: plain(line.slice(heading[0].length)) });
    else if (underline && title) {
      headings.push({ start: title.start, level: underline[1]!.startsWith('=') ? 1 : 2, text: plain(title.text) });
    }
    const isText = !heading && !underline && mark === undefined && line.trim() !== '' && !otherBlock.test(line);
    title = isText && !inParagraph ? { start, text: line } : undefined;
    inParagraph = isText;
    if (mark !== undefined) fence = mark;
  }
  return headings;
}

function plain(written: string): string {
  return withoutClosingMarks(withoutAttributes(withoutBlanks(written))).trim();
}

/** Without the `{#id .class}` at the end. */
function withoutAttributes(text: string): string {
  const brace = text.lastIndexOf('{');
  return brace >= 0 && text.indexOf('}', brace) === text.length - 1 ? withoutBlanks(text.slice(0, brace)) : text;
}

/** Without the run of `#` at the end that stands alone. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end === 0 || isBlank(text[end - 1]) ? text.slice(0, end) : text;
}

function withoutBlanks(text: string): string {
  let end = text.length;
  while (isBlank(text[end - 1])) end--;
  return text.slice(0, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function* linesFrom(text: string, from: number): Generator<{ readonly start: number; readonly line: string }> {
  for (let start = from; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    yield { start, line: text.slice(start, text[end - 1] === '\r' ? end - 1 : end) };
    start = end + 1;
  }
}
