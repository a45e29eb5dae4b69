import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, keysAt } from './workspace';

// a browser's extension host can neither make links nor tell where they lead
const isNode =
  typeof (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node === 'string';

(isNode ? suite : suite.skip)('Links among the dumps', () => {
  const entry = (key: string, title: string) => `@misc{${key}, title = {${title}}}\n`;
  const isOffered = (typed: string, key: string) =>
    eventually(async () => (await keysAt(`@${typed}|`))[0] === key, `${key} is offered`);

  test('are followed: what changes where they lead is noticed', async () => {
    const { mkdir, mkdtemp, rename, rm, symlink, writeFile } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const elsewhere = await mkdtemp(`${tmpdir()}/lectern-links-`);
    const [folder, file] = ['papers/linked', 'papers/linked.bib'].map((path) => inWorkspace(path).fsPath);
    assert.ok(folder && file);
    try {
      await mkdir(`${elsewhere}/folder`);
      await writeFile(`${elsewhere}/folder/a.bib`, entry('drongo1801', 'Drongos Mimic'));
      await writeFile(`${elsewhere}/one.bib`, entry('shrike1801', 'Shrikes Store'));
      await symlink(`${elsewhere}/folder`, folder);
      await symlink(`${elsewhere}/one.bib`, file);
      await isOffered('drongos', 'drongo1801');
      await isOffered('shrikes', 'shrike1801');
      await writeFile(`${elsewhere}/folder/a.bib`, entry('pitta1802', 'Pittas Skulk'));
      await isOffered('pittas', 'pitta1802');
      await writeFile(`${elsewhere}/folder/b.bib`, entry('jacana1803', 'Jacanas Walk on Leaves'));
      await isOffered('jacanas', 'jacana1803');
      // as a program that writes safely replaces a file
      await writeFile(`${elsewhere}/one.new`, entry('plover1804', 'Plovers Feign'));
      await rename(`${elsewhere}/one.new`, `${elsewhere}/one.bib`);
      await isOffered('plovers', 'plover1804');
    } finally {
      for (const path of [folder, file]) await rm(path, { force: true });
      await rm(elsewhere, { recursive: true, force: true });
    }
    await eventually(async () => (await keysAt('@plovers|')).length === 0, 'they go with the links');
    assert.deepEqual(vscode.languages.getDiagnostics(vscode.Uri.file(file)), []);
  });
});
