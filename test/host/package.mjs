// usage: npm run package
// Builds Lectern and packs lectern.vsix, which installs in any VS Code of the promised versions.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from './command.mjs';
import { installProject } from './install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const size = (file) => `${(fs.statSync(path.join(root, file)).size / 1000).toFixed(1)} kB`;

try {
  await installProject();
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  // vsce builds first: the manifest's vscode:prepublish
  const output = await must(
    'Packaging',
    process.execPath,
    [
      ...[vsce, 'package', '--out', 'lectern.vsix'],
      '--no-dependencies', // the bundles hold them
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--no-update-package-json',
    ],
    { cwd: root },
  );
  console.log(output.trimEnd());
  console.log(`lectern.vsix: ${size('lectern.vsix')}; dist/extension.js: ${size('dist/extension.js')}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
