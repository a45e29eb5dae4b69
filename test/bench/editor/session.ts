// A VS Code in a browser, with the gauge in its extension host.
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server as Listener, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Server } from '../../host/server.mjs';
import { home } from '../search/home';
import type { Answers, Asked, Reply } from './gaugeProtocol';

/** Who answers in a session. */
export type Who = 'lectern' | 'floor';

/** What the floor's providers answer with. */
export interface Floor {
  /** Each letter of it brings another row to the top. */
  readonly word: string;
  readonly rows: number;
}

export const note = 'note.md';

/** Longer nothing takes, ms. */
const patience = 600_000;

const load = (name: string) => import(pathToFileURL(resolve('test/host', name)).href) as Promise<unknown>;

/** Writes what VS Code needs to take a bundle for an extension. @returns its folder */
function extensionFolder(name: 'gauge' | 'floor', activation: string): string {
  const folder = join(home, 'editor', `${name}-extension`);
  mkdirSync(folder, { recursive: true });
  const settings = { port: 'number', word: 'string', rows: 'number' };
  const manifest = {
    name,
    publisher: 'lectern-bench',
    version: '0.0.1',
    engines: { vscode: '^1.101.0' },
    activationEvents: [activation],
    main: './main.js',
    contributes: {
      configuration:
        name === 'gauge'
          ? {
              properties: Object.fromEntries(
                Object.entries(settings).map(([key, type]) => [`lecternBench.${key}`, { type }]),
              ),
            }
          : {},
    },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'main.js'),
    `module.exports = require(${JSON.stringify(join(home, `editor/${name}.js`))});\n`,
  );
  return folder;
}

export class Session {
  #connection: Promise<Socket>;
  #connected: (socket: Socket) => void = () => undefined;
  readonly #pending = new Map<number, (reply: Reply) => void>();
  #asked = 0;

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly server: Server,
    private readonly listener: Listener,
    private readonly address: string,
  ) {
    this.#connection = this.#nextConnection();
    listener.on('connection', (socket) => {
      socket.on('error', () => undefined); // the host goes with its window
      createInterface({ input: socket }).on('line', (line) => this.#reply(JSON.parse(line) as Reply));
      this.#connected(socket);
    });
  }

  /** Starts a server on a folder; no window is open yet. `close` ends it. */
  static async start(who: Who, folder: string, floor: Floor): Promise<Session> {
    const { startServer, STEADY, workbenchUrl } = (await load('server.mjs')) as typeof import('../../host/server.mjs');
    const { launchBrowser } = (await load('browser.mjs')) as { launchBrowser: () => Promise<Browser> };
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as { port: number };
    const subject = who === 'lectern' ? join(home, 'extension') : extensionFolder('floor', 'onLanguage:markdown');
    const server = await startServer({
      links: [subject, extensionFolder('gauge', '*')],
      settings: {
        ...STEADY,
        'editor.hover.delay': 0,
        'editor.wordBasedSuggestions': 'off',
        'lecternBench.port': port,
        'lecternBench.word': floor.word,
        'lecternBench.rows': floor.rows,
      },
    });
    try {
      const browser = await launchBrowser();
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      page.setDefaultTimeout(60_000);
      await page.addInitScript({ path: 'test/bench/editor/page.js' });
      const address = workbenchUrl(server, { folder, openFile: join(folder, note) });
      return new Session(page, browser, server, listener, address);
    } catch (error) {
      listener.close();
      await server.stop();
      throw error;
    }
  }

  /** Starts VS Code in the window, with the note open. @returns when, in ms of Unix time; the host is up then */
  async startWindow(): Promise<number> {
    this.#connection = this.#nextConnection();
    const started = Date.now();
    await this.page.goto(this.address);
    await Promise.race([this.#connection, wait(60_000).then(() => Promise.reject(new Error('VS Code did not start')))]);
    return started;
  }

  /** Has the gauge do something. */
  async ask<Name extends keyof Asked>(command: Name, asked: Asked[Name]): Promise<Answers[Name]> {
    const socket = await this.#connection;
    const id = ++this.#asked;
    const reply = new Promise<Reply>((done) => this.#pending.set(id, done));
    socket.write(`${JSON.stringify({ id, command, asked })}\n`);
    const late = new AbortController();
    const tooLate = wait(patience, undefined, { signal: late.signal, ref: false }).then((): Reply => ({
      id,
      error: `${command} took too long`,
    }));
    const { value, error } = await Promise.race([reply, tooLate]);
    tooLate.catch(() => undefined);
    late.abort();
    if (error !== undefined) throw new Error(error);
    return value as Answers[Name];
  }

  /** Waits until Lectern has kept its library on disk. */
  async kept(): Promise<void> {
    const isKept = () =>
      readdirSync(this.server.directory, { recursive: true, encoding: 'utf8' }).some((file) =>
        /library.manifest-[^/\\]+$/.test(file),
      );
    const end = Date.now() + patience;
    while (!isKept()) {
      if (Date.now() > end) throw new Error('The library was not kept');
      await wait(200);
    }
  }

  /** Clicks into the note and goes to its end. */
  async goToEnd(): Promise<void> {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+End');
  }

  async close(): Promise<void> {
    await this.browser.close().catch(() => undefined); // it may have died
    this.listener.close();
    await this.server.stop();
  }

  #nextConnection(): Promise<Socket> {
    return new Promise((done) => {
      this.#connected = done;
    });
  }

  #reply(reply: Reply): void {
    this.#pending.get(reply.id)?.(reply);
    this.#pending.delete(reply.id);
  }
}
