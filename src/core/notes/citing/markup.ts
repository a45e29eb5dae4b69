import { defaultCitationOptions, isCrossReference, type CitationOptions } from '../citationSyntax';

/** Markup that is longer is looked at as text, in UTF-16 units. */
const longest = 500;

const divisionMark = /^[ \t>]*:{3,}/;
const headingMark = /^[ \t>]*#{1,6}[ \t]/;
/** What attributes belong to stands right before them. */
const attributed = /[\])`]$/;

/**
 * Where an offset is when it is led out of markup of one line in which nothing can be cited: behind a shortcode, behind the
 * attributes of a stretch of text, before those of a heading, behind brackets that hold but a cross-reference. Undefined in
 * what opens a division: nothing around it is text. The offset itself everywhere else.
 */
export function outsideMarkup(text: string, offset: number, syntax: Partial<CitationOptions>): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = !text.includes('\n', offset) ? text.length : text.indexOf('\n', offset);
  const before = text.slice(Math.max(start, offset - longest), offset);
  const behind = text.slice(offset, Math.min(end, offset + longest));
  const shortcode = within(before, '{{<', '>}}') === undefined ? -1 : behind.indexOf('>}}');
  if (shortcode >= 0) return offset + shortcode + 3;
  if (divisionMark.test(before)) return undefined;
  const brace = within(before, '{', '}');
  const closing = brace === undefined ? -1 : behind.search(/[{}]/);
  if (brace !== undefined && behind[closing] === '}') {
    const head = before.slice(0, brace);
    if (attributed.test(head)) return offset + closing + 1;
    const isLast = behind.slice(closing + 1).trim() === '';
    if (isLast && headingMark.test(text.slice(start, start + 20)))
      return offset - before.length + head.trimEnd().length;
  }
  return behindReference(before, behind, offset, syntax);
}

function behindReference(before: string, behind: string, offset: number, syntax: Partial<CitationOptions>): number {
  const bracket = within(before, '[', ']');
  const closing = bracket === undefined ? -1 : behind.search(/[[\]]/);
  if (bracket === undefined || behind[closing] !== ']') return offset;
  const inside = before.slice(bracket + 1) + behind.slice(0, closing);
  const key = /^\s*-?@(\S+)\s*$/.exec(inside)?.[1];
  const isReference = key !== undefined && isCrossReference(key, { ...defaultCitationOptions, ...syntax });
  return isReference ? offset + closing + 1 : offset;
}

/** Where the last of such marks stands that is still open at the end of a text. */
function within(text: string, opening: string, closing: string): number | undefined {
  const at = text.lastIndexOf(opening);
  return at < 0 || text.includes(closing, at) ? undefined : at;
}
