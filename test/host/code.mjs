#!/usr/bin/env node
// Stands in for the executable of desktop VS Code in @vscode/test-electron and @vscode/test-cli, where that cannot be
// downloaded: takes the same command line and runs the same suite in the VS Code of this folder.
import fs from 'node:fs';
import path from 'node:path';
import { runSuite } from './suite.mjs';

const values = (name) => {
  const start = `--${name}=`;
  return process.argv.filter((argument) => argument.startsWith(start)).map((argument) => argument.slice(start.length));
};
const extensions = values('extensionDevelopmentPath');
const [tests] = values('extensionTestsPath');
if (extensions.length === 0 || !tests) {
  console.error('usage: code.mjs --extensionDevelopmentPath=FOLDER --extensionTestsPath=MODULE [FOLDER]');
  process.exit(2);
}
const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const [data] = values('user-data-dir');
const [extensionsFolder] = values('extensions-dir');
const settings = data && path.join(data, 'User/settings.json');
const { status } = await runSuite({
  extensions,
  tests: path.resolve(tests),
  ...(folder && { folder: path.resolve(folder) }),
  ...(settings && fs.existsSync(settings) && { settings: JSON.parse(fs.readFileSync(settings, 'utf8')) }),
  ...(extensionsFolder && { extensionsFolder: path.resolve(extensionsFolder) }),
});
process.exitCode = status;
