import * as vscode from 'vscode';
import { plainMessage } from '../../core/markdown/escape';
import { browserMessage, failureMessage, type Outcome } from '../../core/zotero/failure';
import { beginningLength, importedFileName, importedText, isImported } from '../../core/zotero/importedFile';
import type { Ask } from '../../core/zotero/request';
import type { OnProgress, ZoteroConnection, ZoteroLibrary } from '../../core/zotero/connection';
import { connect, usualPort } from '../../core/zotero/zotero';
import { reasonOf } from '../bibliography/bibliographyFailure';
import { fileName } from '../card';
import { command, registerCommand } from '../commands';
import { concern, dumpSources } from '../library/dumpSources';

/** What the import needs of the host. */
export interface ZoteroHost {
  readonly home: vscode.Uri | undefined;
  /** Asks programs on this computer, until the signal says stop; undefined in a browser, which may not. */
  readonly loopback: ((signal: AbortSignal) => Ask) | undefined;
}

/** Relative to the workspace folder: what the setting "lectern.dumps" takes by default. */
const folderName = 'papers';

/** Taking over a library of Zotero as a file, when the user asks for it. Zotero is never asked otherwise. */
export function registerZotero(host: ZoteroHost): vscode.Disposable {
  return registerCommand(command.importFromZotero, () => importFromZotero(host));
}

async function importFromZotero({ home, loopback }: ZoteroHost): Promise<void> {
  if (!loopback) {
    await vscode.window.showWarningMessage(browserMessage);
    return;
  }
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    const open = 'Open Folder';
    const choice = await vscode.window.showInformationMessage('Open a folder to import papers from Zotero into.', open);
    if (choice === open) await vscode.commands.executeCommand('vscode.openFolder');
    return;
  }
  const port = portIn(folder);
  const connection = await succeeded(port, () =>
    withProgress('Looking for Zotero', loopback, (ask) => connect(ask, port)),
  );
  const library = connection && (await chosen(connection.libraries));
  if (!library) return;
  const target = vscode.Uri.joinPath(folder.uri, folderName, importedFileName(connection, library));
  try {
    if (!(await mayReplace(target, connection.format, library))) return;
  } catch (error) {
    await tellUnwritten(target, error);
    return;
  }
  const exported = await succeeded(port, () =>
    withProgress(plainMessage(`Importing "${library.name}" from Zotero`), loopback, (ask, report) =>
      connection.export(ask, library, report),
    ),
  );
  if (!exported) return;
  if (exported.papers === 0) {
    await vscode.window.showInformationMessage(plainMessage(`There are no papers in "${library.name}" of Zotero.`));
    return;
  }
  try {
    await replaceFile(target, importedText(connection.format, library, exported));
  } catch (error) {
    await tellUnwritten(target, error);
    return;
  }
  await tellOutcome(exported.papers, target, folder, home);
}

function portIn(folder: vscode.WorkspaceFolder): number {
  const port = vscode.workspace.getConfiguration('lectern', folder).get<unknown>('zoteroPort');
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : usualPort;
}

/** Shows why something failed, and does it again if the user likes; undefined when given up. */
async function succeeded<T>(port: number, work: () => Thenable<Outcome<T>>): Promise<T | undefined> {
  const again = 'Try Again';
  for (;;) {
    const outcome = await work();
    if ('value' in outcome) return outcome.value;
    if (outcome.failure === 'cancelled') return undefined;
    const message = failureMessage(outcome.failure, { port, remote: vscode.env.remoteName });
    if ((await vscode.window.showErrorMessage(plainMessage(message), again)) !== again) return undefined;
  }
}

/** Does something that may take a while and can be cancelled. */
function withProgress<T>(
  title: string,
  loopback: (signal: AbortSignal) => Ask,
  work: (ask: Ask, report: OnProgress) => Promise<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    let shown = 0;
    const report: OnProgress = (done, of) => {
      if (of === undefined || of === 0) return;
      const message = `${done.toLocaleString('en')} of ${count(of)}`;
      progress.report({ message, increment: ((done - shown) / of) * 100 });
      shown = done;
    };
    try {
      return await work(loopback(controller.signal), report);
    } finally {
      listener.dispose();
    }
  });
}

async function chosen(libraries: readonly ZoteroLibrary[]): Promise<ZoteroLibrary | undefined> {
  if (libraries.length < 2) return libraries[0];
  const rows = libraries.map((library) => ({ label: plainMessage(library.name), library }));
  const row = await vscode.window.showQuickPick(rows, { title: 'Import from Zotero', placeHolder: 'Which library?' });
  return row?.library;
}

/**
 * Whether a file may be written: it is not there, an earlier import of the library wrote it, or the user says so. Rejects
 * when nobody can tell.
 */
async function mayReplace(
  target: vscode.Uri,
  format: ZoteroConnection['format'],
  library: ZoteroLibrary,
): Promise<boolean> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(target);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return true;
    throw error;
  }
  if (isImported(format, library, new TextDecoder().decode(bytes.subarray(0, beginningLength)))) return true;
  const replace = 'Replace';
  const detail = plainMessage(
    `It was not written by an import of "${library.name}" from Zotero. What is in it will be lost.`,
  );
  const question = plainMessage(`Replace ${fileName(target.toString())}?`);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, replace)) === replace;
}

/** Whoever reads the file meanwhile sees the old one or the new one, whole. */
async function replaceFile(target: vscode.Uri, text: string): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  // hidden, so that nobody takes it for a file of papers
  const temporary = vscode.Uri.joinPath(target, '..', `.${name}.new`);
  try {
    await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(vscode.workspace.fs.delete(temporary)).catch(() => undefined);
    throw error;
  }
}

async function tellUnwritten(target: vscode.Uri, error: unknown): Promise<void> {
  const message = `Nothing was imported into ${fileName(target.toString())}: ${reasonOf(error)}.`;
  await vscode.window.showErrorMessage(plainMessage(message));
}

async function tellOutcome(
  papers: number,
  target: vscode.Uri,
  folder: vscode.WorkspaceFolder,
  home: vscode.Uri | undefined,
): Promise<void> {
  const outcome = plainMessage(`Imported ${count(papers)} from Zotero into ${fileName(target.toString())}.`);
  const sources = await dumpSources(home, []);
  const isRead = sources.some(
    (source) =>
      source.root.scheme === target.scheme &&
      source.root.authority === target.authority &&
      concern(source, target.path) === 'file',
  );
  if (isRead) {
    await vscode.window.showInformationMessage(outcome);
    return;
  }
  const add = 'Add to Setting';
  const message = `${outcome} But the setting "lectern.dumps" does not take this file.`;
  if ((await vscode.window.showWarningMessage(message, add)) !== add) return;
  const settings = vscode.workspace.getConfiguration('lectern', folder);
  const dumps = settings.get<unknown>('dumps');
  const entries: unknown[] = Array.isArray(dumps) ? dumps : [dumps].filter((entry) => entry !== undefined);
  const entry = target.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
  await settings.update('dumps', [...entries, entry], vscode.ConfigurationTarget.WorkspaceFolder);
}

function count(papers: number): string {
  return `${papers.toLocaleString('en')} paper${papers === 1 ? '' : 's'}`;
}
