// A library to check notes by, and findings in a form that reads well.
import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { checkNote, type NoteRules } from '../../../../src/core/check/checkNote';
import { defaultSeverities, type Finding, type Replacement } from '../../../../src/core/check/finding';
import { keysOf } from '../../../../src/core/check/heldKeys';
import { Library } from '../../../../src/core/library/library';
import { parseNote } from '../../../../src/core/notes/note';
import { positionsIn } from '../../../../src/core/notes/positions';

/** A paper of a dump. */
export interface GivenPaper {
  readonly title: string;
  readonly key?: string;
  readonly ids?: readonly string[];
}

export async function libraryOf(...papers: readonly GivenPaper[]): Promise<Library> {
  const library = new Library();
  const records = papers.map(({ title, key, ids }, i) => ({
    title,
    abstract: '',
    author: [],
    year: null,
    source: { file: 'papers.txt', line: i + 1 },
    ...(key !== undefined && { citekey: key }),
    ...(ids && { aliases: ids }),
  }));
  library.replace('papers.txt', records);
  await library.settle(() => Promise.resolve());
  return library;
}

export function check(text: string, library: Library, rules: Partial<NoteRules> = {}): readonly Finding[] {
  return checkAll(text, library, rules).findings;
}

export function checkAll(text: string, library: Library, rules: Partial<NoteRules> = {}) {
  const completion = {
    keys: () => keysOf(library.state()),
    finds: (typed: string) => {
      const titles = [...library.papers()].map(({ title }) => ` ${title.toLowerCase()}`);
      return titles.some((title) => typed.split(' ').every((word) => title.includes(` ${word}`)));
    },
  };
  return checkNote(
    { text, parsed: parseNote(text) },
    library,
    {
      severities: defaultSeverities,
      ignored: [],
      held: undefined,
      isRead: true,
      ...rules,
    },
    completion,
  );
}

/** What is found, each with the text that it stands at: `unknown-key @a`. */
export function told(text: string, findings: readonly Finding[]): string[] {
  return findings.map(({ code, start, end }) => `${code} ${text.slice(offsetOf(text, start), offsetOf(text, end))}`);
}

export function apply(text: string, edits: readonly Replacement[]): string {
  const inOrder = [...edits].sort((a, b) => offsetOf(text, a.start) - offsetOf(text, b.start));
  let result = '';
  let at = 0;
  for (const { start, end, newText } of inOrder) {
    assert.ok(offsetOf(text, start) >= at, 'edits do not overlap');
    result += text.slice(at, offsetOf(text, start)) + newText;
    at = offsetOf(text, end);
  }
  return result + text.slice(at);
}

function offsetOf(text: string, { line, character }: { line: number; character: number }): number {
  const position = positionsIn(text);
  let low = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    if (position(offset).line === line) {
      low = offset;
      break;
    }
  }
  return low + character;
}

/** A citation, as far as it is compared. */
interface PandocCitation {
  readonly citationId: string;
  readonly citationMode: { readonly t: 'NormalCitation' | 'SuppressAuthor' | 'AuthorInText' };
  readonly citationSuffix: readonly unknown[];
}

const marks = { NormalCitation: '', SuppressAuthor: '-', AuthorInText: '+' };

/** The keys of each cluster that Pandoc reads in Markdown: `a`, `-a` without its author, `+a` in the text, `a~` with a suffix. */
export function pandocClusters(markdown: string): string[] {
  const { status, stdout, stderr, error } = spawnSync('pandoc', ['-f', 'markdown', '-t', 'json'], {
    encoding: 'utf8',
    input: markdown,
  });
  if (error) assert.fail(`This test needs pandoc on the PATH: ${error.message}`);
  assert.equal(status, 0, stderr);
  const clusters: string[] = [];
  JSON.parse(stdout, (_, value: unknown) => {
    const { t, c } = (value ?? {}) as { t?: unknown; c?: unknown };
    if (t === 'Cite') {
      const [citations] = c as [PandocCitation[]];
      clusters.push(citations.map(written).join(' '));
    }
    return value;
  });
  return clusters;
}

function written({ citationId, citationMode, citationSuffix }: PandocCitation): string {
  return marks[citationMode.t] + citationId + (citationSuffix.length > 0 ? '~' : '');
}
