import { findCitations, type Citation } from '../citations';
import { bodyStart } from './frontMatter';

const field = /^(["']?)nocite\1[ \t]*:/;
/** What begins another field; all else goes on with the field before. */
const otherField = /^[^\s#\]}-]/;

/**
 * What a note's front matter cites without a mark in the text: the keys of `nocite`, in their order, without the `@*` that
 * stands for all there are. Offsets are those of the note.
 */
export function nociteCitations(text: string): Citation[] {
  const end = bodyStart(text);
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  if (end === first || !text.startsWith('---', first)) return [];
  const found: Citation[] = [];
  let inField = false;
  for (let start = text.indexOf('\n') + 1; start < end;) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? end : feed + 1;
    const line = text.slice(start, next);
    const name = field.exec(line)?.[0] ?? '';
    inField = name !== '' || (inField && !otherField.test(line));
    // one by one: so many arguments as a line may have keys overflow the stack
    if (inField) for (const citation of citationsInLine(line, name.length, start)) found.push(citation);
    start = next;
  }
  return found;
}

/** Line by line and without indentation: what is indented in YAML is no code. */
function citationsInLine(line: string, from: number, offset: number): Citation[] {
  if (!line.includes('@', from)) return [];
  const value = line.slice(from).trimStart();
  const { citations } = findCitations(value.trimEnd(), offset + line.length - value.length);
  return citations.filter(({ key }) => key !== '*');
}
