// A real VS Code server on loopback: the one inside the npm package code-server, started directly.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverFolder, serverNode } from './find.mjs';

const leash = fileURLToPath(new URL('leash.mjs', import.meta.url));

/** Settings for a VS Code that asks nobody anything: no updates, no marketplace, no AI, no tips. */
export const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'remote.autoForwardPorts': false,
};

/** More of them for tests: nothing moves, nothing is remembered, git does not look at the folder. */
export const STEADY = {
  ...QUIET,
  'workbench.reduceMotion': 'on',
  'workbench.localHistory.enabled': false,
  'files.hotExit': 'off',
  'git.enabled': false,
};

/**
 * @typedef {object} ServerOptions
 * @property {number} [port] 0 or none: any free one
 * @property {Record<string, unknown>} [settings] the user's settings.json
 * @property {string[]} [vsix] packaged extensions to install
 * @property {string[]} [links] extension folders to install by a link
 * @property {string} [extensionsFolder] where extensions are installed; none: a temporary folder
 * @property {string} [sample] a folder to work on a copy of, see Server.folder
 * @property {boolean} [development] the workbench may load an extension from its folder and run tests. VS Code then shows
 *   no notifications and no modal dialogs
 * @property {boolean} [trust] VS Code asks whether a folder is trusted, as it does on the desktop
 * @property {boolean} [ownHome] extensions see the user's home folder; otherwise an empty one
 */
/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} token the connection token: who has it can open the workbench
 * @property {string} directory the server's temporary folder; gone after stop
 * @property {string} folder the copy of ServerOptions.sample, or the empty string
 * @property {Promise<number>} ended resolves with a status when the server has ended, for whatever reason
 * @property {() => Promise<void>} stop ends all processes of the server and removes its folder
 * @property {() => string} output what the server has printed
 */

/**
 * Starts a server. It ends with this process, however this process ends.
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 * @throws {Error} with the server's output, when it does not start
 */
export async function startServer(options = {}) {
  const directory = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-')));
  let layout;
  try {
    layout = prepare(directory, options);
  } catch (error) {
    fs.rmSync(directory, { recursive: true, force: true });
    throw error;
  }
  const { folder, token } = layout;

  const child = spawn(process.execPath, [leash, directory, serverNode(), ...serverArguments(directory, options)], {
    cwd: directory,
    detached: true, // Ctrl+C is for us: we then end it in order
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      TMPDIR: path.join(directory, 'tmp'), // its sockets and temporary files go with the folder
      XDG_RUNTIME_DIR: path.join(directory, 'tmp'),
      ...(options.ownHome ? {} : { HOME: directory }),
      EXTENSIONS_GALLERY: '{"serviceUrl":""}', // no marketplace
      VSCODE_IPC_HOOK_CLI: '',
      NODE_OPTIONS: '',
    },
  });
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  const stop = async () => {
    child.stdin.destroy();
    await ended;
  };
  child.stdin.on('error', () => {}); // the server ended first

  try {
    const port = await new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`VS Code's server did not start in 60 s\n${output}`)), 60_000).unref();
      void ended.then((status) => reject(new Error(`VS Code's server ended (${status})\n${output.slice(-4000)}`)));
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          output += text;
          const listening = /Extension host agent listening on (\d+)/.exec(output);
          if (listening) resolve(Number(listening[1]));
        });
      }
    });
    return { port, token, directory, folder, ended, stop, output: () => output };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lays out the server's temporary folder. */
function prepare(directory, { settings = QUIET, links = [], extensionsFolder, sample }) {
  const user = path.join(directory, 'data/User');
  const extensions = extensionsFolder ?? path.join(directory, 'extensions');
  for (const folder of [user, extensions, path.join(directory, 'tmp')]) fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify(settings, null, 2));
  const token = crypto.randomBytes(16).toString('hex');
  fs.writeFileSync(path.join(directory, 'token'), token, { mode: 0o600 }); // not an argument: those are for all to see
  for (const link of links) {
    const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(link, 'package.json'), 'utf8'));
    fs.symlinkSync(path.resolve(link), path.join(extensions, `${publisher}.${name}-${version}`));
  }
  const folder = sample ? path.join(directory, 'sample') : '';
  if (sample) fs.cpSync(sample, folder, { recursive: true });
  return { folder, token };
}

function serverArguments(directory, { port = 0, vsix = [], extensionsFolder, development = false, trust = false }) {
  return [
    path.join(serverFolder, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token-file', path.join(directory, 'token')],
    ...['--server-data-dir', directory, '--extensions-dir', extensionsFolder ?? path.join(directory, 'extensions')],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--reconnection-grace-time', '1'],
    ...(trust ? [] : ['--disable-workspace-trust']),
    // without it a built workbench ignores extensionDevelopmentPath and extensionTestsPath in the address
    ...(development ? ['--enable-smoke-test-driver'] : []),
    ...(vsix.length ? ['--start-server', ...vsix.flatMap((file) => ['--install-extension', path.resolve(file)])] : []),
  ];
}

/**
 * The address of the workbench.
 * @param {Pick<Server, 'port' | 'token'>} server
 * @param {{ folder: string, openFile?: string, extensions?: string[], tests?: string }} show absolute paths; openFile: a
 *   file to open; extensions and tests: what to load from its folder, and the module whose run() tests it
 */
export function workbenchUrl({ port, token }, { folder, openFile, extensions = [], tests }) {
  const authority = `127.0.0.1:${port}`; // exactly as in the address bar, or the workbench opens nothing
  const remote = (file) => `vscode-remote://${authority}${encodeURI(file)}`;
  const payload = [
    ...extensions.map((extension) => ['extensionDevelopmentPath', remote(extension)]),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(openFile ? [['openFile', remote(openFile)]] : []),
  ];
  const query = new URLSearchParams({ tkn: token, folder });
  if (payload.length) query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}
