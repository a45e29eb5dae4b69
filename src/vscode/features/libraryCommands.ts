import * as vscode from 'vscode';
import { command, registerCommand } from '../commands';
import type { NoteIndex } from '../notes/noteIndex';
import type { PaperLibrary } from '../library/paperLibrary';

/** Commands on the library as a whole, and on the notes that cite it. */
export function registerLibraryCommands(
  library: PaperLibrary,
  notes: NoteIndex,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(command.reloadLibrary, async () => {
      await Promise.all([library.reload(), notes.refresh()]);
    }),
    registerCommand(command.cancelIndexing, () => {
      notes.cancel();
      return library.cancel();
    }),
    registerCommand(command.createSampleLibrary, () =>
      createSampleLibrary(vscode.Uri.joinPath(extensionUri, 'media', 'sample')),
    ),
  );
}

/** Puts a small library and a note into the workspace folder; files that are there already stay as they are. */
async function createSampleLibrary(sample: vscode.Uri): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    const open = 'Open Folder';
    const choice = await vscode.window.showInformationMessage('Open a folder to create the sample library in.', open);
    if (choice === open) await vscode.commands.executeCommand('vscode.openFolder');
    return;
  }
  const note = vscode.Uri.joinPath(folder.uri, 'welcome.md');
  await copyUnlessThere(
    vscode.Uri.joinPath(sample, 'papers', 'classics.txt'),
    vscode.Uri.joinPath(folder.uri, 'papers', 'classics.txt'),
  );
  await copyUnlessThere(vscode.Uri.joinPath(sample, 'welcome.md'), note);
  await vscode.window.showTextDocument(note);
}

async function copyUnlessThere(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.stat(to);
  } catch {
    // copied by content: the two may be in different file systems
    await vscode.workspace.fs.writeFile(to, await vscode.workspace.fs.readFile(from));
  }
}
