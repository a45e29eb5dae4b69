// Runs inside VS Code's extension host: what Lectern costs there, with a library of 10,000 papers.
import * as vscode from 'vscode';

const tick = 5;

/** Samples how late a timer fires: how long the host was blocked, and by whomever. */
function watchBlocks(): () => { longest: number; over20: number } {
  const gaps: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    gaps.push(now - last - tick);
    last = now;
  }, tick);
  return () => {
    clearInterval(timer);
    return { longest: Math.max(...gaps), over20: gaps.filter((gap) => gap > 20).length };
  };
}

async function timesOf(work: () => PromiseLike<unknown>, count: number): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(count / 2)]!, p95: times[Math.floor(count * 0.95)]! };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const show = (what: string, value: number) => console.log(`${what.padEnd(64)} ${value.toFixed(1).padStart(8)} ms`);

/** Called by VS Code, in a folder that has `library/` with the papers and no `papers/`. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('lectern.lectern')!;
  if (extension.isActive) throw new Error('Lectern is active already');
  // the workbench itself, and what else comes alive with a Markdown note
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
  const editor = await vscode.window.showTextDocument(document);
  await pause(3000);
  const idle = watchBlocks();
  await pause(3000);
  show('longest block of the host, 3 s without Lectern', idle().longest);

  const start = performance.now();
  await extension.activate();
  show('activation, entry to registered providers', performance.now() - start);
  await vscode.languages.setTextDocumentLanguage(document, 'markdown');
  await pause(4000);

  const blocks = watchBlocks();
  const began = performance.now();
  await vscode.workspace
    .getConfiguration('lectern')
    .update('dumps', ['library/**'], vscode.ConfigurationTarget.Workspace);
  const complete = () =>
    vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      editor.selection.active,
      '@',
    );
  const type = async (text: string) => {
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 1, 0), text));
    editor.selection = new vscode.Selection(0, text.length, 0, text.length);
  };
  await type('@');
  while ((await complete()).items.length === 0) await pause(25);
  show('settings change to the first completion', performance.now() - began);
  // a wordless search waits for nothing; the worker is idle again when indexing is done
  await vscode.commands.executeCommand('lectern.reloadLibrary');
  show('reading and indexing, twice', performance.now() - began);
  const { longest, over20 } = blocks();
  show('longest block of the host while 10,000 papers are indexed', longest);
  console.log(`blocks over 20 ms: ${over20}`);

  for (const [what, text] of [
    ['@', '@'],
    ['three letters', '@con'],
    ['a word', '@ration'],
    ['two words', '@stati con'],
    ['a word that nobody has', '@xyzzyq'],
  ] as const) {
    await type(text);
    const times = await timesOf(complete, 60);
    show(`completion, ${what}: median`, times.median);
    show(`completion, ${what}: p95`, times.p95);
  }
}
