import { bibliographyFormat } from '../core/bibliography/format';
import { checkBibliography } from '../core/check/checkBibliography';
import { checkNote } from '../core/check/checkNote';
import { citesAll } from '../core/check/citesAll';
import type { Finding } from '../core/check/finding';
import { keysOf, KeysOfFiles } from '../core/check/heldKeys';
import { NearestKeys } from '../core/check/nearestKeys';
import { dumpExtensions } from '../core/dumps/fileNames';
import { foldedKey } from '../core/library/claims';
import type { Library } from '../core/library/library';
import { nociteCitations } from '../core/notes/frontMatter/nocite';
import { parseNote, type Note } from '../core/notes/note';
import { noteExtensions } from '../core/notes/noteExtensions';
import type { Call } from './arguments';
import { readNote, textOf, type CheckedNote } from './checkedNotes';
import { complain } from './output';
import { printable, printableJson } from './printable';
import { atOnce, type NamedFile, type Sources } from './sources';
import type { Terminal } from './terminal';

const mostNearest = 3;

type CheckCall = Extract<Call, { command: 'check' }>;

/** A note with what it cites. */
interface ParsedNote extends CheckedNote {
  readonly parsed: Note;
}

/** What is wrong in a file. */
interface Reported {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/**
 * Tells what is wrong with the citations of notes, a line each, by file and place.
 * @returns the exit status: 1 where there are errors, or something that was named cannot be read
 */
export async function checkNotes(call: CheckCall, sources: Sources, terminal: Terminal): Promise<0 | 1> {
  // what notes name is read first: the keys of bibliographies beat those of other files
  const notes = await readNotes(call, sources, terminal);
  for (const source of call.sources) await sources.read(source, dumpExtensions);
  const { library } = sources.collection;
  await library.settle(atOnce);
  const wantsKeys = call.severities['unknown-key'] !== 'off';
  const isUnchecked = wantsKeys && library.size === 0 && notes.some(({ parsed }) => parsed.citations.length > 0);
  if (isUnchecked) complain(terminal, 'No papers are known, so keys are not checked. Say where papers are: --in.');
  const reports = [...noteReports(notes, library, call), ...(await entryReports(notes, sources, call))];
  reports.sort((a, b) => byName.compare(a.file, b.file));
  for (const report of reports) print(report, call.json, terminal);
  const hasErrors = reports.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return hasErrors || isUnchecked || sources.hasTrouble ? 1 : 0;
}

const byName = new Intl.Collator('en', { numeric: true });

async function readNotes(call: CheckCall, sources: Sources, terminal: Terminal): Promise<readonly ParsedNote[]> {
  const files = new Map<string, NamedFile>();
  for (const named of call.notes) {
    for (const file of await sources.find(named, noteExtensions, 'There are no notes here.')) {
      if (!files.has(file.path)) files.set(file.path, file);
    }
  }
  const notes: ParsedNote[] = [];
  for (const file of files.values()) {
    const note = await readNote(file, sources, terminal);
    if (note) notes.push({ ...note, parsed: parseNote(note.text, call.syntax) });
  }
  return notes;
}

function noteReports(notes: readonly ParsedNote[], library: Library, { severities, ignored }: CheckCall): Reported[] {
  const state = library.state();
  const given = new KeysOfFiles();
  const keys = [...keysOf(state)];
  const nearest = new NearestKeys(keys);
  return notes.map((note) => {
    const held = note.bibliographies.length > 0 ? given.ofAll([...note.bibliographies, note.name], state) : undefined;
    const rules = { severities, ignored, held, isRead: true };
    const { findings } = checkNote(note, library, rules);
    return { file: note.name, findings: findings.map((finding) => withNearest(finding, nearest)) };
  });
}

/** An unknown key with those that may be meant: there are no quick fixes on the command line. */
function withNearest(finding: Finding, nearest: NearestKeys): Finding {
  const { code, key, message } = finding;
  if (code !== 'unknown-key' || key === undefined) return finding;
  const near = nearest.of(key, mostNearest).map((one) => `@${one}`);
  return near.length === 0 ? finding : { ...finding, message: `${message} Did you mean ${near.join(' or ')}?` };
}

/** The entries of bibliographies that none of the notes cites. */
async function entryReports(
  notes: readonly ParsedNote[],
  { collection: { library }, files }: Sources,
  { severities, syntax }: CheckCall,
): Promise<Reported[]> {
  if (severities['uncited-entry'] === 'off' || notes.some(({ text }) => citesAll(text, syntax))) return [];
  const citations = notes.flatMap(({ text, parsed }) => [...nociteCitations(text), ...parsed.citations]);
  const keys = new Set(citations.map(({ key }) => key));
  const works = new Set([...keys].flatMap((key) => library.named(key)?.id ?? []));
  // what names no paper may be meant by the same letters
  const folded = new Set([...keys].map(foldedKey));
  const isCited = (key: string) => {
    const paper = library.named(key);
    return paper ? works.has(paper.id) : folded.has(foldedKey(key));
  };
  const given = new KeysOfFiles();
  const reports: Reported[] = [];
  for (const { path, name } of files) {
    if (bibliographyFormat(name) === undefined) continue;
    // what cannot be read has been told
    const text = await textOf(path).catch(() => '');
    const held = given.of(name, library.state());
    const isUncited = (key: string) => held?.has(key) === true && !isCited(key);
    reports.push({ file: name, findings: checkBibliography(text, name, isUncited, severities) });
  }
  return reports;
}

/** Lines and columns from 1; columns in UTF-16 units, as VS Code counts when it follows such a line. */
function print({ file, findings }: Reported, json: boolean, { stdout }: Terminal): void {
  for (const { start, severity, code, message, key } of findings) {
    const line = start.line + 1;
    const column = start.character + 1;
    stdout.write(
      json
        ? `${printableJson({ file, line, column, severity, code, message, key })}\n`
        : `${printable(`${file}:${line}:${column}: ${severity} ${message} [${code}]`)}\n`,
    );
  }
}
