// VS Code's own floor: providers that have nothing to look up.
import * as vscode from 'vscode';

/** The rows for a text: the wanted number of them, of which each further letter brings another one to the top. */
function rowsFor(word: string, count: number, range: vscode.Range): vscode.CompletionItem[] {
  return Array.from({ length: count }, (_, i) => {
    const begins = i < word.length ? `${word.slice(0, i)}_${i}` : `${word}${i}`;
    const item = new vscode.CompletionItem(
      { label: `@${begins}`, detail: '  A title of a paper, as long as titles of papers are on the whole' },
      vscode.CompletionItemKind.Reference,
    );
    item.detail = 'Somebody and Others 2021';
    item.insertText = `@${begins}`;
    item.filterText = `@${begins}`;
    item.sortText = String(i).padStart(4, '0');
    item.range = range;
    return item;
  });
}

/** Called by VS Code with a Markdown note. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const settings = vscode.workspace.getConfiguration('lecternBench');
  const [word, count] = [settings.get<string>('word')!, settings.get<number>('rows')!];
  const completion: vscode.CompletionItemProvider = {
    provideCompletionItems(document, position) {
      const range = document.getWordRangeAtPosition(position, /@\w*/) ?? new vscode.Range(position, position);
      return rowsFor(word, count, range);
    },
  };
  const hover: vscode.HoverProvider = {
    provideHover(document, position) {
      const range = document.getWordRangeAtPosition(position, /@\w+/);
      return range && new vscode.Hover(new vscode.MarkdownString('**Static card**\n\nA title of a paper'), range);
    },
  };
  subscriptions.push(
    vscode.languages.registerCompletionItemProvider('markdown', completion, '@'),
    vscode.languages.registerHoverProvider('markdown', hover),
  );
}
