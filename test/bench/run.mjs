// usage: npm run bench [-- <papers>...] [--library] [--editor]
// Lectern's engine beside MiniSearch as in its README, on synthetic libraries of these sizes (default 1,000 and 10,000).
// --library: reading and keeping libraries of these sizes (default 10,000 and 100,000).
// --editor: what Lectern costs in VS Code's extension host, with 10,000 papers.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { must } from '../host/command.mjs';
import { installBrowser, installHost, installProject } from '../host/install.mjs';

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { editor: { type: 'boolean' }, library: { type: 'boolean' } },
});

await installProject();
const esbuild = await import('esbuild');
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['test/bench/engines.ts', 'test/bench/library.ts', 'test/bench/editor.ts', 'test/bench/corpus.ts'],
  outdir: 'out/bench',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  logLevel: 'warning',
});
if (values.editor) await benchEditor();
else {
  const bench = values.library ? 'library' : 'engines';
  const heap = '--max-old-space-size=8192'; // 100,000 papers with MiniSearch
  await must('The bench', process.execPath, [heap, `out/bench/${bench}.js`, ...positionals], { cwd: root, live: true });
}

async function benchEditor() {
  await Promise.all([installHost(), installBrowser()]);
  await must('The build', process.execPath, ['esbuild.js', '--production'], { cwd: root });
  const { runSuite } = await import('../host/suite.mjs');
  const { default: corpus } = await import(path.join(root, 'out/bench/corpus.js'));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-bench-'));
  try {
    fs.mkdirSync(path.join(folder, 'library'));
    fs.writeFileSync(path.join(folder, 'library/papers.txt'), corpus.packedPage(corpus.syntheticPapers(10_000)));
    const { status } = await runSuite({ extensions: [root], tests: path.join(root, 'out/bench/editor.js'), folder });
    process.exitCode = status;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
