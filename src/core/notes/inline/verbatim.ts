import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Absent } from './absent';
import type { InlineContext } from './inlineContext';

/**
 * What Pandoc takes as it is: code, formulas, HTML, addresses in angle brackets. Each function takes a place where such
 * a thing may begin and gives the offset after it, or -1. Nothing is looked for beyond `limit`.
 */

/** Code between runs of as many back-ticks. */
export function codeEnd({ codeMarks }: InlineContext, at: number, limit: number): number {
  return codeMarks.codeEnd(at, limit);
}

/** `$$x$$`, or `$x$`: that begins before ink and ends after ink where no digit follows. */
export function formulaEnd(context: InlineContext, at: number, limit: number): number {
  const { text, absent } = context;
  if (text[at + 1] === '$') {
    const close = absent.find(text, '$$', at + 2, limit);
    if (close > at + 2) return close + 2;
  }
  return inlineFormulaEnd(context, at, limit);
}

function inlineFormulaEnd(context: InlineContext, at: number, limit: number): number {
  const { text } = context;
  if (/[\s$]/.test(text[at + 1] ?? ' ')) return -1;
  for (let here = at + 1; here < limit; here++) {
    const character = text[here]!;
    if (character === '\\') {
      const braced = text.startsWith('\\text{', here) ? context.formulaBraces.get(here + 5) : undefined;
      here = braced === undefined || braced > limit ? here + 1 : braced - 1;
    } else if (character === '$') return here + 1 < limit && /\d/.test(text[here + 1]!) ? -1 : here + 1;
    else if ((character === ' ' || character === '\t') && text[here + 1] === '$') return -1;
  }
  return -1;
}

/** For each `{` of a text the offset after the `}` that closes it; a backslash escapes. */
export function braceEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{') open.push(at);
    else if (character === '}' && open.length > 0) ends.set(open.pop()!, at + 1);
  }
  return ends;
}

const attribute = String.raw`[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>` + '`' + String.raw`]+))?`;
const tag = new RegExp(String.raw`<(?:\/([a-zA-Z][\w-]*)\s*|([a-zA-Z][\w-]*)(?:\s+${attribute})*\s*\/?)>`, 'y');
const blockTags = new Set(
  (
    'address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex main menu meta noframes ol ' +
    'output p pre section script style summary table tbody td textarea tfoot th thead tr ul'
  ).split(' '),
);
const verbatimTags = new Set(['pre', 'script', 'style', 'textarea']);

/** An HTML tag, comment or processing instruction. */
export interface Html {
  readonly end: number;
  /** In lower case, for tags. */
  readonly name: string;
  readonly closing: boolean;
  /** Whether it ends the paragraph. */
  readonly block: boolean;
}

/** The HTML at a place. `end` is after all of an element whose content is no Markdown. */
export function htmlAt(text: string, at: number, limit: number, absent: Absent): Html | undefined {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<?', '?>'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!text.startsWith(open, at)) continue;
    const end = absent.find(text, close, at + open.length, limit);
    return end < 0 ? undefined : { end: end + close.length, name: '', closing: false, block: false };
  }
  tag.lastIndex = at;
  const match = tag.exec(text);
  if (!match || tag.lastIndex > limit) return undefined;
  const name = (match[1] ?? match[2]!).toLowerCase();
  const closing = match[1] !== undefined;
  let end = at + match[0].length;
  if (!closing && verbatimTags.has(name)) {
    const close = absent.find(text, `</${name}>`, end, limit);
    if (close >= 0) end = close + name.length + 3;
  }
  return { end, name, closing, block: blockTags.has(name) };
}

const schemes =
  'https?|ftps?|sftp|ssh|file|mailto|doi|urn|tel|sms|geo|news|nntp|irc|git|svn|data|magnet|xmpp|ws|wss|zotero|javascript|about|info|isbn|ldap|rsync|skype|steam|view-source';
const address = new RegExp(
  String.raw`<(?:(?:${schemes}):[^\s<>]+|[\p{L}\p{N}][\p{L}\p{N}!"#$%&'*+\-\/=?^_{|}~;.]*@[\p{L}\p{N}][^\s<>]*)>`,
  'iuy',
);

/** `<https://example.org>` and `<me@example.org>`. */
export function addressEnd(text: string, at: number, limit: number): number {
  address.lastIndex = at;
  const length = address.exec(text)?.[0].length ?? 0;
  return length > 0 && at + length <= limit ? at + length : -1;
}

const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|([a-zA-Z][a-zA-Z\d]{1,31}));/y;

/** A character reference that stands for a character: `&amp;`. */
export function referenceEnd({ text }: InlineContext, at: number, limit: number): number {
  reference.lastIndex = at;
  const match = reference.exec(text);
  if (!match || at + match[0].length > limit) return -1;
  const name = match[1];
  return name !== undefined && decodeNamedCharacterReference(name) === false ? -1 : at + match[0].length;
}
