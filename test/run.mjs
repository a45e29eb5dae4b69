// usage: npm test [-- [unit] [integration] [e2e] [--grep <text>] [--oldest]]
// Installs what is missing, builds, runs the suites (none named: all), and closes with "N passed, N failed". The counts
// are the runners' own; a suite that crashed, took too long or ran no test counts as one failure.
// --oldest: in the oldest VS Code that can be had from npm, instead of the pinned one.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { must, run, since } from './host/command.mjs';
import { installBrowser, installHost, installPandoc, installProject } from './host/install.mjs';

const USAGE = 'usage: npm test [-- [unit] [integration] [e2e] [--grep <text>] [--oldest]]';
const PARTS = ['unit', 'integration', 'e2e'];
const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const reports = path.join(root, 'out/reports');

/** @typedef {{ name: string, part: string, timeout: number, command: (report: string) => string[] }} Suite timeout: seconds */

function mocha(report, files, grep, ...options) {
  const args = ['node_modules/mocha/bin/mocha.js', '--ui', 'tdd', '--reporter', 'test/host/reporter.cjs'];
  args.push('--reporter-option', `output=${report}`, ...options);
  if (process.stdout.isTTY) args.push('--color');
  if (grep) args.push('--grep', grep);
  return [...args, files];
}

/** @returns {Suite[]} */
function suites(grep) {
  const integration = (host) => ({
    name: `integration (${host})`,
    part: 'integration',
    timeout: 600,
    command: (report) => [
      ...['test/host/integration.mjs', host, '--report', report],
      ...(grep ? ['--grep', grep] : []),
    ],
  });
  return [
    {
      name: 'unit',
      part: 'unit',
      timeout: 600,
      // property tests take what they take on a busy machine
      command: (report) => mocha(report, 'out/test/unit/**/*.test.js', grep, '--timeout', '60000'),
    },
    integration('node'),
    integration('web'),
    {
      name: 'e2e',
      part: 'e2e',
      timeout: 900,
      // it starts servers and browsers in its hooks; on a busy machine VS Code loses a key or a click now and then
      command: (report) => mocha(report, 'out/test/e2e/**/*.e2e.js', grep, '--timeout', '120000', '--retries', '1'),
    },
  ];
}

/** Runs a suite and returns what its own report says. Its output comes at once when live, otherwise in one piece at its end. */
async function runSuite({ name, timeout, command }, { live, grep, env }) {
  const start = Date.now();
  const report = path.join(reports, `${name.replace(/\W+/g, '-')}.json`);
  if (live) console.log(`\n── ${name}`);
  const { status, output, timedOut } = await run(process.execPath, command(report), { cwd: root, env, live, timeout });
  const counts = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined;
  let trouble = '';
  if (timedOut) trouble = `did not end in ${timeout} s`;
  else if (!counts) trouble = `crashed (exit status ${status})`;
  else if (counts.passed + counts.failed === 0 && !grep) trouble = 'ran no test';
  else if (status !== 0 && counts.failed === 0) trouble = `failed after its tests (exit status ${status})`;
  if (!live) console.log(`\n── ${name}\n${output.trimEnd()}`);
  const { passed = 0, failed = 0, pending = 0 } = counts ?? {};
  return { name, passed, failed, pending, trouble, seconds: since(start) };
}

async function main() {
  let options;
  try {
    const flags = { grep: { type: 'string' }, oldest: { type: 'boolean', default: false } };
    const { values, positionals } = parseArgs({ allowPositionals: true, options: flags });
    const unknown = positionals.find((part) => !PARTS.includes(part));
    if (unknown) throw new Error(`There is no suite "${unknown}".`);
    options = { ...values, parts: positionals.length ? positionals : PARTS };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
  const { grep, oldest, parts } = options;
  const start = Date.now();
  const inVsCode = parts.some((part) => part !== 'unit');
  const oldestHost = path.join(root, 'test/host/oldest');
  await Promise.all([
    installProject(),
    parts.includes('unit') && installPandoc(),
    inVsCode && installHost().then(installBrowser),
    inVsCode && oldest && installHost(oldestHost),
  ]);

  console.log('· building ...');
  // packaging builds too: it comes before the suites that use what is built
  if (parts.includes('e2e'))
    console.log(await must('Packaging', process.execPath, ['test/host/package.mjs'], { cwd: root }));
  await must('The build', process.execPath, ['esbuild.js', '--production', '--tests'], { cwd: root });
  for (const folder of [reports, path.join(root, 'out/pictures')]) fs.mkdirSync(folder, { recursive: true });

  const chosen = suites(grep).filter(({ part }) => parts.includes(part));
  const env = oldest ? { VSCODE_HOST_DIR: oldestHost } : {};
  const inTurn = async (turn) => {
    const results = [];
    for (const suite of turn) results.push(await runSuite(suite, { live: chosen.length === 1, grep, env }));
    return results;
  };
  const of = (part) => chosen.filter((suite) => suite.part === part);
  // two cores: a VS Code beside the unit tests; the UI suite alone, since it looks at what is shown in time
  const results = [
    ...(await Promise.all([inTurn(of('unit')), inTurn(of('integration'))])).flat(),
    ...(await inTurn(of('e2e'))),
  ];

  console.log(`\n── all, in ${since(start)}`);
  for (const { name, passed, failed, pending, trouble, seconds } of results) {
    const skipped = pending ? `, ${pending} skipped` : '';
    console.log(`${name}: ${passed} passed, ${failed} failed${skipped} (${seconds})${trouble && `: ${trouble}`}`);
  }
  const sum = (count) => results.reduce((total, result) => total + count(result), 0);
  const passed = sum((result) => result.passed);
  const failed = sum((result) => result.failed + (result.trouble ? 1 : 0));
  if (passed + failed === 0) console.log('No test matches.');
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
