import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { relative, sep } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { Collection, type Found } from '../core/collection';
import { dumpExtensions } from '../core/dumps/readDump';
import { MiniSearchEngine } from '../core/search/miniSearchEngine';
import { findSources, sourcePattern } from '../core/sources/findSources';
import { version } from '../../package.json';
import { parseCall, usage, UsageError, type Call } from './arguments';
import { native, nodeFiles } from './nodeFiles';
import { printerFor, type Printer } from './print';
import type { Terminal } from './terminal';

/** @returns the exit status: 0 when at least one paper was read, 1 when none, 2 for wrong usage */
export async function main(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let call: Call;
  try {
    call = parseCall(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.stderr.write(`lectern: ${error.message}\n\n${usage}`);
    return 2;
  }
  if (call.command === 'help' || call.command === 'version') {
    terminal.stdout.write(call.command === 'help' ? usage : `${version}\n`);
    return 0;
  }
  // a reader that has seen enough, such as head, closes the pipe
  terminal.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const collection = await read(call.sources, terminal);
  const printer = printerFor(terminal, call.json);
  if (call.command === 'list') {
    collection.library.settle();
    for (const paper of collection.library.papers()) printer.paper(paper);
  } else await answer(call, collection, printer, terminal);
  return collection.library.size > 0 ? 0 : 1;
}

async function answer(
  call: Exclude<Call, { command: 'list' | 'help' | 'version' }>,
  collection: Collection,
  printer: Printer,
  terminal: Terminal,
): Promise<void> {
  await collection.settle(atOnce);
  const text = call.command === 'related' && call.text === '-' ? await textOf(terminal.stdin) : call.text;
  const found: readonly Found[] = collection[call.command](text, call.limit);
  for (const one of found) printer.found(one);
}

async function read(sources: readonly string[], terminal: Terminal): Promise<Collection> {
  const collection = new Collection(new MiniSearchEngine());
  const place = { folder: slashed(terminal.cwd()), home: slashed(homedir()) };
  const problem = (file: string, line: number, message: string) =>
    terminal.stderr.write(`${file}:${line}: ${message}\n`);
  for (const source of sources) {
    const pattern = await sourcePattern(source, place, dumpExtensions, nodeFiles);
    const paths = await findSources(pattern, nodeFiles);
    if (paths.length === 0) problem(source, 1, 'No files in a format that Lectern reads.');
    for (const path of paths) {
      const file = path === pattern.base ? source : shown(path, source, terminal.cwd());
      try {
        const { problems } = await collection.read(file, await readFile(native(path)), atOnce);
        for (const { line, message } of problems) problem(file, line, message);
      } catch (error) {
        problem(file, 1, `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return collection;
}

/** Nothing else wants this thread. */
const atOnce = () => Promise.resolve();

function slashed(path: string): string {
  return sep === '\\' ? `/${path.replaceAll('\\', '/')}` : path;
}

/** A path below what the user typed, in the same manner: relative to the working folder or absolute. */
function shown(path: string, typed: string, cwd: string): string {
  return /^[~/]|^[A-Za-z]:/.test(typed) ? native(path) : relative(cwd, native(path));
}
