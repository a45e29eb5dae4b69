import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Server } from '../host/server.mjs';

/** VS Code's own themes: what the operating system prefers, and the class that the workbench then has. */
const THEMES = {
  dark: { media: { colorScheme: 'dark', forcedColors: 'none' }, mark: 'vs-dark' },
  light: { media: { colorScheme: 'light', forcedColors: 'none' }, mark: 'vs' },
  'high contrast': { media: { colorScheme: 'dark', forcedColors: 'active' }, mark: 'hc-black' },
} as const;

/** The editor that has the focus, or had it last. */
const EDITOR = '.editor-group-container.active .editor-instance .monaco-editor';

/** A colour theme that the tests look at. */
export type Theme = keyof typeof THEMES;

/** A row of the list of completions. */
export interface SuggestionRow {
  readonly label: string;
  /** What stands right of the label. */
  readonly detail: string;
  readonly focused: boolean;
}

/** A part of the page. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WorkbenchOptions {
  /** A folder to open a copy of. */
  readonly sample?: string;
  /** A file to open, relative to the folder. */
  readonly file?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether Lectern is installed: lectern.vsix, as a user gets it. */
  readonly lectern?: boolean;
}

/**
 * Reads until what is read is accepted, or the time (ms) is over.
 * @returns what was read last, accepted or not: for an assertion to judge
 */
export async function eventually<T>(read: () => Promise<T>, accept: (value: T) => boolean, time = 30_000): Promise<T> {
  const end = Date.now() + time;
  for (;;) {
    const value = await read();
    if (accept(value) || Date.now() > end) return value;
    await wait(50);
  }
}

