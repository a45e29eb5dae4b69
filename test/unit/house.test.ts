// What every part of the house keeps to, checked on the sources themselves.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join('src', file), 'utf8') }));

const importsOf = (text: string) => [...text.matchAll(/(?:from|import) '([^']+)'/g)].map((match) => match[1]!);

suite('The house', () => {
  test('core depends on nothing outside itself but libraries', () => {
    for (const { file, text } of sources.filter((source) => source.file.startsWith('core/'))) {
      for (const module of importsOf(text)) {
        assert.doesNotMatch(module, /^(?:vscode$|node:)/, file);
        const depth = file.split('/').length - 2;
        assert.ok((module.match(/\.\.\//g) ?? []).length <= depth, `${file} imports ${module}`);
      }
    }
  });

  test('vscode is known in src/vscode, src/host and the entries alone', () => {
    for (const { file, text } of sources) {
      if (!importsOf(text).includes('vscode')) continue;
      assert.match(file, /^(?:vscode\/|host\/|extension(?:\.web)?\.ts$)/);
    }
  });

  test('no feature knows another', () => {
    for (const { file, text } of sources.filter((source) => source.file.startsWith('vscode/features/'))) {
      for (const module of importsOf(text)) assert.doesNotMatch(module, /^\.\/|features\//, file);
    }
  });

  test('every id of the manifest is in the code, and every id in the code is in the manifest', () => {
    const declared = new Set([
      ...manifest.contributes.commands.map(({ command }) => command),
      ...Object.keys(manifest.contributes.configuration.properties),
      ...Object.values(manifest.contributes.views).flatMap((views) => views.map(({ id }) => id)),
    ]);
    const code = sources
      .filter(({ file }) => file.startsWith('vscode/'))
      .map(({ text }) => text)
      .join('\n');
    const used = new Set([...code.matchAll(/'(lectern\.[A-Za-z.]+)'/g)].map((match) => match[1]!));
    const ofVSCode = ['lectern.found', 'lectern.busy', 'lectern.status']; // context keys and the status bar's item
    for (const id of used) assert.ok(declared.has(id) || ofVSCode.includes(id), `${id} is not in package.json`);
    for (const id of declared) {
      // a setting is read by its section and its name
      const name = id.replace('lectern.', '');
      assert.ok(used.has(id) || code.includes(`'${name}'`), `${id} is not in the code`);
    }
  });

  test('every menu and welcome view speaks of what there is', () => {
    const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
    for (const entries of Object.values(manifest.contributes.menus)) {
      for (const { command } of entries) assert.ok(commands.has(command), command);
    }
    for (const { contents } of manifest.contributes.viewsWelcome) {
      for (const [, id] of contents.matchAll(/\(command:(lectern\.[A-Za-z]+)/g)) assert.ok(commands.has(id!), id);
    }
  });
});
