// usage: npm run bench [-- [--search] <papers>...]
//        npm run bench -- --quality | --library | --editor
// --search (what is done without any): Lectern's engines beside MiniSearch, FlexSearch, uFuzzy and SQLite FTS5, on synthetic
//   libraries of these sizes (default 1,000 and 10,000; 100,000 takes up to an hour, of which MiniSearch's passages are most).
//   --engine lectern,flexsearch --kinds keystroke,words --rounds 1 --seconds 2 for one row in seconds; --reuse asks the indexes
//   that an earlier run built; --profile FOLDER writes CPU profiles.
// --quality --queries FILE --dumps FOLDER [--engine NAMES] [--verbose]: how well papers are found by what people ask.
// --library: reading and keeping libraries of these sizes (default 10,000 and 100,000).
// --editor: what Lectern costs in VS Code's extension host, with 10,000 papers.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { must, run } from '../host/command.mjs';
import { installBrowser, installHost, installProject } from '../host/install.mjs';
import { installSqlite } from './sqlite.mjs';

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
// libraries, indexes and compiled peers outlive a build of the tests, which empties out/
const home = path.join(root, 'node_modules/.cache/lectern-bench');
const modes = ['search', 'quality', 'library', 'editor'];
const given = process.argv.slice(2);
const mode = modes.find((name) => given.includes(`--${name}`)) ?? 'search';
const options = given.filter((option) => option !== `--${mode}`);

await installProject();
const esbuild = await import('esbuild');
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['search/main.ts', 'search/child.ts', 'search/quality.ts', 'library.ts', 'editor.ts', 'corpus.ts'].map(
    (file) => `test/bench/${file}`,
  ),
  outdir: home,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'warning',
});
if (mode === 'editor') await benchEditor();
else {
  if (mode !== 'library') {
    const why = await installSqlite(path.join(home, 'peers'));
    if (why) console.log(`Without better-sqlite3: ${why}`);
  }
  const script = { search: 'search/main', quality: 'search/quality', library: 'library' }[mode];
  const heap = '--max-old-space-size=8192';
  const { status } = await run(process.execPath, [heap, path.join(home, `${script}.js`), ...options], {
    cwd: root,
    live: true,
  });
  process.exitCode = status;
}

async function benchEditor() {
  await Promise.all([installHost(), installBrowser()]);
  await must('The build', process.execPath, ['esbuild.js', '--production'], { cwd: root });
  const { runSuite } = await import('../host/suite.mjs');
  const { default: corpus } = await import(path.join(home, 'corpus.js'));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-bench-'));
  try {
    fs.mkdirSync(path.join(folder, 'library'));
    fs.writeFileSync(path.join(folder, 'library/papers.txt'), corpus.packedPage(corpus.syntheticPapers(10_000)));
    const { status } = await runSuite({ extensions: [root], tests: path.join(home, 'editor.js'), folder });
    process.exitCode = status;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
