import * as vscode from 'vscode';
import type { CitationDraft } from '../../core/notes/citing/citationDraft';
import { areSame, citationRows, type CitationRow } from './citationRows';
import { DraftPapers } from './draftPapers';
import { draftTitle } from './draftTitle';
import { askLocator } from './locatorPrompt';
import { PaperSearch, type SearchAnswer } from './paperSearch';
import { queryProblem, queryRows } from './queryRows';
import type { NoteRow, PapersOfNote } from './papersOfNote';
import type { PaperLibrary } from '../library/paperLibrary';
import { styleButtons } from './styleButtons';
import { TypedPapers } from './typedPapers';

const nothing: SearchAnswer = { query: '', found: [], help: { problems: [], completions: [] } };

/**
 * A list in which a citation is put together: search as one types, with what is chosen on top. Enter takes what is chosen
 * and the paper that one is at; a semicolon, as in a cluster, takes that paper and goes on.
 */
export class CitationPicker {
  private readonly picker = vscode.window.createQuickPick<CitationRow>();
  private readonly chosen: DraftPapers;
  private readonly searching: PaperSearch;
  /** What is on the screen. */
  private answer: SearchAnswer | undefined;
  /** The query that was asked last. */
  private sought: string | undefined;
  private readonly typed = new TypedPapers({
    best: (query) => this.best(query),
    take: (paper) => this.chosen.add(paper),
    giveBack: (citekey) => this.draft.removePaper(citekey),
  });
  /** Resolves when it is known what is cited. */
  private recognised: Promise<void> = Promise.resolve();
  private isSettled = false;
  /** Whether another step is shown in its place. */
  private isAway = false;
  private done: (taken: boolean) => void = () => undefined;
  private readonly listeners: readonly vscode.Disposable[];

  constructor(
    private readonly library: PaperLibrary,
    private readonly papers: PapersOfNote,
    private readonly draft: CitationDraft,
  ) {
    this.chosen = new DraftPapers(library, draft);
    this.searching = new PaperSearch(papers, library, (answer) => this.answered(answer));
    this.picker.placeholder = 'Words of a title or abstract; a semicolon adds the paper and goes on, Enter inserts';
    this.picker.buttons = styleButtons.map(({ button }) => button);
    // the rows come ranked: VS Code would move those to the top whose title holds the query to the letter
    Object.assign(this.picker, { sortByLabel: false });
    this.listeners = [
      this.picker.onDidChangeValue((value) => this.type(value)),
      this.picker.onDidChangeActive(() => this.preview()),
      this.picker.onDidAccept(() => void this.accept()),
      this.picker.onDidTriggerButton((button) => this.setStyle(button)),
      this.picker.onDidTriggerItemButton(({ item, button }) => void this.press(item, button)),
      this.picker.onDidHide(() => this.hidden()),
      library.onDidChange(() => void this.recognise()),
    ];
  }

  /** Resolves when the list is closed: whether the draft is to be taken. */
  async show(query: string): Promise<boolean> {
    const closed = new Promise<boolean>((resolve) => (this.done = resolve));
    this.picker.value = query;
    this.picker.show();
    void this.recognise();
    void this.library.settled().then(() => {
      this.isSettled = true;
      return this.search();
    });
    return closed;
  }

  /** Looks up what is cited, and then searches. */
  private recognise(): Promise<void> {
    this.recognised = this.chosen.recognise();
    return this.recognised.then(() => this.search());
  }

  private type(value: string): void {
    const isOther = this.typed.type(value, (query) => this.activePaper(query));
    void this.typed.settled.then(() => (isOther || this.query !== this.sought ? this.search() : undefined));
  }

  /** The paper that one is at, if the list answers a query. */
  private activePaper(query: string): NoteRow | undefined {
    const [item] = this.picker.activeItems;
    return this.answer?.query === query.trim() && item?.of === 'paper' ? item.row : undefined;
  }

