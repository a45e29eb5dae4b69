import type { Cluster } from '../citations';
import type { CitationEdit, Replacement } from './citationEdit';
import { keepsOthers } from './readings';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '“': '”', '‘': '’', '«': '»', '„': '“' };
const sameBothSides = '"\'*_~^';
/** How many marks around a cluster go with it. */
const mostMarks = 8;

/**
 * The edit that takes a cluster out of its sentence, and with it the marks around it that then hold nothing, as in `([@a])`
 * or `*[@a]*`, and a blank or a comma that would be one too many. Less goes where otherwise something else would be cited.
 * @returns undefined where something else would be cited whatever is left
 */
export function removal(text: string, { start, end }: Cluster): CitationEdit | undefined {
  const marked = withMarks(text, { start, end });
  const own = { start, end };
  const likely: Replacement[] = [withBlank(text, marked), marked, withBlank(text, own), own].map((range) => ({
    ...range,
    newText: '',
  }));
  const change = [...likely, { ...own, newText: ' ' }].find((one) => keepsOthers(text, one));
  return change && { ...change, cursor: change.start };
}

type Range = Pick<Replacement, 'start' | 'end'>;

/** With brackets and quotation marks around it, and pairs of marks that begin and end with it. */
function withMarks(text: string, range: Range): Range {
  let { start, end } = range;
  for (let marks = 0; marks < mostMarks; marks++) {
    const [before = '', after = ''] = [text[start - 1], text[end]];
    const isPair = closing[before] === after || (sameBothSides.includes(before) && before === after && before !== '');
    if (!isPair || before === '') break;
    start--;
    end++;
  }
  // marks between two words belong to these
  const isWithin = isWord(text[start - 1]) || isWord(text[end]);
  if (isWithin && sameBothSides.includes(text[start]!)) return range;
  const isNote = text[start] === '[' && text[start - 1] === '^' && start < range.start;
  return { start: isNote ? start - 1 : start, end };
}

/** With the blank before it, or behind it at a beginning; also with the comma before it where another mark follows. */
function withBlank(text: string, { start, end }: Range): Range {
  const next = text[end] ?? '\n';
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  // the mark of an item, a quote or a heading keeps its blank
  if (/^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6}|\[\^[^\]]*\]:)[ \t]+)*$/.test(before.slice(-100))) {
    return next === ' ' ? { start, end: end + 1 } : { start, end };
  }
  if (text[start - 1] === ' ' && /[\s.,;:!?)\]]/.test(next)) {
    const isBetweenMarks = /[,;:]/.test(text[start - 2]!) && /[.,;:!?)\]]/.test(next);
    return { start: start - (isBetweenMarks ? 2 : 1), end };
  }
  return next === ' ' && /[([“‘«\s]/.test(text[start - 1]!) ? { start, end: end + 1 } : { start, end };
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\ud800-\udfff]/u.test(character);
}
