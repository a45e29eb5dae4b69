import { asciiTex } from './asciiTex';
import { atEnd, type Insertion } from './insertion';

const looked = 500_000;
const fieldLine = /^([ \t]{1,16})[A-Za-z][\w-]{0,40}[ \t]{0,40}=/gm;
const ownIndent = '  ';

/**
 * Entries at the end of a .bib file, indented as most of its fields are. A file that ends inside a comment or an entry
 * gets them too: they begin at a line's start, where readers recover.
 * @param ascii whether the file can hold no more than ASCII
 */
export function bibtexInsertion(text: string, entries: readonly string[], ascii: boolean): Insertion {
  const indent = indentation(text);
  const blocks = entries.map((entry) => {
    const lines = entry.replace(/\r\n?/g, '\n').split('\n');
    const indented = lines.map((line) => (/^ {2}\S/.test(line) ? indent + line.slice(ownIndent.length) : line));
    const written = indented.join('\n');
    return ascii ? asciiEntry(written) : written;
  });
  return atEnd(text, blocks);
}

/** The key is what notes cite: nothing may become of it. */
function asciiEntry(entry: string): string {
  const afterKey = entry.indexOf(',');
  return entry.slice(0, afterKey) + asciiTex(entry.slice(afterKey));
}

/** How most lines that begin with a field are indented; two spaces where there are none. */
function indentation(text: string): string {
  const counts = new Map<string, number>();
  for (const [, indent = ''] of text.slice(0, looked).matchAll(fieldLine)) {
    counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  let best = ownIndent;
  for (const [indent, count] of counts) if (count > (counts.get(best) ?? 0)) best = indent;
  return best;
}
