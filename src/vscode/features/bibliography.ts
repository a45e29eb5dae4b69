import * as vscode from 'vscode';
import { plainMessage } from '../../core/markdown/escape';
import { parseNote } from '../../core/notes/note';
import type { Added, Bibliographies } from '../bibliography/bibliographies';
import { unremovable } from '../bibliography/bibliographyFailure';
import type { Written } from '../bibliography/bibliographyFile';
import { citationSyntax } from '../notes/citationSyntax';
import { isCited, type Cited } from '../bibliography/citedPapers';
import { command, registerCommand } from '../commands';
import type { NoteText } from '../notes/notebookNote';
import { noteSelector } from '../notes/noteEditor';

/** How many citations can be undone in the bibliography. */
const mostRemembered = 50;

/** Citing a paper writes its entry to the note's bibliography; undoing the citation takes it out again. */
export function registerBibliography(bibliographies: Bibliographies): vscode.Disposable {
  const citing = new Citing(bibliographies);
  return vscode.Disposable.from(
    registerCommand(command.didCite, (of) => citing.didCite(of)),
    bibliographies.onDidAdd(({ note, added }) => citing.share(note, added)),
    vscode.workspace.onDidChangeTextDocument((event) => citing.follow(event)),
  );
}

/** An entry that was written because a note cited its paper. */
interface Remembered {
  readonly note: string;
  readonly citekey: string;
  readonly file: vscode.Uri;
  /** With its entry, where that was given. */
  readonly given: Cited | undefined;
  /** Undefined while it is taken out. */
  written: Written | undefined;
  /** Other notes rely on it by now. */
  shared: boolean;
}

class Citing {
  private readonly remembered: Remembered[] = [];
  /** Files whose failures the user knows of. */
  private readonly toldOf = new Set<string>();
  /** Notes that were told that they do not name the bibliography which their papers go to. */
  private readonly noticed = new Set<string>();

  constructor(private readonly bibliographies: Bibliographies) {}

  /** @param of the note's URI and the key, as whoever has cited tells them; with the paper, if that is a new one */
  async didCite(of: unknown): Promise<void> {
    const told = (of ?? {}) as { readonly uri?: unknown; readonly citekey?: unknown; readonly given?: unknown };
    const { uri, citekey } = told;
    if (typeof uri !== 'string' || typeof citekey !== 'string') return;
    const given = isCited(told.given) ? told.given : undefined;
    const document = documentOf(uri);
    if (!document || vscode.languages.match(noteSelector, document) === 0) return;
    // a new one was asked for
    if (!given && !isOn(document)) return;
    const { held, file } = await this.add({ uri: document.uri, text: document.getText() }, citekey, given);
    if (given && file && held.includes(citekey)) {
      const message = `${fileName(file)} has an entry with the key ${citekey} already: the new one was not added.`;
      void vscode.window.showWarningMessage(plainMessage(message));
    }
  }

  /** Undoing or redoing in a note may take out a citation, or bring it back. */
  follow({ document, reason }: vscode.TextDocumentChangeEvent): void {
    const note = document.uri.toString();
    if (reason === undefined || !this.remembered.some((one) => one.note === note)) return;
    void this.bibliographies.inTurn(() => this.matchWith(document)).catch(() => undefined);
  }

  /** Other notes than those that had entries written rely on them, if they are found to be there for them. */
  share(note: vscode.Uri, { file, held }: Added): void {
    const name = note.toString();
    for (const one of this.remembered) {
      if (one.note !== name && String(one.file) === String(file) && held.includes(one.citekey)) one.shared = true;
    }
  }

  private async add(note: NoteText, citekey: string, given: Cited | undefined): Promise<Added> {
    const added = await this.bibliographies.add(note, [citekey], given);
    if (added.failure !== undefined) this.tellFailure(added);
    else if (added.file) this.remember(note.uri.toString(), citekey, added.file, { ...added, given });
    return added;
  }

  private remember(
    name: string,
    citekey: string,
    file: vscode.Uri,
    { written, notice, given }: Pick<Added, 'written' | 'notice'> & Pick<Remembered, 'given'>,
  ): void {
    this.toldOf.delete(file.toString());
    if (!written) return;
    const known = this.remembered.findIndex((one) => one.citekey === citekey && String(one.file) === String(file));
    if (known >= 0) this.remembered.splice(known, 1);
    this.remembered.push({ note: name, citekey, file, given, written, shared: false });
    if (this.remembered.length > mostRemembered) this.remembered.shift();
    vscode.window.setStatusBarMessage(plainMessage(`Added ${citekey} to ${fileName(file)}`), 3000);
    if (notice === undefined || this.noticed.has(name)) return;
    this.noticed.add(name);
    void vscode.window.showInformationMessage(notice);
  }

  private async matchWith(document: vscode.TextDocument): Promise<void> {
    const note = document.uri.toString();
    const text = document.getText();
    const mine = this.remembered.filter((one) => one.note === note);
    if (mine.length === 0) return;
    const cited = new Set(mine.some(({ citekey }) => text.includes(citekey)) ? keysIn(text) : []);
    for (const one of mine.reverse()) {
      if (one.written && !one.shared && !cited.has(one.citekey) && !isCitedElsewhere(one)) {
        await this.takeOut(one, one.written);
      } else if (!one.written && cited.has(one.citekey) && (one.given || isOn(document))) {
        // asked for now, it comes after what goes on
        void this.add({ uri: document.uri, text }, one.citekey, one.given);
      }
    }
  }

  private async takeOut(one: Remembered, written: Written): Promise<void> {
    try {
      await this.bibliographies.takeOut(one.file, written);
      one.written = undefined;
    } catch (error) {
      void vscode.window.showWarningMessage(unremovable(one.file, one.citekey, error));
    }
  }

  private tellFailure({ file, failure = '' }: Added): void {
    const name = file?.toString() ?? '';
    if (this.toldOf.has(name)) return;
    this.toldOf.add(name);
    void tellWithWayOut(failure);
  }
}

/** Offers what helps: trust in a folder that has none, else another file. */
async function tellWithWayOut(message: string): Promise<void> {
  const { isTrusted } = vscode.workspace;
  const way = isTrusted ? 'Open Settings' : 'Manage Workspace Trust';
  const choice = await vscode.window.showWarningMessage(message, way);
  if (choice !== way) return;
  if (isTrusted) await vscode.commands.executeCommand('workbench.action.openSettings', 'lectern.bibliography');
  else await vscode.commands.executeCommand('workbench.trust.manage');
}

/** Whether the user wants what a note cites to be added. */
function isOn(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('lectern', document).get('addCitedPapers') !== false;
}

/** Whether another note that is open cites it, whichever bibliography that note has. */
function isCitedElsewhere({ note, citekey }: Remembered): boolean {
  return vscode.workspace.textDocuments.some((document) => {
    if (document.uri.toString() === note || vscode.languages.match(noteSelector, document) === 0) return false;
    const text = document.getText();
    return text.includes(citekey) && keysIn(text).includes(citekey);
  });
}

function documentOf(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

function keysIn(text: string): string[] {
  return parseNote(text, citationSyntax()).citations.map(({ key }) => key);
}

function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
