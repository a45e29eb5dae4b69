import { fromMarkdown } from 'mdast-util-from-markdown';

/** What a character reference (`&amp;`, `&#64;`) stands for, by the parser's own table; the reference itself if for nothing. */
export function decodeReference(reference: string): string {
  const [paragraph] = fromMarkdown(reference).children;
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  return text?.type === 'text' ? text.value : reference;
}
