// Lectern as it is shipped, built for the bench alone: dist/ of the checkout stays as it is.
import fs from 'node:fs';
import path from 'node:path';
import { must } from '../host/command.mjs';

/** What the build reads and the extension consists of, besides dist/. */
const parts = ['src', 'node_modules', 'media', 'syntaxes', 'package.json', 'tsconfig.json'];

/**
 * Builds Lectern in a folder that VS Code can install by a link.
 * @param {string} root the checkout
 * @param {string} folder
 */
export async function buildExtension(root, folder) {
  fs.mkdirSync(folder, { recursive: true });
  for (const part of parts) {
    const link = path.join(folder, part);
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.join(root, part), link);
  }
  await must('The build', process.execPath, [path.join(root, 'esbuild.js'), '--production'], { cwd: folder });
}
