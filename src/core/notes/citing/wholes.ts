import type { Found } from '../citations';
import type { CitationOptions } from '../citationSyntax';
import { enclosureAt } from '../enclosure';
import { isEscaped, type Brackets } from './brackets';

/** More than the target of a link, a footnote's label or attributes take. */
const longestTarget = 2000;
const longestMark = 200;

const blockMarks = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)]|#{1,6}|\[\^[^\]\s]{0,200}\]:)[ \t]+)*/;

/** What is read as a link without any marks; stops and brackets at its end are the sentence's. */
const bareAddress = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>[\]]*[^\s<>[\]?!.,:;*_~'")]/giu;

/** A link's target or a footnote's mark, with attributes. */
const linkRest = /^(?:\([^()\n]*\)|\[\^[^\]\s]*\])?(?:\{[^{}\n]*\})?/;

/**
 * After what an offset is within: a citation, a cluster that nothing joins, a footnote's mark, a link to a note, an escaped
 * mark, what a line begins with, as an item's mark, or what follows a bracket and makes a link of it; else the offset itself.
 */
export function behindWhatIsWhole(
  text: string,
  offset: number,
  { citations, clusters }: Found,
  brackets: Brackets | undefined,
): number {
  const line = text.slice(0, offset).lastIndexOf('\n') + 1;
  const marksEnd = line + blockMarks.exec(text.slice(line, line + 300))![0].length;
  if (offset < marksEnd && /\S/.test(text.slice(line, marksEnd + 1))) return marksEnd;
  if (brackets?.end !== undefined && text[brackets.start + 1] === '^') return brackets.end;
  if (brackets && isNoteLink(text, brackets)) return behindLink(text, brackets.end! + 1);
  if (isEscaped(text, offset) && /[!-/:-@[-`{-~]/.test(text[offset] ?? '')) return offset + 1;
  const behind = /[\])]$/.test(text[offset - 1] ?? '') ? behindLink(text, offset) : offset;
  if (behind > offset) return behind;
  const whole = [...citations, ...clusters.filter((one) => one.citations.some(({ syntax }) => syntax !== 'pandoc'))];
  return whole.reduce((end, one) => (one.start < offset && offset < one.end ? Math.max(end, one.end) : end), offset);
}

/** Whether brackets are the inner ones of `[[a note]]`. */
export function isNoteLink(text: string, { start, end }: Brackets): boolean {
  if (end === undefined || text[start - 1] !== '[' || text[end] !== ']') return false;
  return /^[^[\]@;]*[^[\]@;\s][^[\]@;]*$/.test(text.slice(start + 1, end - 1));
}

/** Behind what makes a link of a bracket that an offset is behind; else the offset. */
function behindLink(text: string, offset: number): number {
  return offset + linkRest.exec(text.slice(offset, offset + longestTarget + longestMark))![0].length;
}

/** After the formula or the address that an offset is within, which a citation would break; else the offset itself. */
export function behindVerbatim(text: string, offset: number, syntax: Partial<CitationOptions>): number {
  if (!/[$<]|:\/\/|www\./.test(text)) return offset;
  const around = enclosureAt(text, offset, syntax);
  if (!around) return behindAddress(text, offset);
  return around.kind === 'formula' || (around.kind === 'link' && text[around.start] === '<') ? around.end : offset;
}

function behindAddress(text: string, offset: number): number {
  const start = text.slice(0, offset).search(/\S*$/);
  const word = /^\S*/.exec(text.slice(start))![0];
  for (const { index, 0: address } of word.matchAll(bareAddress)) {
    const end = start + index + address.length;
    if (start + index < offset && offset < end) return end;
  }
  return offset;
}
