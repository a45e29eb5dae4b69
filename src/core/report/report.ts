import { escapeMarkdown } from '../markdown/escape';
import type { Problem, Source } from '../paper';
import { checks, count, type Check, type LibraryStatus, type NoteFacts } from './diagnosis';
import { ago, duration, fileSize } from './measures';
import type { AmbiguousKey, ReportData, ReportedDuplicate, ReportedFile, ReportedSource } from './reportData';

/** A file's name as its reader knows it: relative to the workspace. */
type FileName = (file: string) => string;

const shownFiles = 40;
const shownProblems = 20;
const shownExamples = 10;
const shownPlaces = 5;

/**
 * What there is to know about a library, as a page in Markdown: first whether and why nothing is suggested, then where
 * papers come from, what was found there, and what is double or unclear. Text from outside is escaped; no links.
 */
export function libraryReport(data: ReportData, fileName: FileName): string {
  const { status, note, sources, files, duplicates, ambiguous } = data;
  return [
    '# Library Report',
    ...(note ? suggestions(status, note) : noNote(status)),
    ...library(data),
    ...whereFrom(sources, fileName),
    ...whatFiles(files, data.now, fileName),
    ...whatProblems(files, fileName),
    ...whatDuplicates(duplicates, fileName),
    ...whatAmbiguous(ambiguous),
  ]
    .join('\n\n')
    .concat('\n');
}

function suggestions(status: LibraryStatus, note: NoteFacts): readonly string[] {
  const all = checks(status, note);
  const amiss = all.filter((check) => !check.isFine);
  const heading = `## Suggestions in ${escapeMarkdown(note.name)}`;
  const answer =
    amiss.length === 0
      ? '**Papers are suggested here.** If no list is open, press Ctrl+Space.'
      : `**Nothing is suggested here.** ${amiss.length === 1 ? 'The reason' : 'Reasons'}:`;
  const reasons = amiss.map((check) => `- ${reason(check, note.languageId)}`);
  const hints = all.filter(({ isFine, fix }) => isFine && fix !== undefined);
  const rows = all.map(({ name, found, isFine }) => [isFine ? '✓' : '✗', escapeMarkdown(name), escapeMarkdown(found)]);
  return [
    heading,
    answer,
    ...(reasons.length > 0 ? [reasons.join('\n')] : []),
    ...hints.map(({ fix }) => escapeMarkdown(fix ?? '')),
    table(['', 'looked at', 'found'], rows),
  ];
}

