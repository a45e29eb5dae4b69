import * as vscode from 'vscode';
import type { KeyEdit } from '../../core/bibliography/keyChange';
import { isBare, type CitedPlace } from '../../core/notes/citationIndex';
import { isSimpleKey } from '../../core/notes/citationSyntax';
import type { CitingNote } from './citingNotes';
import type { NewEntry } from './givenKey';
import type { ExpectedChange, ExpectedFile } from './savedRenames';

/** How an edit is called where edits are shown before they are made, and grouped by it. */
export const labels = {
  citations: { label: 'Citations', needsConfirmation: false },
  bibliographies: { label: 'Bibliographies', needsConfirmation: false },
  dumps: { label: 'Dumps that give the key', needsConfirmation: false },
} as const satisfies Record<string, vscode.WorkspaceEditEntryMetadata>;

type Labelled = [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata];

/** Gathers the edits of a rename in several documents. */
export class RenameEdits {
  private readonly byFile = new Map<string, { readonly uri: vscode.Uri; readonly edits: Labelled[] }>();
  private readonly expected: ExpectedChange[] = [];
  private readonly made: ExpectedFile[] = [];
  /** Of documents, when they were looked at. */
  private readonly versions = new Map<vscode.TextDocument, number>();
  private readonly workspaceEdit = new vscode.WorkspaceEdit();

  /** What becomes of bibliographies that are there already. */
  get bibliographies(): readonly ExpectedChange[] {
    return this.expected;
  }

  /** What bibliographies come into being. */
  get newBibliographies(): readonly ExpectedFile[] {
    return this.made;
  }

  /** Has citations say another key: the key alone, with braces where the new one needs them. */
  cite({ uri, places, seen }: CitingNote, to: string): void {
    if (seen) this.versions.set(seen.document, seen.version);
    const edits = places.map((place) => citationEdit(place, to));
    if (edits.length > 0) this.add(uri, edits, labels.citations);
  }

  change(document: vscode.TextDocument, changes: readonly KeyEdit[], label: vscode.WorkspaceEditEntryMetadata): void {
    const edits = changes.map(({ start, end, newText }) => {
      return vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    });
    this.versions.set(document, this.versions.get(document) ?? document.version);
    this.add(document.uri, edits, label);
    this.expected.push({ document, edits });
  }

  /** Writes a new entry, if need be to a new file. */
  write({ uri, document, at, text }: NewEntry): void {
    if (!document) {
      this.workspaceEdit.createFile(uri, {}, labels.bibliographies);
      this.add(uri, [vscode.TextEdit.insert(new vscode.Position(0, 0), text)], labels.bibliographies);
      this.made.push({ uri, text });
      return;
    }
    const ended = document.eol === vscode.EndOfLine.CRLF ? text.replaceAll('\n', '\r\n') : text;
    this.change(document, [{ start: at, end: at, newText: ended, role: 'own' }], labels.bibliographies);
  }

  /** Whether all documents are as they were when they were looked at. */
  isCurrent(): boolean {
    return [...this.versions].every(([document, version]) => document.version === version);
  }

  /** All of them as one edit. */
  finish(): vscode.WorkspaceEdit {
    for (const { uri, edits } of this.byFile.values()) this.workspaceEdit.set(uri, edits);
    return this.workspaceEdit;
  }

  private add(uri: vscode.Uri, edits: readonly vscode.TextEdit[], label: vscode.WorkspaceEditEntryMetadata): void {
    const known = this.byFile.get(uri.toString()) ?? { uri, edits: [] };
    this.byFile.set(uri.toString(), known);
    for (const edit of edits) known.edits.push([edit, label]);
  }
}

/** `@key` may become `@{key}`. */
function citationEdit(place: CitedPlace, to: string): vscode.TextEdit {
  return vscode.TextEdit.replace(keyRange(place), isBare(place) && !isSimpleKey(to) ? `{${to}}` : to);
}

function keyRange({ line, keyCharacter, keyEndCharacter }: CitedPlace): vscode.Range {
  return new vscode.Range(line, keyCharacter, line, keyEndCharacter);
}
