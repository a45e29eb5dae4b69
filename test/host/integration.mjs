// usage: node test/host/integration.mjs node|web [--grep <text>] [--report <file>]
// Runs the integration suite of out/ on a copy of the sample workspace, and writes {passed, failed, pending} as it
// reported them itself. Ends with 1 when it failed or gave no report.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runSuite } from './suite.mjs';

const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string' }, report: { type: 'string' } },
});
const [host] = positionals;
if (host !== 'node' && host !== 'web') {
  console.error('usage: node test/host/integration.mjs node|web [--grep <text>] [--report <file>]');
  process.exit(2);
}
const { status, lines } = await runSuite({
  extensions: [root],
  tests: path.join(root, `out/test/integration/index.${host}.js`),
  host,
  sample: path.join(root, 'test/fixtures/workspace'),
  picture: path.join(root, `out/pictures/failed-integration-${host}.png`),
  ...(values.grep && { settings: { 'lecternTests.grep': values.grep } }),
});
const start = 'lectern tests: ';
const report = lines.findLast((line) => line.startsWith(start))?.slice(start.length);
if (values.report && report) fs.writeFileSync(values.report, report);
process.exitCode = status === 0 && report ? 0 : 1;
