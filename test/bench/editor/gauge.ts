// An extension in the same host as what is measured: does what the bench asks for over a socket, and reports what it saw.
import { Session, type Profiler } from 'node:inspector';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import type { Answers, Asked, Message } from './gaugeProtocol';
import { longestStretch } from './stretches';

/** Microseconds between samples of what the host is doing. */
const sampling = 500;
/** Milliseconds of the timer that notices blocks. */
const tick = 2;

/** CPU time of this thread, ms: of a block it is what was done, without waiting for a processor. Node has it since 23.9. */
function cpuTime(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => { user: number; system: number } };
  const usage = threadCpuUsage?.();
  return usage ? (usage.user + usage.system) / 1000 : performance.now();
}

class Gauge {
  #session: Session | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #longest = 0;
  #busiest = 0;

  /** Every command by its name. */
  readonly commands: { readonly [Name in keyof Answers]: (asked: Asked[Name]) => Promise<Answers[Name]> } = {
    complete: async ({ text, times }) => {
      const { document, position } = await writeLastLine(text);
      const all: number[] = [];
      let items: readonly vscode.CompletionItem[] = [];
      for (let i = 0; i < times; i++) {
        const start = performance.now();
        items = (await complete(document, position)).items;
        all.push(performance.now() - start);
      }
      const order = ({ sortText, label }: vscode.CompletionItem) => sortText ?? labelOf({ label });
      const rows = [...items].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(labelOf);
      return { times: all, rows };
    },
    firstRow: async ({ text }) => {
      const { document, position } = await writeLastLine(text);
      for (;;) {
        if ((await complete(document, position)).items.length > 0) return Date.now();
        await pause(10);
      }
    },
    clear: async () => {
      await writeLastLine('');
      await vscode.window.activeTextEditor!.document.save();
    },
    memory: () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      for (let i = 0; i < 4; i++) collect();
      const { heapUsed, external, rss } = process.memoryUsage();
      return Promise.resolve({ own: heapUsed + external, resident: rss });
    },
    watch: async () => {
      this.#session = new Session();
      this.#session.connect();
      this.#session.post('Profiler.enable');
      this.#session.post('Profiler.setSamplingInterval', { interval: sampling });
      await new Promise<void>((done) => this.#session!.post('Profiler.start', () => done()));
      let last = performance.now();
      let busy = cpuTime();
      [this.#longest, this.#busiest] = [0, 0];
      this.#timer = setInterval(() => {
        const [now, cpu] = [performance.now(), cpuTime()];
        this.#longest = Math.max(this.#longest, now - last - tick);
        this.#busiest = Math.max(this.#busiest, cpu - busy);
        [last, busy] = [now, cpu];
      }, tick);
    },
    watched: async ({ scripts }) => {
      clearInterval(this.#timer);
      const [longest, busiest] = [this.#longest, this.#busiest];
      const profile = await new Promise<Profiler.Profile>((done, failed) => {
        this.#session!.post('Profiler.stop', (error, { profile: stopped }) => {
          if (error) failed(error);
          else done(stopped);
        });
      });
      this.#session!.disconnect();
      return { longest, busiest, ofScript: longestStretch(profile, scripts) };
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const labelOf = ({ label }: Pick<vscode.CompletionItem, 'label'>) => (typeof label === 'string' ? label : label.label);

/** The note that is open; waits for it. */
async function openNote(): Promise<vscode.TextEditor> {
  for (;;) {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId === 'markdown') return editor;
    await pause(5);
  }
}

/** Puts a text into the last line of the note. */
async function writeLastLine(text: string) {
  const { document } = await openNote();
  const { range } = document.lineAt(document.lineCount - 1);
  if (document.getText(range) !== text) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, text);
    await vscode.workspace.applyEdit(edit);
  }
  return { document, position: document.lineAt(document.lineCount - 1).range.end };
}

const complete = ({ uri }: vscode.TextDocument, position: vscode.Position) =>
  vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, position, '@');

/** Called by VS Code as it starts. */
export function activate(): void {
  const gauge = new Gauge();
  const socket = connect(vscode.workspace.getConfiguration('lecternBench').get<number>('port')!, '127.0.0.1');
  socket.on('error', () => undefined); // the bench is over
  const answer = async (line: string): Promise<void> => {
    const { id, command, asked } = JSON.parse(line) as Message;
    let answered: object;
    try {
      answered = { value: await gauge.commands[command](asked as never) };
    } catch (error) {
      answered = { error: String(error) };
    }
    socket.write(`${JSON.stringify({ id, ...answered })}\n`);
  };
  createInterface({ input: socket }).on('line', (line) => void answer(line));
}
