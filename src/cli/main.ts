import { text as textOf } from 'node:stream/consumers';
import type { Collection, Found } from '../core/collection';
import { parseNote } from '../core/notes/note';
import { dumpExtensions } from '../core/dumps/fileNames';
import { version } from '../../package.json';
import { complain, watchOutput } from './output';
import { parseCall, usage, UsageError, type Call } from './arguments';
import { checkNotes } from './check';
import { printerFor, type Printer } from './print';
import { atOnce, Sources } from './sources';
import type { Terminal } from './terminal';

/**
 * @returns the exit status: 0 when at least one paper was read, or nothing is wrong with what was checked; 1 when not, or
 * when the results could not be written; 2 for wrong usage
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
  const sources = new Sources(terminal);
  if (call.command === 'check') return checkNotes(call, sources, terminal);
  for (const source of call.sources) await sources.read(source, dumpExtensions);
  const { collection } = sources;
  const printer = printerFor(terminal, call.json);
  if (call.command === 'list') {
    await collection.library.settle(atOnce);
    for (const paper of collection.library.papers()) printer.paper(paper);
  } else await answer(call, collection, printer, terminal);
  return collection.library.size > 0 ? 0 : 1;
}

async function answer(
  call: Extract<Call, { text: string }>,
  collection: Collection,
  printer: Printer,
  terminal: Terminal,
): Promise<void> {
  await collection.settle(atOnce);
  const text = call.command === 'related' && call.text === '-' ? await passage(terminal) : call.text;
  if (call.command === 'search') {
    for (const { message } of collection.queryProblems(text)) complain(terminal, message);
  }
  const found: readonly Found[] =
    call.command === 'related'
      ? collection.related(
          text,
          call.limit,
          parseNote(text).citations.map(({ key }) => key),
        )
      : collection[call.command](text, call.limit);
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
