import * as vscode from 'vscode';
import type { PaperLibrary } from '../library/paperLibrary';

const language = 'lectern-dump';

/** Colours dumps as what they are: their names end like any text file's, so VS Code cannot know. */
export function registerDumpLanguage(library: PaperLibrary): vscode.Disposable {
  // once a file: whoever chooses another language for it keeps that
  const seen = new Set<string>();
  const colour = async (documents: readonly vscode.TextDocument[]) => {
    const plain = documents.filter(({ languageId, uri }) => languageId === 'plaintext' && !seen.has(uri.toString()));
    if (plain.length === 0) return;
    const dumps = new Set((await library.dumps()).filter(({ records }) => records > 0).map(({ file }) => file));
    for (const document of plain) {
      const file = document.uri.toString();
      if (!dumps.has(file) || document.isClosed) continue;
      seen.add(file);
      await vscode.languages.setTextDocumentLanguage(document, language);
    }
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void colour([document])),
    library.onDidChange(() => void colour(vscode.workspace.textDocuments)),
  );
}
