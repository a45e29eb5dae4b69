/** A stretch of an element's lines that is an element itself. */
export interface YamlStretch {
  readonly lines: readonly string[];
  /** Where it begins among the lines that were given, from 0. */
  readonly from: number;
  /** Whether its own dash was missing or damaged; its first line has one again. */
  readonly mended: boolean;
  /** A key that shows that an element begins somewhere in here, but not where; `at` counts from 0 as `from` does. */
  readonly repeated?: { readonly key: string; readonly at: number };
}

const firstKey = /^[ \t]*-[ \t]+(?=[^\s#])/;
const telling = /^["']?(id|title|type)["']? *:(?=\s|$)/;
/** An identifier after what may have been a dash: `-id:`, `:- id:`, `#- id:`. */
const damagedStart = /^[^\p{L}\p{N}"'[\]{}]{0,40}(?=["']?id["']? *:(?:\s|$))/u;

/**
 * Divides the lines of an element of a list of references where the dash of a further one is missing or damaged: a second
 * `id` stands with the keys, or a first one further out than them. A line that is a comment begins an element only where
 * its other keys follow.
 * @param lines the first has the dash
 */
export function dividedAtDashes(lines: readonly string[]): YamlStretch[] {
  const column = columnOfKeys(lines);
  const [first = ''] = lines;
  if (column === undefined || first[column] === '{') return [{ lines, from: 0, mended: false }];
  const startsWithId = telling.exec(first.slice(column))?.[1] === 'id';
  const stretches: YamlStretch[] = [];
  let from = 0;
  let mended = false;
  let seen = new Set<string>();
  let comment: number | undefined;
  let repeated: YamlStretch['repeated'];
  const finish = (to: number) => {
    const own = lines.slice(from, to);
    if (mended) own[0] = withDash(own[0]!, column);
    stretches.push({ lines: own, from, mended, ...(repeated && { repeated }) });
  };
  const begin = (at: number) => {
    finish(at);
    from = at;
    mended = true;
    seen = new Set(['id']);
    comment = undefined;
    repeated = undefined;
  };
  for (const [at, line] of lines.entries()) {
    const indent: number = at === 0 ? column : line.search(/[^ \t]/);
    if (indent === column) {
      const key = telling.exec(line.slice(column))?.[1];
      if (key === undefined) continue;
      if (!seen.has(key)) seen.add(key);
      else if (key === 'id' && startsWithId && seen.has('title')) begin(at);
      else if (comment !== undefined) {
        begin(comment);
        seen.add(key);
      } else repeated ??= { key, at };
    } else if (indent >= 0 && indent < column && at > 0 && damagedStart.test(line)) {
      if (line.trimStart().startsWith('#')) comment ??= /^\s*#+ ?-/.test(line) ? at : undefined;
      else begin(at);
    }
  }
  finish(lines.length);
  return stretches;
}

/**
 * How many of the lines that follow a list are an element of it that lost its dash and its indentation; 0 where the first
 * is a key of the document.
 */
export function lengthOfLostElement(lines: readonly string[]): number {
  const next = lines.slice(1, 50).find((line) => line.trim() !== '') ?? '';
  if (!damagedStart.test(lines[0] ?? '') || !/^[ \t]+["']?[a-zA-Z-]+["']?:(?:\s|$)/.test(next)) return 0;
  const end = lines.findIndex((line, i) => i > 0 && /^[^\s#]/.test(line));
  return end < 0 ? lines.length : end;
}

/** The column at which the keys of an element stand; undefined where it has no line of its own. */
function columnOfKeys(lines: readonly string[]): number | undefined {
  const own = firstKey.exec(lines[0] ?? '')?.[0].length;
  if (own !== undefined) return own;
  const column = lines
    .slice(1, 50)
    .find((line) => /^[ \t]*[^\s#]/.test(line))
    ?.search(/\S/);
  return column === undefined || column < 2 ? undefined : column;
}

function withDash(line: string, column: number): string {
  const damage = damagedStart.exec(line)?.[0].length ?? line.search(/\S/);
  return `${' '.repeat(column - 2)}- ${line.slice(damage)}`;
}
