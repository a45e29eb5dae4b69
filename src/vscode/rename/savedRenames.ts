import * as vscode from 'vscode';
import { changedLines, says, type LineTexts } from '../../core/bibliography/changedLines';

/** An open bibliography, with what is about to be changed in it. Ranges are within lines. */
export interface ExpectedChange {
  readonly document: vscode.TextDocument;
  readonly edits: readonly vscode.TextEdit[];
}

/** A bibliography that is about to come into being, with what it is to say. */
export interface ExpectedFile {
  readonly uri: vscode.Uri;
  readonly text: string;
}

interface Followed {
  /** The document's last version, and the last one that was as the file is. */
  version: number;
  saved: number;
  /** What renames did, the last one last. */
  readonly renames: { readonly before: LineTexts; readonly after: LineTexts }[];
}

/** How many renames of a file can be undone, and are followed. */
const mostRenames = 20;

/**
 * Saves bibliographies when a rename has changed them, or was undone or redone, as citing writes them at once: what notes
 * cite is told from files. One in which somebody had other changes that are not saved is left alone.
 */
export class SavedRenames implements vscode.Disposable {
  private readonly files = new Map<string, Followed>();
  /** What files that come into being say, by name. */
  private readonly made = new Map<string, string>();
  private readonly listeners = [
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.contentChanges.length > 0) this.change(event);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => this.settle(document)),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (!document.isDirty) this.settle(document);
    }),
  ];

  /** Says what is about to become of bibliographies. */
  expect(changes: readonly ExpectedChange[], made: readonly ExpectedFile[]): void {
    for (const { uri, text } of made) this.made.set(uri.toString(), text);
    for (const { document, edits } of changes) {
      const { version, isDirty } = document;
      const name = document.uri.toString();
      const followed = this.files.get(name) ?? { version, saved: isDirty ? -1 : version, renames: [] };
      followed.renames.push(changedLines(linesOf(document), edits.map(lineEdit)));
      if (followed.renames.length > mostRenames) followed.renames.shift();
      this.files.set(name, followed);
    }
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private change({ document, reason }: vscode.TextDocumentChangeEvent): void {
    const name = document.uri.toString();
    const made = this.made.get(name);
    if (made !== undefined && made === document.getText().replaceAll('\r\n', '\n')) save(document);
    const followed = this.files.get(name);
    if (!followed) return;
    const wasSaved = followed.version === followed.saved;
    followed.version = document.version;
    if (!wasSaved) return;
    const isUndo = reason === vscode.TextDocumentChangeReason.Undo;
    const lines = linesOf(document);
    const isRename = followed.renames.some(({ before, after }) => says(lines, isUndo ? before : after));
    if (isRename) save(document);
  }

  private settle(document: vscode.TextDocument): void {
    const followed = this.files.get(document.uri.toString());
    if (followed) followed.version = followed.saved = document.version;
  }
}

function save(document: vscode.TextDocument): void {
  // VS Code says why it cannot be saved; one that was closed meanwhile is not to be
  void document.save().then(undefined, () => undefined);
}

function linesOf(document: vscode.TextDocument) {
  return { count: document.lineCount, at: (line: number) => document.lineAt(line).text };
}

function lineEdit({ range: { start, end }, newText }: vscode.TextEdit) {
  return { line: start.line, character: start.character, endCharacter: end.character, newText };
}
