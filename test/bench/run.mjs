// The one command of the bench: bundles what a mode needs and runs it in a process of its own.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../host/command.mjs';
import { installBrowser, installHost, installProject } from '../host/install.mjs';
import { buildExtension } from './extension.mjs';
import { installSqlite } from './sqlite.mjs';

const usage = `usage: npm run bench [-- [--search] <papers>... [options]]
         Lectern's engines beside MiniSearch, FlexSearch, uFuzzy, fuzzysort and SQLite FTS5: speed, size, memory and how well
         known papers are found, in synthetic libraries of these sizes (1,000 and 10,000 when none is given). 100000 takes up
         to an hour, of which MiniSearch's passages are most; 1000000 says first whether disk and memory are enough.
           --engine lectern,flexsearch   these engines
           --kinds keystroke,words       these kinds of questions
           --rounds 1                    instead of 3, of which the medians are taken
           --seconds .5                  each kind is asked no longer (2; known items ten times as long in the first round)
           --minutes 60                  an engine that builds or answers for longer is ended (30)
           --reuse                       asks the indexes that an earlier run built
           --profile FOLDER              writes CPU profiles
       npm run bench:editor [-- options]            the same as npm run bench -- --editor
         What Lectern costs in VS Code, beside VS Code's own floor.
           --papers 1000                 instead of 100,000; --cold 1000 instead of 10,000 for starts with nothing kept
           --only completion,hover       of completion, typing, hover, memory, blocks, start, cold, features
           --rounds 1                    instead of 3
       npm run bench -- --worker <papers>...        the worker as it runs: memory, start, one changed paper (100,000)
       npm run bench -- --library <papers>...       reading and keeping libraries (10,000 and 100,000)
       npm run bench -- --quality --queries FILE --dumps FOLDER [--engine NAMES] [--verbose]
         how well papers are found by what people ask`;

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
// libraries, indexes and compiled peers outlive a build of the tests, which empties out/
const home = path.join(root, 'node_modules/.cache/lectern-bench');
/** The modes, and what each of them is made of. */
const modes = {
  search: ['search/main.ts', 'search/child.ts'],
  quality: ['search/quality.ts'],
  library: ['library.ts'],
  worker: ['worker/main.ts', 'worker/child.ts'],
  editor: ['editor/main.ts', 'editor/gauge.ts', 'editor/floor.ts', 'editor/features.ts'],
};
const given = process.argv.slice(2);
const mode = Object.keys(modes).find((name) => given.includes(`--${name}`)) ?? 'search';
const options = given.filter((option) => option !== `--${mode}`);

if (given.includes('--help') || given.includes('-h')) console.log(usage);
else process.exitCode = await bench();

/** @returns {Promise<number>} the exit status */
async function bench() {
  await installProject();
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: modes[mode].map((file) => `test/bench/${file}`),
    outbase: 'test/bench',
    outdir: home,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // as in Lectern's own bundles
    mainFields: ['module', 'main'],
    resolveExtensions: ['.ts', '.mjs', '.js', '.json'],
    external: ['vscode', 'playwright-core'],
    logLevel: 'warning',
  });
  if (mode === 'search' || mode === 'quality') {
    const why = await installSqlite(path.join(home, 'peers'));
    if (why) console.log(`Without better-sqlite3: ${why}`);
  }
  if (mode === 'editor') await Promise.all([installHost(), installBrowser()]);
  if (mode === 'editor' || mode === 'worker') await buildExtension(root, path.join(home, 'extension'));
  const script = path.join(home, modes[mode][0].replace(/ts$/, 'js'));
  const heap = '--max-old-space-size=8192';
  const { status } = await run(process.execPath, [heap, script, ...options], { cwd: root, live: true });
  return status;
}
