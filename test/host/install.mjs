// Installs what npm start and the tests need, from npm and (for tests) the system's packages. What is there already is
// left alone, an interrupted installation is done again.
// usage: node test/host/install.mjs [--project] [--host] [--browser] [--pandoc] [--oldest]    (none: all but the last)
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findBrowser, fontsPresent, onPath } from './find.mjs';
import { must, run, since } from './command.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** Raise it when the steps of installHost change: hosts installed by older steps are then installed again. */
const HOST_RECIPE = 1;
/** Parts of VS Code that nothing here needs: its own AI agent, 300 MB. */
const UNUSED_PARTS = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

const BROWSER_ADVICE = `The tests need Chromium and a font. Install them (Debian: apt-get install chromium fonts-dejavu-core;
elsewhere: node node_modules/playwright-core/cli.js install --with-deps chromium), or name a Chrome or
Chromium in the variable CHROMIUM.`;

const PANDOC_ADVICE = `The tests compare what Lectern reads with what Pandoc reads. Install it (Debian: apt-get install pandoc).`;

/** apt-get runs once at a time. */
const SYSTEM_PACKAGES = "the system's packages";

/** Says in a line what is being done, and how long it took. */
async function step(what, work) {
  const start = Date.now();
  console.error(`· ${what} ...`);
  await work();
  console.error(`· ${what}: done in ${since(start)}`);
}

