import * as vscode from 'vscode';
import { noteSelector } from '../notes/noteEditor';
import type { PaperLibrary } from './paperLibrary';

type Register = (selector: vscode.DocumentSelector) => vscode.Disposable;

/**
 * The open documents that the library holds papers of: dumps and bibliographies, in whatever language. Features for them are
 * registered for these documents alone, so that VS Code never asks about any other file.
 */
export class OpenDumps implements vscode.Disposable {
  private held: ReadonlySet<string> = new Set();
  private open: readonly string[] = [];
  private selector: vscode.DocumentFilter[] = [];
  private readonly registrations = new Map<Register, vscode.Disposable>();
  private readonly listeners: readonly vscode.Disposable[];

  constructor(library: PaperLibrary) {
    const look = async () => {
      const dumps = await library.dumps();
      this.held = new Set(dumps.filter(({ records }) => records > 0).map(({ file }) => file));
      this.update();
    };
    this.listeners = [
      // when the library has failed it has said so
      library.onDidChange(() => void look().catch(() => undefined)),
      vscode.workspace.onDidOpenTextDocument(() => this.update()),
      vscode.workspace.onDidCloseTextDocument(() => this.update()),
    ];
  }

  /** Has a feature registered for these documents, and anew whenever they are others. */
  register(register: Register): vscode.Disposable {
    this.registrations.set(register, register(this.selector));
    return new vscode.Disposable(() => {
      this.registrations.get(register)?.dispose();
      this.registrations.delete(register);
    });
  }

  dispose(): void {
    for (const disposable of [...this.listeners, ...this.registrations.values()]) disposable.dispose();
    this.registrations.clear();
  }

  private update(): void {
    const documents = vscode.workspace.textDocuments.filter(
      (document) => this.held.has(document.uri.toString()) && vscode.languages.match(noteSelector, document) === 0,
    );
    const open = documents.map(({ uri }) => uri.toString()).sort();
    if (open.length === this.open.length && open.every((file, i) => file === this.open[i])) return;
    this.open = open;
    this.selector = documents.map(({ uri }) => ({ scheme: uri.scheme, pattern: uri.fsPath }));
    for (const [register, registered] of this.registrations) {
      registered.dispose();
      this.registrations.set(register, register(this.selector));
    }
  }
}
