import * as vscode from 'vscode';
import type { NoteIndex } from '../notes/noteIndex';
import type { PaperLibrary } from '../library/paperLibrary';
import { sourceLocation } from '../notes/sourceLocation';

/** VS Code shows no more than a person looks at. */
const most = 50;

/** A paper among the symbols of the workspace. */
class PaperSymbol extends vscode.SymbolInformation {
  constructor(
    title: string,
    byline: string,
    readonly citekey: string,
    location: vscode.Location,
  ) {
    super(title, vscode.SymbolKind.String, [byline, `@${citekey}`].filter((part) => part !== '').join(' · '), location);
  }
}

/** Papers by title in "Go to Symbol in Workspace", found as in the search for papers. */
export function registerPaperSymbols(library: PaperLibrary, notes: NoteIndex): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query) {
      if (query.trim() === '') return [];
      const rows = await library.search(query, most);
      return rows.map(({ title, byline, citekey, source: { file, line } }) => {
        const place = new vscode.Location(vscode.Uri.parse(file), new vscode.Position(line - 1, 0));
        return new PaperSymbol(title === '' ? citekey : title, byline, citekey, place);
      });
    },
    /** The document may have been edited since it was read. */
    async resolveWorkspaceSymbol(symbol: PaperSymbol) {
      const [source] = await notes.sourcesOf(symbol.citekey);
      if (source) symbol.location = sourceLocation(source);
      return symbol;
    },
  });
}
