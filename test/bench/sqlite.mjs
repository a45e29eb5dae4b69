// better-sqlite3, compiled for the bench alone, where that is possible: its binary belongs to one platform and Node.
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../host/command.mjs';

const version = '12.11.1';

/**
 * Installs better-sqlite3 into a folder, without any package's scripts, and compiles it against the headers beside Node
 * (else node-gyp fetches them).
 * @param {string} folder
 * @returns {Promise<string | undefined>} why it cannot be had
 */
export async function installSqlite(folder) {
  const home = path.join(folder, 'node_modules/better-sqlite3');
  const stamp = path.join(folder, `built-${version}-${process.version}-${process.arch}`);
  if (fs.existsSync(stamp)) return undefined;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  console.error('· compiling better-sqlite3 for the bench (about two minutes) ...');
  const npm = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `better-sqlite3@${version}`,
  ];
  const env = { npm_config_local_prefix: undefined, npm_config_prefix: undefined };
  const installed = await run('npm', npm, { cwd: folder, env });
  if (installed.status !== 0) return `npm cannot install it: ${lastLine(installed.output)}`;
  const prefix = path.resolve(fs.realpathSync(process.execPath), '../..');
  const headers = fs.existsSync(path.join(prefix, 'include/node/node.h')) ? [`--nodedir=${prefix}`] : [];
  const { output: global } = await run('npm', ['root', '--global', '--loglevel=error'], { env });
  const gyp = path.join(lastLine(global), 'npm/node_modules/node-gyp/bin/node-gyp.js');
  const built = await run(process.execPath, [gyp, 'rebuild', '--release', ...headers], { cwd: home, timeout: 900 });
  if (built.status !== 0) return `it cannot be compiled: ${lastLine(built.output)}`;
  fs.writeFileSync(stamp, '');
  return undefined;
}

const lastLine = (output) => output.trim().split('\n').at(-1) ?? '';
