import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import { parseNote } from '../../core/notes/note';
import type { Added, Bibliographies, NoteText } from '../bibliographies';
import { BibliographyFile, type Written } from '../bibliographyFile';
import { command, registerCommand } from '../commands';
import { noteSelector } from '../noteEditor';

/** How many citations can be undone in the bibliography. */
const mostRemembered = 50;

/** Citing a paper writes its entry to the note's bibliography; undoing the citation takes it out again. */
export function registerBibliography(bibliographies: Bibliographies): vscode.Disposable {
  const citing = new Citing(bibliographies);
  return vscode.Disposable.from(
    registerCommand(command.didCite, (of) => citing.didCite(of)),
    vscode.workspace.onDidChangeTextDocument((event) => citing.follow(event)),
  );
}

/** An entry that was written because a note cited its paper. */
interface Remembered {
  readonly note: string;
  readonly citekey: string;
  readonly file: vscode.Uri;
  /** Undefined while it is taken out. */
  written: Written | undefined;
  /** Other notes rely on it by now. */
  shared: boolean;
}

class Citing {
  private readonly remembered: Remembered[] = [];
  /** Files whose failures the user knows of. */
  private readonly toldOf = new Set<string>();

  constructor(private readonly bibliographies: Bibliographies) {}

  /** @param of the note's URI and the key, as whoever has cited tells them */
  async didCite(of: unknown): Promise<void> {
    const { uri, citekey } = (of ?? {}) as { readonly uri?: unknown; readonly citekey?: unknown };
    if (typeof uri !== 'string' || typeof citekey !== 'string') return;
    const document = documentOf(uri);
    if (!document || vscode.languages.match(noteSelector, document) === 0) return;
    if (vscode.workspace.getConfiguration('lectern', document).get('addCitedPapers') === false) return;
    await this.add({ uri: document.uri, text: document.getText() }, citekey);
  }

  /** Undoing or redoing in a note may take out a citation, or bring it back. */
  follow({ document, reason }: vscode.TextDocumentChangeEvent): void {
    const note = document.uri.toString();
    if (reason === undefined || !this.remembered.some((one) => one.note === note)) return;
    void this.bibliographies.inTurn(() => this.matchWith(document)).catch(() => undefined);
  }

  private async add(note: NoteText, citekey: string): Promise<void> {
    const name = note.uri.toString();
    const added = await this.bibliographies.add(note, [citekey]);
    const { file, written } = added;
    if (added.failure !== undefined) this.tellFailure(added);
    if (!file || added.failure !== undefined) return;
    this.toldOf.delete(file.toString());
    const known = this.remembered.findIndex((one) => one.citekey === citekey && String(one.file) === String(file));
    if (written) {
      if (known >= 0) this.remembered.splice(known, 1);
      this.remembered.push({ note: name, citekey, file, written, shared: false });
      if (this.remembered.length > mostRemembered) this.remembered.shift();
      vscode.window.setStatusBarMessage(withoutIcons(`Added ${citekey} to ${fileName(file)}`), 3000);
    } else if (known >= 0 && this.remembered[known]!.note !== name) {
      this.remembered[known]!.shared = true;
    }
  }

  private async matchWith(document: vscode.TextDocument): Promise<void> {
    const note = document.uri.toString();
    const text = document.getText();
    const mine = this.remembered.filter((one) => one.note === note);
    if (mine.length === 0) return;
    const cited = new Set(mine.some(({ citekey }) => text.includes(citekey)) ? keysIn(text) : []);
    for (const one of mine.reverse()) {
      if (one.written && !one.shared && !cited.has(one.citekey)) {
        await (await BibliographyFile.open(one.file)).remove(one.written);
        one.written = undefined;
      } else if (!one.written && cited.has(one.citekey)) {
        // asked for now, it comes after what goes on
        void this.add({ uri: document.uri, text }, one.citekey);
      }
    }
  }

  private tellFailure({ file, failure = '' }: Added): void {
    const name = file?.toString() ?? '';
    if (this.toldOf.has(name)) return;
    this.toldOf.add(name);
    void tellWithSettings(failure);
  }
}

async function tellWithSettings(message: string): Promise<void> {
  const open = 'Open Settings';
  const choice = await vscode.window.showWarningMessage(message, open);
  if (choice === open) await vscode.commands.executeCommand('workbench.action.openSettings', 'lectern.bibliography');
}

function documentOf(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

function keysIn(text: string): string[] {
  return parseNote(text).citations.map(({ key }) => key);
}

function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
