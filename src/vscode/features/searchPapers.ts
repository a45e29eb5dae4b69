import * as vscode from 'vscode';
import type { SearchRow } from '../../worker/protocol';
import { command, registerCommand } from '../commands';
import { marked } from '../marks';
import { cite, noteEditor } from '../noteEditor';
import type { PaperLibrary } from '../paperLibrary';

const rows = 50;

/** "Lectern: Search Papers": results as one types; Enter cites the paper in the note. */
export function registerSearchPapers(library: PaperLibrary): vscode.Disposable {
  return registerCommand(command.searchPapers, (query?: unknown) =>
    new SearchPicker(library, noteEditor()).show(typeof query === 'string' ? query : ''),
  );
}

interface Item extends vscode.QuickPickItem {
  readonly row: SearchRow;
}

const citeInText: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('mention'),
  tooltip: 'Insert @key in the text',
};
const openSource: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Open source' };
const copyKey: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy key' };

class SearchPicker {
  private readonly picker = vscode.window.createQuickPick<Item>();
  private asked = 0;

  constructor(
    private readonly library: PaperLibrary,
    private readonly editor: vscode.TextEditor | undefined,
  ) {
    this.picker.title = 'Search Papers';
    this.picker.placeholder = editor
      ? 'Words of a title or abstract; Enter cites the paper'
      : 'Words of a title or abstract; Enter shows the paper';
    // the rows come ranked: VS Code would move those to the top whose title holds the query to the letter
    Object.assign(this.picker, { sortByLabel: false });
    const listeners = [
      this.picker.onDidChangeValue((query) => void this.search(query)),
      this.picker.onDidAccept(() => this.accept()),
      this.picker.onDidTriggerItemButton(({ item, button }) => this.press(item, button)),
      // papers that come while the list is open
      library.onDidChange(() => void this.search(this.picker.value)),
    ];
    this.picker.onDidHide(() => {
      vscode.Disposable.from(this.picker, ...listeners).dispose();
    });
  }

  show(query: string): void {
    this.picker.value = query;
    this.picker.show();
    void this.search(query);
  }

  private async search(query: string): Promise<void> {
    const asked = ++this.asked;
    this.picker.busy = true;
    const found = await this.library.search(query, rows);
    // a later key has asked again
    if (asked !== this.asked) return;
    this.picker.busy = false;
    this.picker.items = found.map((row) => this.item(row));
  }

  private item(row: SearchRow): Item {
    return {
      row,
      label: marked(row.title, row.titleHighlights),
      description: [`@${row.citekey}`, row.byline].filter((part) => part !== '').join(' · '),
      ...(row.excerpt ? { detail: marked(row.excerpt.text, row.excerpt.highlights) } : {}),
      alwaysShow: true,
      buttons: this.editor ? [citeInText, openSource, copyKey] : [openSource, copyKey],
    };
  }

  private accept(): void {
    const [item] = this.picker.selectedItems;
    if (!item) return;
    this.picker.hide();
    if (this.editor) void cite(this.editor, item.row.citekey, 'cluster');
    else void vscode.commands.executeCommand(command.showPaper, item.row.citekey);
  }

  private press({ row }: Item, button: vscode.QuickInputButton): void {
    if (button === copyKey) {
      void vscode.commands.executeCommand(command.copyCitekey, row.citekey);
      return;
    }
    this.picker.hide();
    if (button === openSource) void vscode.commands.executeCommand(command.openSource, row.source);
    else if (this.editor) void cite(this.editor, row.citekey, 'inText');
  }
}
