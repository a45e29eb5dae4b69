import type { Found } from '../citations';
import { isEscaped, type Brackets } from './brackets';

/** More than the target of a link, a footnote's label or attributes take. */
const longestTarget = 2000;
const longestMark = 200;

const blockMarks = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)]|#{1,6}|\[\^[^\]\s]{0,200}\]:)[ \t]+)*/;

/** A link's target or a footnote's mark, with attributes. */
const linkRest = /^(?:\([^()\n]*\)|\[\^[^\]\s]*\])?(?:\{[^{}\n]*\})?/;

/**
 * After what an offset is within: a citation, a cluster that nothing joins, a footnote's mark, an escaped mark, what a line
 * begins with, as an item's mark, or what follows a bracket and makes a link of it; else the offset itself.
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
  if (isEscaped(text, offset) && /[!-/:-@[-`{-~]/.test(text[offset] ?? '')) return offset + 1;
  if (/[\])]$/.test(text[offset - 1] ?? '')) {
    const rest = linkRest.exec(text.slice(offset, offset + longestTarget + longestMark))![0].length;
    if (rest > 0) return offset + rest;
  }
  const whole = [...citations, ...clusters.filter((one) => one.citations.some(({ syntax }) => syntax !== 'pandoc'))];
  return whole.reduce((end, one) => (one.start < offset && offset < one.end ? Math.max(end, one.end) : end), offset);
}