function reason({ name, found, fix, setting }: Check, languageId: string): string {
  const what = `**${escapeMarkdown(name)}:** ${escapeMarkdown(found)}.${fix === undefined ? '' : ` ${escapeMarkdown(fix)}`}`;
  if (!setting) return what;
  const value = { [setting.id]: setting.value };
  const json = JSON.stringify(setting.id.startsWith('editor.') ? { [`[${languageId}]`]: value } : value, undefined, 2);
  const lines = [
    '```json',
    ...json
      .split('\n')
      .slice(1, -1)
      .map((line) => line.slice(2)),
    '```',
  ];
  return `${what}\n\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

function noNote(status: LibraryStatus): readonly string[] {
  const hint =
    status.papers > 0
      ? 'To see why nothing is suggested in a note, put the cursor there and open this report again.'
      : 'There are no papers yet. Put files of papers into a folder "papers", or say in the setting "lectern.dumps" where they are.';
  return [escapeMarkdown(hint)];
}

function library({ status, start, files }: ReportData): readonly string[] {
  const states = {
    finding: 'Files are being looked for.',
    reading: 'Files are being read.',
    indexing: 'Papers are being indexed.',
    ready: 'All is read and indexed.',
    stopped: 'Reading was stopped; "Lectern: Reload Library" goes on.',
    failed: 'It could not be read; the log says why (Output, Lectern).',
  };
  const records = files.reduce((sum, file) => sum + file.records, 0);
  const began =
    start &&
    (start.from === 'kept'
      ? `It was opened as it had been kept on disk, in ${duration(start.milliseconds)}.`
      : `Its files were read anew, in ${duration(start.milliseconds)}.`);
  const facts = [
    `**${count(status.papers, 'paper')}** from ${count(records, 'record')} in ${count(files.length, 'file')}.`,
    escapeMarkdown(states[status.kind]),
    ...(began === undefined ? [] : [escapeMarkdown(began)]),
  ];
  return ['## Library', facts.join(' ')];
}

function whereFrom(sources: readonly ReportedSource[], fileName: FileName): readonly string[] {
  if (sources.length === 0) {
    return ['## Sources', escapeMarkdown('None. The setting "lectern.dumps" says where papers are.')];
  }
  const rows = sources.map(({ written, origin, base, isThere, files }) => [
    escapeMarkdown(written),
    escapeMarkdown(origin.startsWith('lectern.') ? origin : fileName(origin)),
    `${escapeMarkdown(fileName(base))}${isThere ? '' : ' (not there)'}`,
    files.toLocaleString('en'),
  ]);
  return ['## Sources', table(['written', 'in', 'means', 'files'], rows)];
}

function whatFiles(files: readonly ReportedFile[], now: number, fileName: FileName): readonly string[] {
  if (files.length === 0) return [];
  // what needs attention first, then what matters most
  const order = [...files].sort((a, b) => b.problems.length - a.problems.length || b.records - a.records);
  const rows = order
    .slice(0, shownFiles)
    .map(({ file, format, records, duplicates, problems, size, mtime, milliseconds }) => [
      escapeMarkdown(fileName(file)),
      format === undefined ? '*not recognised*' : escapeMarkdown(format),
      records.toLocaleString('en'),
      duplicates.toLocaleString('en'),
      problems.length.toLocaleString('en'),
      fileSize(size),
      mtime === 0 ? '' : ago(now - mtime),
      duration(milliseconds),
    ]);
  const heads = ['file', 'format', 'papers', 'told elsewhere too', 'problems', 'size', 'changed', 'read in'];
  return ['## Files', table(heads, rows), ...more(files.length - shownFiles)];
}

function whatProblems(files: readonly ReportedFile[], fileName: FileName): readonly string[] {
  const amiss = files.filter(({ problems }) => problems.length > 0);
  if (amiss.length === 0) return [];
  const parts = amiss
    .slice(0, shownFiles)
    .flatMap(({ file, problems }) => [
      `### ${escapeMarkdown(fileName(file))}`,
      list(problems, shownProblems, ({ line, message }: Problem) => `Line ${line}: ${escapeMarkdown(message)}`),
    ]);
  return ['## Problems', ...parts, ...more(amiss.length - shownFiles)];
}

function whatDuplicates({ count: works, examples }: ReportData['duplicates'], fileName: FileName): readonly string[] {
  if (works === 0) return [];
  const place = ({ file, line }: Source) => `${escapeMarkdown(fileName(file))}, line ${line}`;
  const row = ({ citekey, title, sources }: ReportedDuplicate) => {
    const places = sources.slice(0, shownPlaces).map(place);
    const others = sources.length - places.length;
    return `**${escapeMarkdown(title)}** (${key(citekey)}): ${[...places, ...(others > 0 ? [`and ${others} more`] : [])].join('; ')}`;
  };
  return [
    '## Works told by several records',
    `${count(works, 'work')}, each shown as one paper with several sources.`,
    list(examples, shownExamples, row, works),
  ];
}

function whatAmbiguous(ambiguous: readonly AmbiguousKey[]): readonly string[] {
  if (ambiguous.length === 0) return [];
  return [
    '## Keys that may mean several papers',
    'Such a key names none of them. Cite these papers by their own keys.',
    list(ambiguous, shownExamples, ({ key: shared, choices }) => {
      const papers = choices
        .slice(0, shownPlaces)
        .map(({ citekey, title }) => `${key(citekey)} ${escapeMarkdown(title)}`);
      const others = choices.length - papers.length;
      return `${key(shared)}: ${[...papers, ...(others > 0 ? [`and ${others} more`] : [])].join('; ')}`;
    }),
  ];
}

function key(citekey: string): string {
  return escapeMarkdown(`@${citekey}`);
}

/** @param of how many there are in all */
function list<T>(items: readonly T[], most: number, row: (item: T) => string, of = items.length): string {
  const rows = items.slice(0, most).map((item) => `- ${row(item)}`);
  const others = of - rows.length;
  return [...rows, ...(others > 0 ? [`- and ${others.toLocaleString('en')} more`] : [])].join('\n');
}

function more(others: number): readonly string[] {
  return others > 0 ? [`And ${count(others, 'more file')}.`] : [];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