  private async best(query: string): Promise<NoteRow | undefined> {
    const found = await this.papers.search(query);
    await this.recognised;
    return found.find((row) => !this.chosen.isCited(row));
  }

  /** What is searched for: behind the last semicolon. */
  private get query(): string {
    return this.picker.value.split(';').at(-1)!.trim();
  }

  private search(): Promise<void> {
    this.sought = this.query;
    this.picker.busy = true;
    return this.searching.ask(this.query);
  }

  private answered(answer: SearchAnswer): void {
    this.picker.busy = !this.isSettled && answer.found.length === 0;
    const isSame = this.answer?.query === answer.query;
    this.answer = answer;
    this.refresh(isSame ? this.picker.activeItems[0]?.id : undefined);
  }

  /** @param at the row that one is at */
  private refresh(at?: string): void {
    const { query, found, help } = this.answer ?? nothing;
    const papers = found.filter((row) => !this.chosen.isCited(row));
    const all = citationRows(this.draft, this.chosen.known, papers, {
      query,
      completions: queryRows(help),
      isEmpty: this.isSettled && found.length === 0,
    });
    // VS Code draws new rows anew, and takes the focus from their buttons: the same ones stay as they are
    if (!areSame(all, this.picker.items)) this.picker.items = all;
    const { items } = this.picker;
    const first = this.answer?.query === '' ? undefined : items.find(({ of }) => of === 'paper');
    const active =
      items.find(({ id }) => id !== undefined && id === at) ?? first ?? items.find(({ of }) => of !== undefined);
    if (active && active !== this.picker.activeItems[0]) this.picker.activeItems = [active];
    this.preview();
  }

  private preview(): void {
    const [item] = this.picker.activeItems;
    const problem = queryProblem((this.answer ?? nothing).help);
    const title = draftTitle(this.draft, item?.of === 'paper' ? item.row.noteKey : undefined);
    this.picker.title = problem === '' ? title : `${title} · ${problem}`;
  }

  private setStyle(button: vscode.QuickInputButton): void {
    const pressed = styleButtons.find((one) => one.button === button);
    if (pressed) this.draft.style = pressed.style;
    this.preview();
  }

  private async press(item: CitationRow, { tooltip }: vscode.QuickInputButton): Promise<void> {
    const action = item.actions?.find((one) => one.button.tooltip === tooltip)?.action;
    if (item.of === 'paper' && action === 'add') {
      this.chosen.add(item.row);
      // Enter takes what is chosen, and no other paper unless one goes there
      this.refresh(`chosen ${this.draft.citations.length - 1}`);
      return;
    }
    if (item.of !== 'chosen') return;
    const { index } = item;
    if (action === 'remove') this.draft.remove(index);
    else if (action === 'moveUp') this.draft.moveUp(index);
    else await this.locate(index);
    const last = this.draft.citations.length - 1;
    this.refresh(last < 0 ? 'removal' : `chosen ${Math.min(last, action === 'moveUp' ? index - 1 : index)}`);
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
    if (await this.searching.settled()) [item] = this.picker.activeItems;
    if (item?.of === 'query') this.complete(item.query);
    if (!item || item.of === 'query') return;
    const row = item.of === 'paper' ? item.row : undefined;
    // the title says so
    if (item.of !== 'way' && !this.draft.takes(this.draft.style, row?.noteKey)) return;
    if (row) this.chosen.add(row);
    this.done(item.of !== 'way');
    this.picker.hide();
    if (item.of === 'way') await vscode.commands.executeCommand(item.command, ...item.arguments);
  }

  /** Puts what a query can become in its place, behind what was taken. */
  private complete(query: string): void {
    const { value } = this.picker;
    this.picker.value = value.slice(0, value.lastIndexOf(';') + 1) + query;
    void this.search();
  }

  private hidden(): void {
    if (this.isAway) return;
    this.done(false);
    vscode.Disposable.from(this.picker, ...this.listeners).dispose();
  }
}
