// Where the programs are that the installation brought: VS Code's server, the Node for it, a browser.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The folder whose node_modules holds code-server: this one, or another VS Code's that VSCODE_HOST_DIR names. */
export const hostFolder = path.resolve(process.env.VSCODE_HOST_DIR ?? here);
/** VS Code's server inside the package code-server; its wrapper is not used. */
export const serverFolder = path.join(hostFolder, 'node_modules/code-server/lib/vscode');

/**
 * The Node that VS Code's server runs on: code-server asks for one major version and dies on an older one.
 * @returns {string} an executable
 * @throws {Error} when there is none for this machine
 */
export function serverNode() {
  if (hostFolder !== here) return process.execPath; // an older VS Code hangs on the Node of the newest
  const own = path.join(here, 'node_modules', `node-${os.platform()}-${os.arch()}`, 'bin/node');
  if (fs.existsSync(own)) return own;
  const { engines } = JSON.parse(fs.readFileSync(path.join(serverFolder, '../../package.json'), 'utf8'));
  if (Number(process.versions.node.split('.')[0]) >= Number(engines.node)) return process.execPath;
  throw new Error(
    `VS Code's server wants Node ${engines.node}; this is ${process.version}, and npm has no Node for ` +
      `${os.platform()}-${os.arch()} here. Run it with Node ${engines.node}.`,
  );
}

/** An executable of the search path, or undefined. */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

/**
 * Chrome or Chromium: what CHROMIUM names, what is installed, what Playwright fetched.
 * @returns {string | undefined} an executable
 */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const installed = names.map(onPath).find((file) => file && !isSnap(file));
  if (installed) return installed;
  const playwright = path.join(here, '../../node_modules/playwright-core');
  if (!fs.existsSync(playwright)) return undefined;
  const program = `process.stdout.write(require(${JSON.stringify(playwright)}).chromium.executablePath())`;
  const fetched = execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  return fs.existsSync(fetched) ? fetched : undefined;
}

/** Ubuntu's package is a script that starts a snap, or asks to install one; a snap cannot read our temporary folder. */
function isSnap(file) {
  if (fs.realpathSync(file).includes('/snap')) return true;
  const start = Buffer.alloc(4096);
  const handle = fs.openSync(file, 'r');
  const length = fs.readSync(handle, start);
  fs.closeSync(handle);
  return start.toString('latin1', 0, length).includes('/snap/bin/');
}

/** Whether Chromium has a font to draw with; true where nobody can tell. */
export function fontsPresent() {
  if (os.platform() !== 'linux') return true;
  return ['/usr/share/fonts', path.join(os.homedir(), '.fonts'), path.join(os.homedir(), '.local/share/fonts')].some(
    (folder) => {
      try {
        return fs
          .readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .some((file) => /\.(?:ttf|otf|ttc)$/.test(file));
      } catch {
        return false;
      }
    },
  );
}
