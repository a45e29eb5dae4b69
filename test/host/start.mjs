// usage: npm start [-- [<folder>] [--port <number>] [--desktop]]
// Installs and builds what is needed, and opens a folder in VS Code with Lectern: in a workbench served on loopback, or in
// the VS Code of the desktop. Without a folder: in a copy of the sample workspace, which goes when the server ends.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { must } from './command.mjs';
import { onPath } from './find.mjs';
import { installHost, installProject } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = path.join(root, 'test/fixtures/workspace');
const USAGE = 'usage: npm start [-- [<folder>] [--port <number>] [--desktop]]';

/** @returns {{ folder?: string, port: number, desktop: boolean }} */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { desktop: { type: 'boolean', default: false }, port: { type: 'string', default: '0' } },
  });
  const port = Number(values.port);
  if (positionals.length > 1) throw new Error('One folder at most.');
  if (!/^\d+$/.test(values.port) || port > 65535) throw new Error(`--port ${values.port} is no port.`);
  const [given] = positionals;
  if (given === undefined) return { port, desktop: values.desktop };
  // npm runs scripts in the project's folder; the folder is named from where the user stands
  const folder = path.resolve(process.env.INIT_CWD ?? '.', given);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${folder} is no folder.`);
  return { folder, port, desktop: values.desktop };
}

/** The note to begin with: the first Markdown file of the sample's notes. */
function firstNote(folder) {
  const notes = path.join(folder, 'notes');
  const names = fs.existsSync(notes) ? fs.readdirSync(notes) : [];
  const first = names.filter((name) => name.endsWith('.md')).sort()[0];
  return first && path.join(notes, first);
}

/** @throws {Error} that says what to do, when the desktop has no VS Code to call */
function desktopCode() {
  const code = onPath(process.platform === 'win32' ? 'code.cmd' : 'code');
  if (code) return code;
  throw new Error(
    'There is no `code` on the PATH. In VS Code run "Shell Command: Install \'code\' command in PATH", or leave ' +
      '--desktop out to use VS Code in the browser.',
  );
}

/** Runs the desktop's VS Code with Lectern from this folder, on the user's folder or a copy of the sample. */
async function openDesktop(code, folder) {
  const copy = folder ? undefined : fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-'));
  try {
    if (copy) fs.cpSync(sample, copy, { recursive: true });
    const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${path.resolve(root)}`, folder ?? copy];
    const child = spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    console.log('VS Code opens in a window of its own. Close it, or press Ctrl+C, to end.');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status) => resolve(status ?? 0));
    });
  } finally {
    if (copy) fs.rmSync(copy, { recursive: true, force: true });
  }
}

/** The processes that started this one: npm's shell and, where /proc tells it, npm. They change when one of them dies. */
function ancestors() {
  try {
    const [, npm] = /^\d+ \(.*\) \S (\d+)/s.exec(fs.readFileSync(`/proc/${process.ppid}/stat`, 'utf8'));
    return `${process.ppid} ${npm}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** Serves the workbench until a signal comes, the server ends, or npm goes away. */
async function serve(folder, port) {
  const { startServer, workbenchUrl } = await import('./server.mjs');
  const server = await startServer({
    port,
    links: [path.resolve(root)],
    ownHome: true,
    trust: folder !== undefined,
    ...(folder ? {} : { sample }),
  });
  const openFile = folder ? undefined : firstNote(server.folder);
  console.log(`
Lectern is ready in VS Code at

  ${workbenchUrl(server, { folder: folder ?? server.folder, ...(openFile && { openFile }) })}

${folder ? `It works in ${folder}.` : 'It works in a copy of the sample workspace, which goes at the end.'} Ctrl+C ends it.`);

  const starters = ancestors();
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
    // npm can be killed without a word
    if (process.env.npm_lifecycle_event === 'start') {
      setInterval(() => ancestors() === starters || resolve(), 1000).unref();
    }
  });
  const ended = await Promise.race([asked.then(() => undefined), server.ended]);
  if (ended !== undefined) console.error(`VS Code's server has ended.\n${server.output().slice(-2000)}`);
  await server.stop();
  return ended === undefined ? 0 : 1;
}

let options;
try {
  options = readArguments();
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exit(2);
}
try {
  const code = options.desktop ? desktopCode() : '';
  await installProject();
  if (!options.desktop) await installHost();
  console.error('· building Lectern ...');
  await must('The build', process.execPath, ['esbuild.js'], { cwd: root });
  process.exitCode = options.desktop
    ? await openDesktop(code, options.folder)
    : await serve(options.folder, options.port);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