/** Runs `work` while no other process runs it under this name. The lock of a process that has died is ignored. */
async function alone(name, work) {
  const hash = crypto.createHash('sha256').update(`${here} ${name}`).digest('hex').slice(0, 16);
  const lock = path.join(os.tmpdir(), `lectern-install-${hash}.lock`);
  for (let said = false; ;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isHeld(lock)) fs.rmSync(lock, { force: true });
      else if (!said) console.error(`· waiting for another process that installs ${name} ...`);
      said = true;
      await wait(500);
    }
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isHeld(lock) {
  try {
    const holder = Number(fs.readFileSync(lock, 'utf8'));
    if (!holder) return Date.now() - fs.statSync(lock).mtimeMs < 5000; // its process is just writing it, or has died
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const npm = (what, folder, ...args) =>
  must(what, 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args], {
    cwd: folder,
    // npm run sets npm_config_* for the package it runs: another package's installation must not inherit its prefix
    env: { npm_config_local_prefix: undefined, npm_config_prefix: undefined, NODE_ENV: undefined },
  });

/** Whether node_modules holds what the lock file names. npm writes its own list last, so half an installation has none. */
function projectInstalled() {
  const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  try {
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(([name, { version, optional }]) => {
      if (!name) return true;
      return installed[name] ? installed[name].version === version : optional === true;
    });
  } catch {
    return false;
  }
}

/** Installs the project's own dependencies, exactly those of package-lock.json. */
export async function installProject() {
  if (projectInstalled()) return;
  await alone('the project', async () => {
    if (!projectInstalled()) await step("installing the project's dependencies", () => npm('npm ci', root));
  });
}

/**
 * Installs VS Code (its server and web workbench) from npm, without running any package's scripts: code-server's own
 * postinstall compiles, downloads from elsewhere, and fails on any Node but one.
 * @param {string} [folder] with a package.json that names code-server
 */
export async function installHost(folder = here) {
  const stamp = path.join(folder, 'node_modules', '.lectern-installed');
  const lock = fs.readFileSync(path.join(folder, 'package-lock.json'));
  const recipe = `${crypto.createHash('sha256').update(lock).digest('hex')} ${HOST_RECIPE} ${os.platform()}-${os.arch()}`;
  const installed = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === recipe;
  if (installed()) return;
  await alone(`VS Code in ${folder}`, async () => {
    if (installed()) return;
    await step('installing VS Code from npm (about 500 MB on disk)', async () => {
      await npm('npm ci', folder);
      const server = path.join(folder, 'node_modules/code-server/lib/vscode');
      // VS Code's own packages, pinned by the shrinkwrap inside the tarball
      await npm("npm ci of VS Code's packages", server, '--omit=dev', '--legacy-peer-deps');
      for (const part of UNUSED_PARTS) fs.rmSync(path.join(server, part), { recursive: true, force: true });
      linkRipgrep(server, folder);
      fs.writeFileSync(stamp, recipe);
    });
  });
}

/** VS Code up to 1.11x looks for a ripgrep that a postinstall would have downloaded; the universal package has it. */
function linkRipgrep(server, folder) {
  const expected = path.join(server, 'node_modules/@vscode/ripgrep');
  const universal = path.join(
    folder,
    'node_modules/@vscode/ripgrep-universal/bin',
    `${os.platform()}-${os.arch()}`,
    'rg',
  );
  if (!fs.existsSync(expected) || !fs.existsSync(universal)) return;
  fs.mkdirSync(path.join(expected, 'bin'), { recursive: true });
  fs.rmSync(path.join(expected, 'bin/rg'), { force: true });
  fs.symlinkSync(universal, path.join(expected, 'bin/rg'));
}

/**
 * Installs Chromium and a font, where there is none: with apt (as root or through sudo -n). Ubuntu's chromium is a snap
 * that cannot be used in containers: there Playwright fetches its own.
 * @throws {Error} that says what to install
 */
export async function installBrowser() {
  const missing = () => [...(findBrowser() ? [] : ['chromium']), ...(fontsPresent() ? [] : ['fonts-dejavu-core'])];
  if (missing().length === 0) return;
  const apt = await aptGet();
  if (!apt) {
    if (findBrowser()) return; // a missing font is no reason to stop
    throw new Error(BROWSER_ADVICE);
  }
  const fromPlaywright = /^ID=ubuntu$/m.test(fs.readFileSync('/etc/os-release', 'utf8'));
  if (fromPlaywright) await installProject();
  await alone(SYSTEM_PACKAGES, async () => {
    try {
      if (missing().length)
        await step(`installing ${missing().join(' and ')}`, () => installMissing(missing, apt, fromPlaywright));
    } catch (error) {
      if (!findBrowser()) throw new Error(`${BROWSER_ADVICE}\n${error.message}`);
    }
  });
}

/**
 * Installs Pandoc, where there is none, with apt.
 * @throws {Error} that says what to install
 */
export async function installPandoc() {
  if (onPath('pandoc')) return;
  const apt = await aptGet();
  if (!apt) throw new Error(PANDOC_ADVICE);
  await alone(SYSTEM_PACKAGES, async () => {
    if (onPath('pandoc')) return;
    try {
      await step('installing pandoc', async () => {
        await apt('update');
        await apt('install', '-y', '--no-install-recommends', 'pandoc');
      });
    } catch (error) {
      throw new Error(`${PANDOC_ADVICE}\n${error.message}`);
    }
  });
}

async function installMissing(missing, apt, fromPlaywright) {
  await apt('update');
  if (fromPlaywright && missing().includes('chromium')) {
    const playwright = path.join(root, 'node_modules/playwright-core/cli.js');
    await must('playwright install', process.execPath, [playwright, 'install', '--with-deps', 'chromium']);
  }
  if (missing().length) await apt('install', '-y', '--no-install-recommends', ...missing());
}

/** A function that runs apt-get with the right to install, or undefined where there is none. */
async function aptGet() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if ((await run('apt-get', ['--version'])).status !== 0) return undefined;
  if (sudo.length && (await run('sudo', ['-n', 'true'])).status !== 0) return undefined;
  return (...args) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return must('apt-get', command, rest);
  };
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const flag = { type: 'boolean', default: false };
  try {
    const { values } = parseArgs({ options: { project: flag, host: flag, browser: flag, pandoc: flag, oldest: flag } });
    const all = !Object.values(values).includes(true);
    if (all || values.project) await installProject();
    if (all || values.host) await installHost();
    if (all || values.browser) await installBrowser();
    if (all || values.pandoc) await installPandoc();
    if (values.oldest) await installHost(path.join(here, 'oldest'));
  } catch (error) {
    console.error(error.message);
    process.exitCode = error.code?.startsWith?.('ERR_PARSE_ARGS') ? 2 : 1;
  }
}
