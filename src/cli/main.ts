import { homedir } from 'node:os';
import { relative } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { Collection, readFile, type Found } from '../core/collection';
import { dumpExtensions } from '../core/dumps/fileNames';
import { MiniSearchEngine } from '../core/search/miniSearchEngine';
import { Unreadable } from '../core/sources/files';
import { findSources, sourcePattern, type PassedOver } from '../core/sources/findSources';
import { version } from '../../package.json';
import { complain, watchOutput } from './output';
import { parseCall, usage, UsageError, type Call } from './arguments';
import { native, nodeFiles, piecesOf, slashed } from './nodeFiles';
import { printerFor, type Printer } from './print';
import { printable } from './printable';
import type { Terminal } from './terminal';

/**
 * @returns the exit status: 0 when at least one paper was read, 1 when none or when the results could not be written,
 * 2 for wrong usage
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const output = watchOutput(terminal);
  const status = await run(args, terminal);
  return (await output.allWritten()) ? status : 1;
}

async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let call: Call;
  try {
    call = parseCall(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(terminal, error.message);
    terminal.stderr.write(`\n${usage}`);
    return 2;
  }
  if (call.command === 'help' || call.command === 'version') {
    terminal.stdout.write(call.command === 'help' ? usage : `${version}\n`);
    return 0;
  }
  const collection = await read(call.sources, terminal);
  const printer = printerFor(terminal, call.json);
  if (call.command === 'list') {
    await collection.library.settle(atOnce);
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
  const text = call.command === 'related' && call.text === '-' ? await passage(terminal) : call.text;
  const found: readonly Found[] = collection[call.command](text, call.limit);
  for (const one of found) printer.found(one);
}

/** What stands on standard input. */
async function passage(terminal: Terminal): Promise<string> {
  try {
    return await textOf(terminal.stdin);
  } catch {
    complain(terminal, 'Standard input cannot be read.');
    return '';
  }
}

/** Reads every file that the sources name, once, however often and in whatever ways they name it. */
async function read(sources: readonly string[], terminal: Terminal): Promise<Collection> {
  const collection = new Collection((paperOf) => new MiniSearchEngine(paperOf));
  const cwd = terminal.cwd();
  const place = { folder: slashed(cwd), home: slashed(homedir()) };
  const seen = new Set<string>();
  const problem = (file: string, line: number, message: string) =>
    terminal.stderr.write(`${printable(file)}:${line}: ${printable(message)}\n`);
  for (const source of sources) {
    const pattern = await sourcePattern(source, place, dumpExtensions, nodeFiles);
    const name = (path: string) =>
      path === pattern.base && pattern.kind !== 'folder' ? source : shown(path, source, cwd);
    const passedOver: PassedOver[] = [];
    const paths = await findSources(pattern, nodeFiles, (one) => passedOver.push(one));
    for (const { path, message } of passedOver) problem(name(path), 1, message);
    if (paths.length + passedOver.length === 0) problem(source, 1, 'No files in a format that Lectern reads.');
    for (const path of paths) {
      // what has no real path is missing, or a pipe
      const real = await nodeFiles.realPath(path).catch(() => path);
      if (seen.has(real)) continue;
      seen.add(real);
      const file = name(path);
      try {
        const { records, problems } = await readFile(file, piecesOf(path), atOnce);
        collection.put(file, records);
        for (const { line, message } of problems) problem(file, line, message);
      } catch (error) {
        if (error instanceof Unreadable) problem(file, 1, error.message);
        else problem(file, 1, `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return collection;
}

/** Nothing else wants this thread. */
const atOnce = () => Promise.resolve();

/** A path below what the user typed, in the same manner: relative to the working folder or absolute. */
function shown(path: string, typed: string, cwd: string): string {
  return /^[~/]|^[A-Za-z]:/.test(typed) ? native(path) : relative(cwd, native(path)) || '.';
}
