import * as vscode from 'vscode';
import { citeAt, type CitationStyle } from '../core/notes/cite';
import { command } from './commands';

/** Markdown in its dialects: plain, Quarto, R Markdown. */
export const noteSelector: vscode.DocumentSelector = [
  { language: 'markdown' },
  { language: 'quarto' },
  { language: 'rmd' },
];

/** Whether a document is a note that is a file; not what a version control system shows of one. */
export function isNote(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  return scheme !== 'untitled' && scheme !== 'git' && vscode.languages.match(noteSelector, document) > 0;
}

/** A note that is open, with the place where its editor's cursor is or was last. */
export interface OpenNote {
  readonly document: vscode.TextDocument;
  readonly selection: vscode.Selection;
  readonly viewColumn: vscode.ViewColumn | undefined;
}

/** Knows the note that the user is in, or was in last: looking at a dump or the library does not change what one writes. */
export class NoteEditors implements vscode.Disposable {
  private last: OpenNote | undefined;
  private readonly listeners = [
    vscode.window.onDidChangeActiveTextEditor((editor) => this.remember(editor)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.remember(textEditor)),
  ];

  constructor() {
    this.remember(vscode.window.activeTextEditor);
  }

  /** The note to cite in, while it is open in a tab or an editor. */
  current(): OpenNote | undefined {
    this.remember(vscode.window.activeTextEditor);
    return this.last && isOpen(this.last.document) ? this.last : undefined;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private remember(editor: vscode.TextEditor | undefined): void {
    if (!editor || vscode.languages.match(noteSelector, editor.document) === 0) return;
    const { document, selection, viewColumn } = editor;
    this.last = { document, selection, viewColumn };
  }
}

/**
 * Cites a paper at the cursor of a note, or in place of what is selected there; in a cluster (joining the one the cursor
 * stands in) or in the text.
 */
export async function cite(note: OpenNote, citekey: string, style: CitationStyle): Promise<void> {
  const editor = await editorOf(note);
  const { document, selection } = editor;
  const text = document.getText();
  const from = document.offsetAt(selection.start);
  const to = document.offsetAt(selection.end);
  // what is selected is replaced, unless the citation goes somewhere else
  const edit = citeAt(text.slice(0, from) + text.slice(to), from, citekey, style);
  const here = edit.start === from && edit.end === from;
  const { start, end, newText, cursor } = here ? { ...edit, end: to } : citeAt(text, to, citekey, style);
  if (newText === '') {
    const position = document.positionAt(cursor);
    editor.selection = new vscode.Selection(position, position);
    vscode.window.setStatusBarMessage(`${citekey} is cited here already`, 3000);
    return;
  }
  // a snippet places the cursor with the edit: a key pressed right after it goes where it should
  const before = cursor - start;
  const snippet = new vscode.SnippetString()
    .appendText(newText.slice(0, before))
    .appendTabstop(0)
    .appendText(newText.slice(before));
  await editor.insertSnippet(snippet, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  // the file need not be waited for
  void vscode.commands.executeCommand(command.didCite, { uri: document.uri.toString(), citekey });
}

/** The note's editor as it is on the screen, without taking the focus; where it is behind another tab, it comes up. */
async function editorOf({ document, selection, viewColumn }: OpenNote): Promise<vscode.TextEditor> {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (visible) return visible;
  return vscode.window.showTextDocument(document, { selection, ...(viewColumn && { viewColumn }) });
}

function isOpen(document: vscode.TextDocument): boolean {
  if (document.isClosed) return false;
  if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) return true;
  return vscode.window.tabGroups.all.some((group) =>
    group.tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === document.uri.toString(),
    ),
  );
}
