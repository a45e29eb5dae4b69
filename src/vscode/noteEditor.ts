import * as vscode from 'vscode';
import { citeAt } from '../core/notes/cite';

/** Markdown in its dialects: plain, Quarto, R Markdown. */
export const noteSelector: vscode.DocumentSelector = [
  { language: 'markdown' },
  { language: 'quarto' },
  { language: 'rmd' },
];

/** The editor of a note that the user is in, if so. */
export function noteEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && vscode.languages.match(noteSelector, editor.document) > 0 ? editor : undefined;
}

/** Cites a paper at the cursor of a note: in a cluster (joining the one the cursor stands in) or in the text. */
export async function cite(editor: vscode.TextEditor, citekey: string, style: 'cluster' | 'inText'): Promise<void> {
  const { document } = editor;
  const { start, end, newText, cursor } = citeAt(
    document.getText(),
    document.offsetAt(editor.selection.active),
    citekey,
    style,
  );
  if (newText === '') {
    const position = document.positionAt(cursor);
    editor.selection = new vscode.Selection(position, position);
  } else {
    // a snippet places the cursor with the edit: a key pressed right after it goes where it should
    const before = cursor - start;
    const snippet = new vscode.SnippetString()
      .appendText(newText.slice(0, before))
      .appendTabstop(0)
      .appendText(newText.slice(before));
    await editor.insertSnippet(snippet, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  }
}
