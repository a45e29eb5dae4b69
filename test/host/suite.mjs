// Runs a test suite (a module that exports run()) inside VS Code's extension host: the server's own (Node), or the one
// that lives in a worker of the browser ("web").
import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { startServer, STEADY, workbenchUrl } from './server.mjs';

/** What the workbench itself logs meanwhile; the rest is the suite's own output. */
const NOISE = [
  'Error: Could not locate the bindings file', // @vscode/spdlog is not compiled: no log files, and nothing else is lost
  "Cannot find module './build/Release/watchdog'",
  "Error: Cannot find module './build/Release/watchdog'",
  '[AccountPolicyGate]',
  '[AgentHost',
  '[Service Worker] registration',
  '[reconnection-grace-time]',
  'Creating a socket',
  'Resolving connection token',
  'Resolved connection token',
  'getaddrinfo ',
  'Canceled',
  'Ignoring fetching additional builtin',
  'Updating additional builtin',
  'Creation of workbench contribution',
  'No search provider registered',
];

/**
 * @typedef {object} SuiteOptions
 * @property {string[]} extensions folders of the extensions to load
 * @property {string} tests the module that exports run(); for the web host one bundle, named with its .js
 * @property {'node' | 'web'} [host]
 * @property {string} [folder] the workspace folder to open in place
 * @property {string} [sample] a folder to open a copy of
 * @property {Record<string, unknown>} [settings]
 * @property {string} [extensionsFolder]
 * @property {number} [timeout] seconds
 * @property {string} [picture] where a picture of the workbench goes when the suite does not end as it should
 */

/**
 * @param {SuiteOptions} options
 * @returns {Promise<{ status: number, lines: string[] }>} status 0 only when run() resolved; lines: what the suite printed,
 *   which has been printed here too
 */
export async function runSuite(options) {
  const { extensions, tests, host = 'node', settings = {}, timeout = 240, picture } = options;
  const lines = [];
  let server, browser, page;
  const close = async () => {
    await browser?.close().catch(() => {});
    await server?.stop();
  };
  process.once('SIGTERM', () => void close().then(() => process.exit(143)));
  try {
    server = await startServer({
      development: true,
      settings: { ...STEADY, ...(host === 'web' ? webKinds(extensions) : {}), ...settings },
      ...(options.sample && { sample: options.sample }),
      ...(options.extensionsFolder && { extensionsFolder: options.extensionsFolder }),
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const ended = new Promise((resolve, reject) => {
      void page.exposeFunction('codeAutomationExit', (status) => resolve(status));
      page.on('crash', () => reject(new Error('the page crashed')));
      browser.on('disconnected', () => reject(new Error('the browser went away')));
      setTimeout(() => reject(new Error(`no result of the suite in ${timeout} s`)), timeout * 1000).unref();
    });
    ended.catch(() => {}); // it may come while the page is still being opened
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      const line = format(...args);
      if (NOISE.some((start) => line.startsWith(start))) return;
      lines.push(...line.split('\n'));
      console.log(line);
    });
    const marker = path.join(server.directory, 'suite-ended');
    const entry = host === 'web' ? tests : wrapped(tests, marker, server.directory);
    const folder = options.folder ?? server.folder;
    await page.goto(workbenchUrl(server, { folder, extensions, tests: entry }));
    const status = await ended;
    if (status === 0 && host === 'node' && !fs.existsSync(marker)) {
      throw new Error('the extension host went away before the suite ended');
    }
    return { status, lines };
  } catch (error) {
    console.error(error.message ?? error);
    if (picture) await page?.screenshot({ path: picture }).catch(() => {});
    return { status: 1, lines };
  } finally {
    await close();
  }
}

/** Settings that move extensions with a browser entry into the worker host, and their tests with them. */
function webKinds(extensions) {
  const ids = extensions.map((extension) => {
    const { publisher, name } = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
    return `${publisher}.${name}`;
  });
  return { 'remote.extensionKind': Object.fromEntries(ids.map((id) => [id, ['web']])) };
}

/** VS Code reports success also when its extension host is killed: a module around the suite proves that it ended. */
function wrapped(tests, marker, directory) {
  const file = path.join(directory, 'run.cjs');
  const [suite, proof] = [tests, marker].map((name) => JSON.stringify(name));
  fs.writeFileSync(
    file,
    `exports.run = async () => {
  await require(${suite}).run();
  require('node:fs').writeFileSync(${proof}, '');
};
`,
  );
  return file;
}
