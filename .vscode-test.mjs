// For `npx vscode-test`: the integration suite in desktop VS Code where that can be downloaded, else in the VS Code of
// test/host (after node test/host/install.mjs). Before it: node esbuild.js --tests
import { defineConfig } from '@vscode/test-cli';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const host = existsSync('test/host/node_modules/code-server') ? resolve('test/host/code.mjs') : undefined;
const executable = process.env.VSCODE_EXECUTABLE ?? host;

// the tests may write into their workspace
const temporary = mkdtempSync(join(tmpdir(), 'lectern-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
const workspaceFolder = join(temporary, 'sample');
cpSync('test/fixtures/workspace', workspaceFolder, { recursive: true });

export default defineConfig({
  files: 'out/test/integration/**/*.test.js',
  workspaceFolder,
  mocha: { ui: 'tdd', timeout: 20_000 },
  ...(executable && { useInstallation: { fromPath: executable } }),
});
