import * as vscode from 'vscode';
import { withoutIcons } from '../../core/markdown/escape';
import type { CitationDraft, DraftStyle } from '../../core/notes/citing/citationDraft';
import type { PaperRow, SearchRow } from '../../worker/protocol';
import { citationRows, type CitationRow } from './citationRows';
import { askLocator } from './locatorPrompt';
import type { PaperLibrary } from '../library/paperLibrary';
import { TypedPapers } from './typedPapers';

const rows = 50;

const styles: readonly { readonly style: DraftStyle; readonly icon: string; readonly tooltip: string }[] = [
  { style: 'cluster', icon: 'bracket', tooltip: 'Cite in brackets: [@key]' },
  { style: 'inText', icon: 'mention', tooltip: 'Cite in the text: @key' },
  { style: 'suppressed', icon: 'dash', tooltip: 'Leave the author out: [-@key]' },
];

/**
 * A list in which a citation is put together: search as one types, with what is chosen on top. Enter takes what is chosen
 * and the paper that one is at; a semicolon, as in a cluster, takes that paper and goes on.
 */
export class CitationPicker {
  private readonly picker = vscode.window.createQuickPick<CitationRow>();
  private readonly styleButtons = styles.map(({ style, icon, tooltip }) => ({
    style,
    button: { iconPath: new vscode.ThemeIcon(icon), tooltip },
  }));
  /** What is known of the papers that were chosen, by key. */
  private readonly known = new Map<string, PaperRow>();
  private found: readonly SearchRow[] = [];
  /** The query whose answer is on the screen. */
  private shown: string | undefined;
  private asked = 0;
  /** The query that was asked last. */
  private sought: string | undefined;
  private searching: Promise<void> | undefined;
  private readonly typed = new TypedPapers({
    best: (query) => this.best(query),
    take: (paper) => this.add(paper),
    giveBack: (citekey) => this.draft.removePaper(citekey),
  });
  private isSettled = false;
  /** Whether another step is shown in its place. */
  private isAway = false;
  private done: (taken: boolean) => void = () => undefined;
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    private readonly library: PaperLibrary,
    private readonly draft: CitationDraft,
  ) {
    this.picker.placeholder = 'Words of a title or abstract; a semicolon adds the paper and goes on, Enter inserts';
    this.picker.buttons = this.styleButtons.map(({ button }) => button);
    // the rows come ranked: VS Code would move those to the top whose title holds the query to the letter
    Object.assign(this.picker, { sortByLabel: false });
    this.listeners = [
      this.picker.onDidChangeValue((value) => this.type(value)),
      this.picker.onDidChangeActive(() => this.preview()),
      this.picker.onDidAccept(() => void this.accept()),
      this.picker.onDidTriggerButton((button) => this.setStyle(button)),
      this.picker.onDidTriggerItemButton(({ item, button }) => void this.press(item, button)),
      this.picker.onDidHide(() => this.hidden()),
      library.onDidChange(() => void this.search()),
    ];
  }

  /** Resolves when the list is closed: whether the draft is to be taken. */
  async show(query: string): Promise<boolean> {
    const closed = new Promise<boolean>((resolve) => (this.done = resolve));
    this.picker.value = query;
    this.picker.show();
    void this.recognise().then(() => this.search());
    void this.library.settled().then(() => {
      this.isSettled = true;
      return this.search();
    });
    return closed;
  }

  /** Looks up what is cited already. */
  private async recognise(): Promise<void> {
    const citekeys = this.draft.citations.map(({ citekey }) => citekey);
    const meanings = await this.library.meanings(citekeys);
    for (const [i, meaning] of meanings.entries()) {
      if (meaning.kind === 'paper') this.known.set(citekeys[i]!, meaning.paper);
    }
  }

  private type(value: string): void {
    const isOther = this.typed.type(value, (query) => this.activePaper(query));
    void this.typed.settled.then(() => (isOther || this.query !== this.sought ? this.search() : undefined));
  }

  /** The paper that one is at, if the list answers a query. */
  private activePaper(query: string): SearchRow | undefined {
    const [item] = this.picker.activeItems;
    return this.shown === query.trim() && item?.of === 'paper' ? item.row : undefined;
  }

  private async best(query: string): Promise<SearchRow | undefined> {
    return (await this.library.search(query, rows)).find((row) => !this.isChosen(row));
  }

  /** @returns whether it was not chosen already */
  private add(row: PaperRow): boolean {
    if (this.isChosen(row)) return false;
    this.known.set(row.citekey, row);
    this.draft.add(row.citekey);
    return true;
  }

  private isChosen({ citekey }: PaperRow): boolean {
    const others = [...this.known].flatMap(([key, paper]) => (paper.citekey === citekey ? [key] : []));
    return this.draft.cites([citekey, ...others]);
  }

  /** What is searched for: behind the last semicolon. */
  private get query(): string {
    return this.picker.value.split(';').at(-1)!.trim();
  }

  private search(): Promise<void> {
    const asked = ++this.asked;
    const { query } = this;
    this.sought = query;
    this.picker.busy = true;
    const searching = this.library.search(query, rows).then((found) => {
      // a later key has asked again
      if (asked !== this.asked) return;
      this.searching = undefined;
      this.picker.busy = !this.isSettled && found.length === 0;
      const isSame = this.shown === query;
      this.shown = query;
      this.found = found;
      this.refresh(isSame ? this.picker.activeItems[0]?.id : undefined);
    });
    this.searching = searching;
    return searching;
  }

  /** @param at the row that one is at */
  private refresh(at?: string): void {
    const papers = this.found.filter((row) => !this.isChosen(row));
    const all = citationRows(this.draft, this.known, papers, {
      query: this.shown ?? '',
      isEmpty: this.isSettled && this.found.length === 0,
    });
    // VS Code draws new rows anew, and takes the focus from their buttons: the same ones stay as they are
    if (!areSame(all, this.picker.items)) this.picker.items = all;
    const { items } = this.picker;
    const first = this.shown === '' ? undefined : items.find(({ of }) => of === 'paper');
    const active =
      items.find(({ id }) => id !== undefined && id === at) ?? first ?? items.find(({ of }) => of !== undefined);
    if (active && active !== this.picker.activeItems[0]) this.picker.activeItems = [active];
    this.preview();
  }

  /** Tells what Enter would insert. */
  private preview(): void {
    const [item] = this.picker.activeItems;
    const written = this.draft.preview(item?.of === 'paper' ? item.row.citekey : undefined);
    const what = this.draft.found ? 'Edit Citation' : 'Insert Citation';
    this.picker.title = written === '' ? what : `${what}: ${withoutIcons(written)}`;
  }

  private setStyle(button: vscode.QuickInputButton): void {
    const pressed = this.styleButtons.find((one) => one.button === button);
    if (pressed) this.draft.style = pressed.style;
    this.preview();
  }

  private async press(item: CitationRow, { tooltip }: vscode.QuickInputButton): Promise<void> {
    const action = item.actions?.find((one) => one.button.tooltip === tooltip)?.action;
    if (item.of === 'paper' && action === 'add') {
      this.add(item.row);
      this.refresh();
      return;
    }
    if (item.of !== 'chosen') return;
    const { index } = item;
    if (action === 'remove') this.draft.remove(index);
    else if (action === 'moveUp') this.draft.moveUp(index);
    else await this.locate(index);
    this.refresh(action === 'moveUp' ? `chosen ${index - 1}` : item.id);
  }

  private async locate(index: number): Promise<void> {
    const { citekey } = this.draft.citations[index]!;
    this.isAway = true;
    const locator = await askLocator(citekey, this.draft.locator(index));
    this.isAway = false;
    if (locator !== undefined) this.draft.setLocator(index, locator);
    // VS Code selects the text: what is typed over it takes nothing away
    this.typed.keep();
    this.picker.value = this.query;
    this.picker.show();
  }

  private async accept(): Promise<void> {
    // who types fast and presses Enter means the best row for what is typed, not the one still shown
    let [item] = this.picker.selectedItems;
    await this.typed.settled;
    while (this.searching) {
      await this.searching;
      [item] = this.picker.activeItems;
    }
    if (!item) return;
    if (item.of === 'paper') this.add(item.row);
    this.done(item.of !== 'way');
    this.picker.hide();
    if (item.of === 'way') await vscode.commands.executeCommand(item.command, ...item.arguments);
  }

  private hidden(): void {
    if (this.isAway) return;
    this.done(false);
    vscode.Disposable.from(this.picker, ...this.listeners).dispose();
  }
}

/** Whether two lists are the same to who reads them. */
function areSame(rows: readonly CitationRow[], others: readonly CitationRow[]): boolean {
  return rows.length === others.length && JSON.stringify(rows) === JSON.stringify(others);
}