/** VS Code in a browser, as a user sees it and works with it. Every selector of the UI suite is in this file. */
export class Workbench {
  /** The folder that is open: the copy of the sample. */
  readonly folder: string;

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly server: Server,
  ) {
    this.folder = server.folder;
  }

  /** Starts a server with Lectern and opens its workbench. `close` ends it. */
  static async open(options: WorkbenchOptions = {}): Promise<Workbench> {
    const { sample = 'test/fixtures/workspace', file, settings = {}, lectern = true } = options;
    // where these modules are is known at run time only: this file runs as a bundle in out/
    const load = (name: string) => import(pathToFileURL(path.resolve('test/host', name)).href) as Promise<unknown>;
    const { startServer, STEADY, workbenchUrl } = (await load('server.mjs')) as typeof import('../host/server.mjs');
    const { launchBrowser } = (await load('browser.mjs')) as typeof import('../host/browser.mjs');
    const server = await startServer({
      sample: path.resolve(sample),
      settings: { ...STEADY, 'window.autoDetectColorScheme': true, ...settings },
      vsix: lectern ? ['lectern.vsix'] : [],
    });
    let browser: Browser | undefined;
    let page: Page | undefined;
    try {
      browser = await launchBrowser();
      page = await browser.newPage({
        viewport: { width: 1400, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await page.emulateMedia(THEMES.dark.media);
      page.setDefaultTimeout(40_000);
      const openFile = file === undefined ? undefined : path.join(server.folder, file);
      await page.goto(workbenchUrl(server, { folder: server.folder, ...(openFile !== undefined && { openFile }) }));
      await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
      const workbench = new Workbench(page, browser, server);
      if (file === undefined) await page.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
      else await workbench.tab(file).waitFor({ timeout: 60_000 });
      return workbench;
    } catch (error) {
      await page?.screenshot({ path: 'out/pictures/failed-to-open.png' });
      await browser?.close();
      await server.stop();
      throw error;
    }
  }

  /** Loads the workbench anew, as a restart of VS Code does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    await this.page.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
  }

  /** Whether Lectern has kept its library on disk. */
  hasKeptLibrary(): boolean {
    const files = fs.readdirSync(this.server.directory, { recursive: true, encoding: 'utf8' });
    return files.some((file) => /library.manifest-[^/\\]+$/.test(file));
  }

  /** Ends the browser and the server, and removes the copy of the sample. */
  async close(): Promise<void> {
    await this.browser.close().catch(() => undefined); // it may have died
    await this.server.stop();
  }

  // files and editors

  /** Opens a file of the folder, as with Ctrl+P, and waits for its editor. */
  async openFile(file: string): Promise<void> {
    await this.page.keyboard.press('Control+p');
    await this.quickInput().fill(file);
    // the list of files that were open before may hold it too, below others
    await this.quickPickList()
      .first()
      .filter({ hasText: path.basename(file) })
      .waitFor();
    await this.page.keyboard.press('Enter');
    await this.tab(file).waitFor();
    await this.editor().waitFor();
  }

  /** Opens a file that has just come into being, which Ctrl+P may not know yet, by a double click in the explorer. */
  async openFromExplorer(file: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first().dblclick();
    await this.tab(file).waitFor();
    await this.editor().waitFor();
  }

  /** Puts the cursor into the editor, at the end of a line (from 1; none: the last), after what the line holds. */
  async goToEndOfLine(line?: number): Promise<void> {
    if (line === undefined) {
      await this.editor().locator('.view-lines').click();
      await this.page.keyboard.press('Control+End');
      return;
    }
    await this.goTo(line, 1);
    await this.page.keyboard.press('End');
  }

  /** Puts the cursor into the editor, before a character of a line; both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.editor().locator('.view-lines').click();
    await this.page.keyboard.press('Control+g');
    await this.quickInput().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput().waitFor({ state: 'hidden' });
  }

  /** Waits until keys go to the editor again, after a list over it was closed. */
  async backInEditor(): Promise<void> {
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.page.locator(`${EDITOR}.focused`).first().waitFor();
  }

  /** Types as a person does, a key at a time. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** From the input of a list to the first button of its row, waiting for the focus at each step. */
  async toRowButton(): Promise<void> {
    for (const place of ['.monaco-list', '.action-label']) {
      await this.page.keyboard.press('Tab');
      await this.page.locator(`.quick-input-widget ${place}:focus`).first().waitFor();
    }
  }

  /** Presses a key or a chord, "Enter" or "Control+s", once or several times. */
  async press(key: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) await this.page.keyboard.press(key);
  }

  /** Puts a text on the clipboard, as another program does. */
  async copy(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  /**
   * Chooses from the menu beside what was just pasted, by the keyboard.
   * @param picture a name for pictures of the menu, if they are wanted
   */
  async pasteMenu(title: RegExp, picture?: string): Promise<void> {
    await this.page.locator('.post-edit-widget').first().waitFor();
    await this.page.keyboard.press('Control+.');
    const rows = this.page.locator('.action-widget .monaco-list-row');
    const row = rows.filter({ hasText: title }).first();
    await row.waitFor();
    for (const theme of picture === undefined ? [] : (['light', 'dark'] as const)) {
      await this.setTheme(theme);
      await this.picture(`${picture}-${theme}`);
    }
    for (let tries = 0; tries < 5 && !(await row.evaluate('(it) => it.classList.contains("focused")')); tries++) {
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await row.waitFor({ state: 'hidden' });
  }

  /** The lines of the active editor that are on the screen. */
  async visibleLines(): Promise<string[]> {
    const lines = await this.page.evaluate<[number, string][]>(`
      [...document.querySelectorAll('${EDITOR} .view-line')].map((line) => [parseInt(line.style.top), line.textContent])`);
    return lines.sort(([a], [b]) => a - b).map(([, text]) => plain(text));
  }

  /** Saves the active editor, which has changes, and returns what is then in its file. */
  async save(file: string): Promise<string> {
    const read = () => fs.promises.readFile(path.join(this.folder, file), 'utf8');
    const before = await read();
    await this.page.keyboard.press('Control+s');
    return eventually(read, (text) => text !== before, 5_000);
  }

  // commands

  /** Runs a command by its full title, as from the command palette. */
  async runCommand(title: string): Promise<void> {
    if (await this.quickInput().isVisible()) await this.page.keyboard.press('Escape');
    await this.quickInput().waitFor({ state: 'hidden' });
    // a key that comes while something else closes can get lost
    for (let tries = 0; tries < 5 && !(await this.quickInput().isVisible()); tries++) {
      await this.page.keyboard.press('F1');
      await eventually(() => this.quickInput().isVisible(), Boolean, 3_000);
    }
    await this.quickInput().fill(`>${title}`);
    const row = this.quickPickList().filter({ hasText: title }).first();
    await row.waitFor();
    await row.click();
  }

  /** Opens "Lectern: Search Papers" and types a query. */
  async search(query: string): Promise<void> {
    await this.runCommand('Lectern: Search Papers');
    await this.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: 'Search Papers' }).waitFor();
    await this.type(query);
  }

  // completion and hover

  /** The rows of the list of completions; empty when none is shown. */
  async suggestions(): Promise<SuggestionRow[]> {
    const rows = await this.page.evaluate<SuggestionRow[]>(`
      [...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')]
        .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
        .map((row) => ({
          label: row.querySelector('.label-name')?.textContent ?? '',
          detail: ['.signature-label', '.qualifier-label', '.details-label']
            .map((part) => row.querySelector(part)?.textContent ?? '').filter(Boolean).join(' '),
          focused: row.classList.contains('focused'),
        }))`);
    return rows.map(({ label, detail, focused }) => ({ label: plain(label), detail: plain(detail), focused }));
  }

  /** The text of the card beside the list of completions, which is unfolded if need be; empty when there is none. */
  async suggestionCard(): Promise<string> {
    const card = this.page.locator('.suggest-details-container:visible').first();
    for (let tries = 0; tries < 3 && !(await card.isVisible()); tries++) {
      await this.page.keyboard.press('Control+Space');
      await eventually(() => card.isVisible(), Boolean, 3_000);
    }
    return (await card.isVisible()) ? plain(await card.innerText()) : '';
  }

  /** Rests the mouse on the first such text in the active editor, and returns the text of what is then shown. */
  async hover(text: string): Promise<string> {
    const place = await this.page.evaluate<{ x: number; y: number } | null>(`(() => {
      for (const line of document.querySelectorAll('${EDITOR} .view-line')) {
        const at = line.textContent.replaceAll('\\u00a0', ' ').indexOf(${JSON.stringify(text)});
        if (at < 0) continue;
        const range = document.createRange();
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let start = 0, node; (node = walker.nextNode()); start += node.length) {
          if (at >= start + node.length) continue;
          range.setStart(node, at - start);
          range.setEnd(node, Math.min(node.length, at - start + ${text.length}));
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      }
      return null;
    })()`);
    if (!place) throw new Error(`The editor does not show "${text}".`);
    const card = this.page.locator('.monaco-hover:visible').first();
    // providers may not have seen the newest text when the mouse comes to rest: move it there again
    for (let tries = 0; tries < 5 && !(await card.isVisible()); tries++) {
      await this.page.mouse.move(place.x + 60, place.y + 90);
      await this.page.mouse.move(place.x, place.y, { steps: 4 });
      await eventually(() => card.isVisible(), Boolean, 3_000);
    }
    if (!(await card.isVisible())) throw new Error(`Nothing is shown at "${text}".`);
    return plain(await card.innerText());
  }

  /** Shows what is known at the cursor, as resting the mouse there does, and returns its text. */
  async hoverAtCursor(): Promise<string> {
    await this.press('Control+k');
    await this.press('Control+i');
    const card = this.page.locator('.monaco-hover:visible').first();
    await card.waitFor();
    return plain(await card.innerText());
  }

  /** Waits until the editor underlines an error, goes to it, and returns what is then said below its line. */
  async goToError(): Promise<string> {
    await this.page.locator(`${EDITOR} .squiggly-error`).first().waitFor();
    await this.press('F8');
    const message = this.page.locator('.marker-widget .message').first();
    await message.waitFor();
    return plain(await message.innerText());
  }

  /** Opens the menu of quick fixes at the cursor, and returns its rows; Enter takes the first. */
  async quickFixes(): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    for (let tries = 0; tries < 5 && !(await rows.first().isVisible()); tries++) {
      await this.press('Control+.');
      await eventually(() => rows.first().isVisible(), Boolean, 3_000);
    }
    return (await rows.allInnerTexts()).map(plain);
  }

  /** Shows the references of what is at the cursor in the editor, and returns the rows of their list. */
  async peekReferences(): Promise<string[]> {
    await this.press('Shift+F12');
    const rows = this.page.locator('.reference-zone-widget .ref-tree [role="treeitem"]');
    await rows.first().waitFor();
    return (await rows.allInnerTexts()).map(plain);
  }

  /** Renames what is at the cursor in the editor, from the old name that is offered, which is returned. */
  async rename(to: string, picture?: string): Promise<string> {
    await this.press('F2');
    // it is shown before it has the focus
    const input = this.page.locator('.rename-box input:focus').first();
    await input.waitFor();
    const old = await input.inputValue();
    await this.press('Control+a');
    await this.type(to);
    if (picture !== undefined) await this.picture(picture);
    await this.press('Enter');
    await input.waitFor({ state: 'hidden' });
    return old;
  }

  /** Takes the mouse away from where it shows something. */
  async restMouse(): Promise<void> {
    await this.page.mouse.move(700, 899);
  }

  // lists, trees, bars

  /** The input of the quick pick or command palette. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type="text"]').first();
  }

  /** What stands above the input. */
  async quickInputTitle(): Promise<string> {
    return plain(await this.page.locator('.quick-input-widget:visible .quick-input-title').first().innerText());
  }

  /** What is typed into a list over the editor. */
  async quickInputValue(): Promise<string> {
    return this.quickInput().inputValue();
  }

  /** The texts of the rows of the quick pick that are on the screen. */
  async quickPickRows(): Promise<string[]> {
    return (await this.quickPickList().allInnerTexts()).map(plain);
  }

  /** Waits until the search behind a quick pick has answered, and its rows stay as they are. */
  async quickPickSettled(): Promise<void> {
    let last = '';
    let since = Date.now();
    await eventually(
      async () => {
        const isBusy = await this.page.locator('.quick-input-widget .monaco-progress-container.active').isVisible();
        const now = `${await this.quickInputTitle()}\n${(await this.quickPickRows()).join('\n')}`;
        if (isBusy || now !== last) since = Date.now();
        last = now;
        return Date.now() - since;
      },
      (still) => still > 800,
      20_000,
    );
  }

  /** A row of the quick pick, to click on it or on one of its buttons. */
  quickPickRow(text: string): Locator {
    return this.quickPickList().filter({ hasText: text }).first();
  }

  /** The parts of quick pick rows that are marked as matching. */
  async quickPickHighlights(): Promise<string[]> {
    return (await this.page.locator('.quick-input-list .monaco-list-row .highlight').allInnerTexts()).map(plain);
  }

  /** Shows a container of the activity bar. */
  async openContainer(title: string): Promise<void> {
    const item = this.page.locator(`.activitybar .action-item:has(.action-label[aria-label^="${title}"])`).first();
    await item.waitFor();
    // a click on the one that is open would close it
    if (!((await item.getAttribute('class')) ?? '').includes('checked')) await item.locator('.action-label').click();
  }

  /** The view with this title in the side bar. */
  view(title: string): Locator {
    return this.page.locator(`.pane:has(.pane-header[aria-label^="${title}"])`).first();
  }

  /** The texts of a view's tree rows that are on the screen. */
  async treeRows(view: string): Promise<string[]> {
    return (await this.view(view).locator('[role="treeitem"]').allInnerTexts()).map(plain);
  }

  /** A row of a view's tree, to click on it or on one of its buttons. */
  treeRow(view: string, text: string): Locator {
    return this.view(view).locator('[role="treeitem"]', { hasText: text }).first();
  }

  /** Drags a row into the active editor, below its last line; with Shift, without which VS Code would open something. */
  async dragIntoEditor(row: Locator): Promise<void> {
    await row.waitFor();
    const from = (await row.boundingBox())!;
    const to = (await this.page.locator(EDITOR).first().boundingBox())!;
    const { mouse, keyboard } = this.page;
    await mouse.move(from.x + 40, from.y + from.height / 2);
    await mouse.down();
    const place = [to.x + to.width / 2, to.y + to.height - 60] as const;
    await keyboard.down('Shift');
    await mouse.move(...place, { steps: 10 });
    await mouse.move(place[0] + 2, place[1] + 2, { steps: 4 });
    await mouse.up();
    await keyboard.up('Shift');
  }

  /** Clicks an entry of the context menu of a row. */
  async chooseFromContextMenu(row: Locator, entry: string): Promise<void> {
    await row.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item', { hasText: entry }).first();
    await item.waitFor();
    // VS Code takes a click right after the menu has come for a part of the click that opened it
    for (let tries = 0; tries < 5 && (await item.isVisible()); tries++) {
      await item.click();
      await eventually(
        () => item.isVisible(),
        (visible) => !visible,
        1_000,
      );
    }
  }

  /** The texts in the status bar. */
  async statusBar(): Promise<string[]> {
    return (await this.page.locator('.statusbar-item').allInnerTexts()).map(plain).filter(Boolean);
  }

  /** An item of the status bar by the beginning of its label, to click on it. */
  statusBarItem(label: string): Locator {
    return this.page.locator(`.statusbar-item-label[aria-label^="${label}"]`).first();
  }

  /** The texts of the notifications on the screen. */
  async notifications(): Promise<string[]> {
    return (await this.page.locator('.notification-toast').allInnerTexts()).map(plain);
  }

  /** The rows of the Problems panel, which is opened. */
  async problems(): Promise<string[]> {
    const rows = this.page.locator('.markers-panel [role="treeitem"]');
    if (!(await this.page.locator('.markers-panel').isVisible()))
      await this.runCommand('Problems: Focus on Problems View');
    return (await rows.allInnerTexts()).map(plain);
  }

  // looks

  /** Changes the colour theme, as the operating system would, and waits until it is there. */
  async setTheme(theme: Theme): Promise<void> {
    const { media, mark } = THEMES[theme];
    await this.page.emulateMedia(media);
    await this.page.locator(`.monaco-workbench.${mark}`).waitFor();
  }

  /**
   * Takes a picture into out/pictures; and, when UPDATE_PICTURES is 1, of a part of it for the README, as WebP: it is
   * shipped with the extension.
   * @param part for a picture that the README shows, in CSS pixels
   */
  async picture(name: string, part?: Part): Promise<void> {
    const take = { animations: 'disabled', caret: 'hide' } as const;
    fs.mkdirSync('out/pictures', { recursive: true });
    await this.page.screenshot({ ...take, path: `out/pictures/${name}.png` });
    if (!part || process.env['UPDATE_PICTURES'] !== '1') return;
    const picture = await this.page.screenshot({ ...take, clip: part });
    fs.mkdirSync('media/screenshots', { recursive: true });
    fs.writeFileSync(`media/screenshots/${name}.webp`, await this.webp(picture));
  }

  /** A PNG as a WebP that reads as well. */
  private async webp(png: Buffer): Promise<Buffer> {
    const page = await this.browser.newPage();
    try {
      const url = await page.evaluate<string>(`(async () => {
        const picture = new Image();
        picture.src = 'data:image/png;base64,${png.toString('base64')}';
        await picture.decode();
        const canvas = document.createElement('canvas');
        canvas.width = picture.width;
        canvas.height = picture.height;
        canvas.getContext('2d').drawImage(picture, 0, 0);
        return canvas.toDataURL('image/webp', 0.7);
      })()`);
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    } finally {
      await page.close();
    }
  }

  private editor(): Locator {
    return this.page.locator(EDITOR).first();
  }

  private tab(file: string): Locator {
    return this.page.locator('.tab.active', { hasText: path.basename(file) }).first();
  }

  private quickPickList(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }
}

/** Text as it reads: VS Code draws spaces as no-break spaces, and rows over several lines. */
function plain(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
