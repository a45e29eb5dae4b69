import * as vscode from 'vscode';
import { citation } from '../../core/notes/cite';
import { parseNote } from '../../core/notes/note';
import type { PaperRow } from '../../worker/protocol';
import { noteSelector } from '../noteEditor';
import type { PaperLibrary } from '../paperLibrary';

/** Milliseconds after the last key. */
const delay = 400;
const code = 'ambiguous-key';

/** Keys in notes that may mean several papers: a warning that names them, and a quick fix for each. */
export function registerAmbiguousCitations(library: PaperLibrary): vscode.Disposable {
  const check = new AmbiguousCitations(library);
  return vscode.Disposable.from(
    check,
    vscode.languages.registerCodeActionsProvider(noteSelector, check, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

class AmbiguousDiagnostic extends vscode.Diagnostic {
  constructor(
    range: vscode.Range,
    key: string,
    readonly choices: readonly PaperRow[],
  ) {
    const named = choices.map(({ citekey, title }) => `@${citekey} (${title})`).join(', ');
    super(range, `@${key} may mean any of these papers: ${named}. Choose one.`, vscode.DiagnosticSeverity.Warning);
    this.source = 'Lectern';
    this.code = code;
  }
}

class AmbiguousCitations implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly diagnostics = vscode.languages.createDiagnosticCollection('lectern-citations');
  private readonly timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  private readonly listeners: readonly vscode.Disposable[];

  constructor(private readonly library: PaperLibrary) {
    this.listeners = [
      vscode.workspace.onDidOpenTextDocument((document) => this.later(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.later(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      library.onDidChange(() => this.all()),
    ];
    this.all();
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const here = (this.diagnostics.get(document.uri) ?? []).filter(
      (one): one is AmbiguousDiagnostic =>
        one instanceof AmbiguousDiagnostic && one.range.intersection(range) !== undefined,
    );
    if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    return here.flatMap((diagnostic) =>
      diagnostic.choices.map(({ citekey, title }) => {
        const action = new vscode.CodeAction(`Cite @${citekey}: ${title}`, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, diagnostic.range, citation(citekey));
        return action;
      }),
    );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const disposable of [this.diagnostics, ...this.listeners]) disposable.dispose();
  }

  private all(): void {
    for (const document of vscode.workspace.textDocuments) this.later(document);
  }

  private later(document: vscode.TextDocument): void {
    if (document.uri.scheme === 'git' || vscode.languages.match(noteSelector, document) === 0) return;
    clearTimeout(this.timers.get(document));
    this.timers.set(
      document,
      // when the library has failed it has said so
      setTimeout(() => void this.check(document).catch(() => undefined), delay),
    );
  }

  private forget(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
    this.diagnostics.delete(document.uri);
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const { citations } = parseNote(document.getText());
    const keys = [...new Set(citations.map(({ key }) => key))];
    const meanings = keys.length === 0 ? [] : await this.library.meanings(keys);
    // what was typed meanwhile is checked by itself
    if (document.isClosed || document.version !== version) return;
    const choices = new Map(
      keys.flatMap((key, i) => {
        const meaning = meanings[i];
        return meaning?.kind === 'ambiguous' ? [[key, meaning.choices] as const] : [];
      }),
    );
    this.diagnostics.set(
      document.uri,
      citations.flatMap(({ start, end, key, suppressAuthor }) => {
        const papers = choices.get(key);
        const marker = suppressAuthor ? start + 1 : start;
        const range = new vscode.Range(document.positionAt(marker), document.positionAt(end));
        return papers ? [new AmbiguousDiagnostic(range, key, papers)] : [];
      }),
    );
  }
}
