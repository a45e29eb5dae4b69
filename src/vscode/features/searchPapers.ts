import * as vscode from 'vscode';
import type { SearchRow } from '../../worker/protocol';
import { command, registerCommand } from '../commands';
import { marker, type Marker } from '../marks';
import { cite, type NoteEditors, type OpenNote } from '../notes/noteEditor';
import type { PaperLibrary } from '../library/paperLibrary';

const rows = 50;

/** "Lectern: Search Papers": results as one types; Enter cites the paper in the note. */
export function registerSearchPapers(library: PaperLibrary, notes: NoteEditors): vscode.Disposable {
  return registerCommand(command.searchPapers, (query?: unknown) =>
    new SearchPicker(library, notes.current()).show(typeof query === 'string' ? query : ''),
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
  /** The query whose answer is on the screen. */
  private shown: string | undefined;
  private searching: Promise<void> | undefined;

  constructor(
    private readonly library: PaperLibrary,
    private readonly note: OpenNote | undefined,
  ) {
    this.picker.title = 'Search Papers';
    this.picker.placeholder = note
      ? 'Words of a title or abstract; Enter cites the paper'
      : 'Words of a title or abstract; Enter shows the paper';
    // the rows come ranked: VS Code would move those to the top whose title holds the query to the letter
    Object.assign(this.picker, { sortByLabel: false });
    const listeners = [
      this.picker.onDidChangeValue((query) => this.search(query)),
      this.picker.onDidAccept(() => void this.accept()),
      this.picker.onDidTriggerItemButton(({ item, button }) => this.press(item, button)),
      // papers that come while the list is open
      library.onDidChange(() => this.search(this.picker.value)),
    ];
    this.picker.onDidHide(() => {
      vscode.Disposable.from(this.picker, ...listeners).dispose();
    });
  }

  show(query: string): void {
    this.picker.value = query;
    this.picker.show();
    this.search(query);
  }

  private search(query: string): void {
    const asked = ++this.asked;
    this.picker.busy = true;
    this.searching = this.library.search(query, rows).then((found) => {
      // a later key has asked again
      if (asked !== this.asked) return;
      this.searching = undefined;
      this.picker.busy = false;
      // papers that came meanwhile do not take away the row one is at
      const at = this.shown === query ? this.picker.activeItems[0]?.row.citekey : undefined;
      this.shown = query;
      const mark = marker();
      this.picker.items = found.map((row) => this.item(row, mark));
      if (at !== undefined) this.picker.activeItems = this.picker.items.filter(({ row }) => row.citekey === at);
    });
  }

  private item(row: SearchRow, mark: Marker): Item {
    return {
      row,
      label: mark(row.title, row.titleHighlights),
      description: [`@${row.citekey}`, row.byline].filter((part) => part !== '').join(' · '),
      ...(row.excerpt ? { detail: mark(row.excerpt.text, row.excerpt.highlights) } : {}),
      alwaysShow: true,
      buttons: this.note ? [citeInText, openSource, copyKey] : [openSource, copyKey],
    };
  }

  private async accept(): Promise<void> {
    // who types fast and presses Enter means the best row for what is typed, not the one still shown
    let [item] = this.picker.selectedItems;
    while (this.searching) {
      await this.searching;
      item = this.picker.items[0];
    }
    if (!item) return;
    this.picker.hide();
    if (this.note) await cite(this.note, item.row.citekey, 'cluster');
    else await vscode.commands.executeCommand(command.showPaper, item.row.citekey);
  }

  private press({ row }: Item, button: vscode.QuickInputButton): void {
    this.picker.hide();
    if (button === copyKey) void vscode.commands.executeCommand(command.copyCitekey, row.citekey);
    else if (button === openSource) void vscode.commands.executeCommand(command.openSource, row.source);
    else if (this.note) void cite(this.note, row.citekey, 'inText');
  }
}
