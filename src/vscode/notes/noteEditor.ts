import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import { citeAllAt } from '../../core/notes/citing/citeAll';
import { citeAt, type CitationEdit, type CitationStyle } from '../../core/notes/citing/cite';
import { editCluster, type WishedCitation, type WishedCluster } from '../../core/notes/citing/clusterEdit';
import type { Cluster } from '../../core/notes/note';
import { command } from '../commands';
import { citationSyntax } from './citationSyntax';

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
  const edit = overSelection(editor, (text, offset) => citeAt(text, offset, citekey, style, citationSyntax()));
  await put(editor, edit, [citekey]);
}

/** Cites several papers, otherwise as `cite`. */
export async function citeAll(note: OpenNote, wished: WishedCluster): Promise<void> {
  const editor = await editorOf(note);
  const edit = overSelection(editor, (text, offset) => citeAllAt(text, offset, wished, citationSyntax()));
  await put(editor, edit, keysOf(wished));
}

/**
 * Makes a cluster of a note what is wished.
 * @param cluster as it was found in `text`, the note's
 * @returns whether it is: not where the note is another one by now, or Pandoc would not read it so
 */
export async function reviseCluster(
  note: OpenNote,
  { text, cluster }: { readonly text: string; readonly cluster: Cluster },
  wished: WishedCluster,
): Promise<boolean> {
  const editor = await editorOf(note);
  const edit = editor.document.getText() === text ? editCluster(text, cluster, wished) : undefined;
  if (!edit) return false;
  const isSame = edit.newText === text.slice(edit.start, edit.end);
  if (!isSame) await put(editor, edit, keysOf({ ...wished, citations: wished.citations.filter(isNew) }));
  return true;
}

function isNew({ kept }: WishedCitation): boolean {
  return kept === undefined;
}

function keysOf({ citations }: WishedCluster): string[] {
  return [...new Set(citations.map(({ citekey }) => citekey))];
}

/** What is selected is replaced, unless the citation goes somewhere else. */
function overSelection(
  { document, selection }: vscode.TextEditor,
  citing: (text: string, offset: number) => CitationEdit,
): CitationEdit {
  const text = document.getText();
  const from = document.offsetAt(selection.start);
  const to = document.offsetAt(selection.end);
  const edit = citing(text.slice(0, from) + text.slice(to), from);
  return edit.start <= from && edit.end >= from ? { ...edit, end: edit.end + to - from } : citing(text, to);
}

/** Edits a note, in one step to undo, and has the papers that it cites then written to its bibliography. */
async function put(
  editor: vscode.TextEditor,
  { start, end, newText, cursor }: CitationEdit,
  citekeys: readonly string[],
): Promise<void> {
  const { document } = editor;
  if (newText === '' && start === end) {
    const position = document.positionAt(cursor);
    editor.selection = new vscode.Selection(position, position);
    vscode.window.setStatusBarMessage(`${withoutIcons(citekeys.join(', '))} is cited here already`, 3000);
    return;
  }
  // a snippet places the cursor with the edit: a key pressed right after it goes where it should
  const before = cursor - start;
  const snippet = new vscode.SnippetString()
    .appendText(newText.slice(0, before))
    .appendTabstop(0)
    .appendText(newText.slice(before));
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await editor.insertSnippet(snippet, range, { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true });
  // the file need not be waited for
  const uri = document.uri.toString();
  for (const citekey of citekeys) void vscode.commands.executeCommand(command.didCite, { uri, citekey });
}

/** The note's editor as it is on the screen, without taking the focus; where it is behind another tab, it comes up. */
async function editorOf({ document, selection, viewColumn }: OpenNote): Promise<vscode.TextEditor> {
  const visible = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  // it may be open in two columns
  const here = visible.find((editor) => editor.viewColumn === viewColumn) ?? visible[0];
  if (here) return here;
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
