/** Text that is put into another text at an offset, in UTF-16 units. Lines end in `\n` until it is written. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Blocks of text at the end of a text, with a blank line before each, and a line ending after the last. */
export function atEnd(text: string, blocks: readonly string[]): Insertion {
  return { at: text.length, text: gapAfter(text) + blocks.map((block) => `${block}\n`).join('\n') };
}

/** What stands between the end of a text and a block in a paragraph of its own. */
function gapAfter(text: string): string {
  let from = text.length;
  while (from > 0 && ' \t\r\n'.includes(text[from - 1]!)) from--;
  const blank = text.slice(from);
  const endings = blank.match(/\r\n|\r|\n/g)?.length ?? 0;
  const lineEnded = text === '' || /[\r\n]$/.test(blank);
  if (from === 0) return lineEnded ? '' : '\n';
  return '\n'.repeat(Math.max(lineEnded ? 0 : 1, 2 - endings));
}
