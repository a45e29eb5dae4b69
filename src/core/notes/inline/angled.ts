import { attributesEnd } from './brackets';
import { span, type InlineReader, type Read, type Surroundings } from './inlines';
import { addressEnd, htmlAt } from './verbatim';

/** What begins with `<`: an address, or HTML; undefined for HTML that ends the paragraph, and for a mere mark. */
export function readAngle(reader: InlineReader, at: number, around: Surroundings): Read | undefined {
  const { text, limit, context } = reader;
  const address = around.links ? addressEnd(text, at, limit) : -1;
  if (address > 0) return span('link', at, withAttributes(reader, address));
  const html = htmlAt(text, at, limit, context.absent);
  if (!html || html.block) return undefined;
  const tag = span('html', at, html.end);
  const content = html.name === 'span' && !html.closing ? readSpan(reader, html.end, around) : undefined;
  return content ? { ...content, found: [tag?.found ?? [], content.found ?? []] } : tag;
}

/** What stands between `<span>` and `</span>`. */
function readSpan(reader: InlineReader, start: number, around: Surroundings): Read | undefined {
  const { text, limit } = reader;
  const closes = (at: number) => /^<\/span\s*>/i.exec(text.slice(at, Math.min(at + 20, limit)))?.[0].length;
  const content = reader.readWhile(start, around, false, (at) => closes(at) === undefined);
  const length = closes(content.end);
  return length === undefined ? undefined : { ...content, end: content.end + length, word: false };
}

/** After the attributes, or the raw format `{=html}`, that follow code or an address; -1 stays -1. */
export function withAttributes({ text, limit }: InlineReader, end: number): number {
  if (end < 0 || text[end] !== '{') return end;
  const raw = /^\{=[\p{L}\p{N}_-]+\}/u.exec(text.slice(end, Math.min(limit, end + 40)));
  return raw ? end + raw[0].length : Math.max(end, attributesEnd(text, end, limit));
}
