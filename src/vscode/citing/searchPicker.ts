import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import type { RelatedTo } from '../../worker/protocol';
import { command } from '../commands';
import type { PaperLibrary } from '../library/paperLibrary';
import { marker, type Marker } from '../marks';
import { cite, type OpenNote } from '../notes/noteEditor';
import type { KeysInNotes } from './keysInNotes';
import { PaperSearch, type SearchAnswer } from './paperSearch';
import { PapersOfNote, type NoteRow } from './papersOfNote';
import { queryProblem, queryRows, type QueryRow } from './queryRows';

interface PaperItem extends vscode.QuickPickItem {
  readonly row: NoteRow;
}

type Item = PaperItem | QueryRow | (vscode.QuickPickItem & { readonly kind: vscode.QuickPickItemKind.Separator });

/** What can be searched for, as a document. */
export const guide = vscode.Uri.from({ scheme: 'lectern-search', path: '/Searching Papers.md' });
const showGuide: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('question'),
  tooltip: 'What can be searched for',
};

const citeInText: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('mention'),
  tooltip: 'Insert @key in the text',
};
const openSource: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: 'Open source' };
const copyKey: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy key' };

/** What the list shows before anything is typed. */
export interface Beginning {
  readonly title: string;
  readonly to: RelatedTo;
}

/** A list of papers: results as one types; Enter cites the paper in the note, or shows it where there is none. */
export class SearchPicker {
  private readonly picker = vscode.window.createQuickPick<Item>();
  private readonly searching: PaperSearch;
  /** The query whose answer is on the screen. */
  private shown: string | undefined;

  constructor(
    library: PaperLibrary,
    keys: KeysInNotes,
    private readonly note: OpenNote | undefined,
    private readonly beginning?: Beginning,
  ) {
    const papers = new PapersOfNote(library, keys, note, beginning?.to);
    this.searching = new PaperSearch(papers, library, (answer) => this.answered(answer));
    this.picker.title = this.titleOf('');
    this.picker.buttons = [showGuide];
    const searched = 'Words of a title or abstract, "a phrase", -not, author:, year: ...';
    this.picker.placeholder = `${searched}; Enter ${note ? 'cites' : 'shows'} the paper`;
    // the rows come ranked: VS Code would move those to the top whose title holds the query to the letter
    Object.assign(this.picker, { sortByLabel: false });
    const listeners = [
      this.picker.onDidChangeValue((query) => this.search(query)),
      this.picker.onDidAccept(() => void this.accept()),
      this.picker.onDidTriggerButton(() => void vscode.commands.executeCommand('markdown.showPreview', guide)),
      this.picker.onDidTriggerItemButton(({ item, button }) => 'row' in item && this.press(item, button)),
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
    this.picker.busy = true;
    void this.searching.ask(query);
  }

  private answered({ query, found, help }: SearchAnswer): void {
    this.picker.busy = false;
    // papers that came meanwhile do not take away the row one is at
    const at = this.shown === query ? keyOf(this.picker.activeItems[0]) : undefined;
    this.shown = query;
    const mark = marker();
    const problem = queryProblem(help);
    const title = this.titleOf(query);
    this.picker.title = problem === '' ? title : `${title}: ${problem}`;
    const completions = queryRows(help);
    this.picker.items = [
      ...found.map((row) => this.item(row, mark)),
      ...(completions.length > 0 ? [separator('Search by'), ...completions] : []),
    ];
    if (at !== undefined) this.picker.activeItems = this.picker.items.filter((item) => keyOf(item) === at);
  }

  private titleOf(query: string): string {
    return this.beginning && query.trim() === '' ? this.beginning.title : 'Search Papers';
  }

  private item(row: NoteRow, mark: Marker): PaperItem {
    return {
      row,
      label: mark(row.title, row.titleHighlights),
      description: withoutIcons(
        [row.isCited ? 'cited' : '', `@${row.noteKey}`, row.byline].filter((part) => part !== '').join(' · '),
      ),
      ...(row.excerpt ? { detail: mark(row.excerpt.text, row.excerpt.highlights) } : {}),
      alwaysShow: true,
      buttons: this.note ? [citeInText, openSource, copyKey] : [openSource, copyKey],
    };
  }

  private async accept(): Promise<void> {
    // who types fast and presses Enter means the best row for what is typed, not the one still shown
    let [item] = this.picker.selectedItems;
    if (await this.searching.settled()) {
      item = this.picker.items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
    }
    if (item && 'query' in item) {
      this.picker.value = item.query;
      this.search(item.query);
    }
    if (!item || !('row' in item)) return;
    this.picker.hide();
    if (this.note) await cite(this.note, item.row.noteKey, 'cluster');
    else await vscode.commands.executeCommand(command.showPaper, item.row.citekey);
  }

  private press({ row }: PaperItem, button: vscode.QuickInputButton): void {
    this.picker.hide();
    if (button === copyKey) void vscode.commands.executeCommand(command.copyCitekey, row.citekey);
    else if (button === openSource) void vscode.commands.executeCommand(command.openSource, row.source);
    else if (this.note) void cite(this.note, row.noteKey, 'inText');
  }
}

function keyOf(item: Item | undefined): string | undefined {
  return item && 'row' in item ? item.row.citekey : undefined;
}

function separator(label: string) {
  return { label, kind: vscode.QuickPickItemKind.Separator } as const;
}
