/** A replacement within a line of a text. Characters are counted from 0, in UTF-16 units. */
export interface LineEdit {
  readonly line: number;
  readonly character: number;
  readonly endCharacter: number;
  readonly newText: string;
}

/** What tells one version of a text from another: how many lines it has, and what some of them say. */
export interface LineTexts {
  readonly count: number;
  /** By line, from 0. */
  readonly lines: ReadonlyMap<number, string>;
}

/** A text that has lines, as editors count them. */
interface Lines {
  readonly count: number;
  at(line: number): string;
}

/**
 * What a text says before and after it is edited, at the lines that are edited.
 * @param edits none overlaps another one
 */
export function changedLines(
  text: Lines,
  edits: readonly LineEdit[],
): { readonly before: LineTexts; readonly after: LineTexts } {
  const byLine = new Map<number, LineEdit[]>();
  for (const edit of edits) {
    const its = byLine.get(edit.line);
    if (its) its.push(edit);
    else byLine.set(edit.line, [edit]);
  }
  const before = new Map<number, string>();
  const after = new Map<number, string>();
  let added = 0;
  for (const [line, its] of [...byLine].sort(([a], [b]) => a - b)) {
    const written = text.at(line);
    before.set(line, written);
    const edited = applied(written, its).split(/\r\n|\n|\r/);
    for (const [i, part] of edited.entries()) after.set(line + added + i, part);
    added += edited.length - 1;
  }
  return { before: { count: text.count, lines: before }, after: { count: text.count + added, lines: after } };
}

/** Whether a text says this at these lines. */
export function says(text: Lines, { count, lines }: LineTexts): boolean {
  return text.count === count && [...lines].every(([line, written]) => text.at(line) === written);
}

function applied(line: string, edits: readonly LineEdit[]): string {
  const inOrder = [...edits].sort((a, b) => a.character - b.character);
  let text = '';
  let at = 0;
  for (const { character, endCharacter, newText } of inOrder) {
    text += line.slice(at, character) + newText;
    at = endCharacter;
  }
  return text + line.slice(at);
}
