import * as vscode from 'vscode';
import type { KeyEdit } from '../core/bibliography/keyChange';
import type { CitedPlace } from '../core/notes/citationIndex';
import { isSimpleKey } from '../core/notes/citationSyntax';
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
  cite(document: vscode.TextDocument, places: readonly CitedPlace[], to: string): void {
    const edits = places.map((place) => citationEdit(document, place, to));
    this.add(document.uri, edits, labels.citations);
  }

  change(document: vscode.TextDocument, changes: readonly KeyEdit[], label: vscode.WorkspaceEditEntryMetadata): void {
    const edits = changes.map(({ start, end, newText }) => {
      return vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    });
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

/** Where the key of a citation stands. */
export function keyRange({ line, keyCharacter, keyEndCharacter }: CitedPlace): vscode.Range {
  return new vscode.Range(line, keyCharacter, line, keyEndCharacter);
}

/** `@key` may become `@{key}`; what stands in braces, in `\cite{}` or in `[[@key]]` has none of its own. */
function citationEdit(document: vscode.TextDocument, place: CitedPlace, to: string): vscode.TextEdit {
  const before = document.lineAt(place.line).text.slice(Math.max(0, place.keyCharacter - 3), place.keyCharacter);
  const isBare = before.endsWith('@') && before !== '[[@';
  return vscode.TextEdit.replace(keyRange(place), isBare && !isSimpleKey(to) ? `{${to}}` : to);
}
