import * as vscode from 'vscode';
import { plainMessage } from '../../core/markdown/escape';
import { parseNote } from '../../core/notes/note';
import type { Added, Bibliographies } from '../bibliography/bibliographies';
import { nameOf } from '../bibliography/bibliographyFailure';
import { citationSyntax } from '../notes/citationSyntax';
import { command, registerCommand } from '../commands';
import { fileText } from '../fileText';
import type { NoteEditors } from '../notes/noteEditor';
import type { NoteIndex } from '../notes/noteIndex';

/** More keys than this make no sentence. */
const mostNamed = 5;

/** Which notes are meant. */
type Scope = 'note' | 'workspace';

/**
 * Adds what notes cite, and their bibliographies lack. The command asks which notes are meant where there are several; it
 * may be told so: 'note' or 'workspace'.
 */
export function registerAddCitedPapers(
  bibliographies: Bibliographies,
  notes: NoteEditors,
  index: NoteIndex,
): vscode.Disposable {
  return registerCommand(command.addCitedPapers, async (of) => {
    const current = notes.current()?.document;
    const scope = of === 'note' || of === 'workspace' ? of : await askedScope(current, index);
    if (scope === undefined) return undefined;
    if (scope === 'note' && !current) {
      void vscode.window.showInformationMessage('Open a Markdown note to add the papers that it cites.');
      return undefined;
    }
    const message = summary(await addedWithProgress(bibliographies, index, scope === 'note' ? current : undefined));
    void vscode.window.showInformationMessage(message);
    return message;
  });
}

async function askedScope(current: vscode.TextDocument | undefined, index: NoteIndex): Promise<Scope | undefined> {
  await index.settled();
  const found = await index.citingNotes();
  if (!current) return found.length > 0 ? 'workspace' : 'note';
  if (!found.some((uri) => uri.toString() !== current.uri.toString())) return 'note';
  const choices: readonly (vscode.QuickPickItem & { readonly scope: Scope })[] = [
    { label: 'This Note', description: vscode.workspace.asRelativePath(current.uri, false), scope: 'note' },
    { label: 'All Notes of the Workspace', scope: 'workspace' },
  ];
  const choice = await vscode.window.showQuickPick(choices, { placeHolder: 'Add the papers that are cited in' });
  return choice?.scope;
}

/** @param note undefined for all notes of the workspace */
async function addedWithProgress(
  bibliographies: Bibliographies,
  index: NoteIndex,
  note: vscode.TextDocument | undefined,
): Promise<readonly Added[]> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'Adding cited papers to bibliographies',
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const all: Added[] = [];
    progress.report({ message: 'waiting for the library' });
    await Promise.race([Promise.all([bibliographies.settled(), index.settled()]), cancelled(token)]);
    const uris = note ? [note.uri] : await index.citingNotes();
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      progress.report({ increment: 100 / uris.length, message: plainMessage(nameOf(uri)) });
      const text = await textOf(uri);
      if (text === undefined) continue;
      const keys = citedKeys(text);
      if (keys.length > 0) all.push(await bibliographies.add({ uri, text }, keys));
    }
    return all;
  });
}

function cancelled(token: vscode.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    if (token.isCancellationRequested) resolve();
    else token.onCancellationRequested(() => resolve());
  });
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open ? open.getText() : fileText(uri);
}

function citedKeys(text: string): string[] {
  return [...new Set(parseNote(text, citationSyntax()).citations.map(({ key }) => key))];
}

function summary(all: readonly Added[]): string {
  const count = all.reduce((sum, { citekeys }) => sum + citekeys.length, 0);
  const files = new Map(
    all.flatMap(({ file, citekeys }) => (file && citekeys.length > 0 ? [[String(file), file]] : [])),
  );
  const [only] = files.values();
  const where = files.size === 1 && only ? nameOf(only) : `${files.size} bibliographies`;
  const failures = all.flatMap(({ failure }) => failure?.replace(/\.$/, '') ?? []);
  const notices = all.flatMap(({ notice }) => notice?.replace(/\.$/, '') ?? []);
  const unknown = all.flatMap((one) => one.unknown);
  const unfit = all.flatMap((one) => one.unfit.map((key) => `@${key}`));
  const otherwise = all.flatMap(({ file, otherwise: keys }) =>
    keys.map(({ citekey, held }) => `@${citekey} is @${held}${file ? ` in ${nameOf(file)}` : ''}`),
  );
  const isAll = failures.length === 0 && unfit.length === 0 && otherwise.length === 0;
  const none = isAll ? 'Every paper that is cited is in its bibliography' : 'No paper was added';
  const parts = [
    count > 0 ? `Added ${counted(count, 'paper')} to ${where}` : none,
    ...some(unknown, (n) => (n === 1 ? '1 key is unknown' : `${n} keys are unknown`)),
    ...some(otherwise, (n) => (n === 1 ? '1 is there under another key' : `${n} are there under other keys`)),
    ...some(unfit, (n) => (n === 1 ? '1 key cannot stand in a .bib file' : `${n} keys cannot stand in a .bib file`)),
  ];
  return plainMessage([parts.join('; '), ...new Set([...failures, ...notices])].join('. '));
}

/** Nothing of none; of some, how many and which. */
function some(all: readonly string[], what: (n: number) => string): string[] {
  const names = [...new Set(all)];
  if (names.length === 0) return [];
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return [`${what(names.length)}: ${names.slice(0, mostNamed).join(', ')}${more}`];
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
