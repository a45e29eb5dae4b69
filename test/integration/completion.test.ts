import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { complete, eventually, keysAt, labelOf, openNote, spacedPage, write } from './workspace';

suite('Completion of citations', () => {
  suiteSetup(async () => {
    await write(
      'papers/completion.txt',
      spacedPage(
        ['Zebrafish: Tracking Stripes Across Generations', 'Stripes of zebrafish are tracked. The method is new.'],
        ['Counting Migratory Geese With Acoustic Sensors', 'Geese are counted by ear. It works at night.'],
        ['Über Müllers Verfahren zur Gänsezählung', 'An older method is described here. It is compared with ours.'],
      ),
    );
    await eventually(async () => (await keysAt('@zebraf|')).includes('zebrafish'), 'the dump is indexed');
  });

  test('offers a few dozen papers after a mere @', async () => {
    const keys = await keysAt('As shown in @|');
    assert.ok(keys.length >= 10 && keys.length <= 50, `${keys.length} rows`);
  });

  test('finds by key, by title words in any order, by several words, by a typo, without accents', async () => {
    assert.equal((await keysAt('See @zebraf|'))[0], 'zebrafish');
    assert.equal((await keysAt('See @sensors geese|'))[0], 'countingMigratoryGeese');
    assert.equal((await keysAt('[see @stripes across gen|]'))[0], 'zebrafish');
    assert.equal((await keysAt('See @accoustic|'))[0], 'countingMigratoryGeese');
    assert.equal((await keysAt('See @muller|'))[0], 'ueberMuellersVerfahren');
  });

  test('shows the title beside the key, and the card when a row is looked at', async () => {
    const [row] = await complete(await openNote('@zebraf|'), 1);
    assert.ok(row && typeof row.label === 'object');
    assert.match(row.label.detail ?? '', /Tracking Stripes Across Generations/);
    assert.ok(row.documentation instanceof vscode.MarkdownString);
    assert.match(row.documentation.value, /Stripes of zebrafish are tracked/);
  });

  test('replaces what was typed, the @ and a key that stands there included', async () => {
    const [row] = await complete(await openNote('See @zebra|fi now'));
    assert.ok(row);
    assert.equal(row.insertText, '@zebrafish');
    assert.equal(row.filterText, '@zebra');
    const range = row.range as { inserting: vscode.Range; replacing: vscode.Range };
    assert.deepEqual(
      [range.inserting.start.character, range.inserting.end.character, range.replacing.end.character],
      [4, 10, 12],
    );
  });

  test('keeps the braces of a braced key, and closes them once', async () => {
    const [row] = await complete(await openNote('See @{zebra|}'));
    assert.ok(row);
    assert.equal(row.insertText, '@{zebrafish}');
    const [edit] = row.additionalTextEdits ?? [];
    assert.equal(edit?.newText, '');
    assert.deepEqual([edit.range.start.character, edit.range.end.character], [11, 12]);
  });

  test('goes on with title words after what happens to be a key', async () => {
    assert.equal((await keysAt('See @zebrafish track|'))[0], 'zebrafish');
    assert.deepEqual(await keysAt('See @zebrafish swim|'), []);
    assert.deepEqual(await keysAt('See @zebrafish across|'), []);
  });

  test('works in clusters, after -, in braces, lists, quotes and tables', async () => {
    for (const text of [
      '[@zebraf|]',
      '[see @other2020, p. 3; @zebraf|]',
      '-@zebraf|',
      '@{zebraf|',
      '- @zebraf|',
      '> @zebraf|',
      '| a | b |\n|---|---|\n| x | @zebraf¦ |',
      '# On @zebraf|',
      '(@zebraf|',
    ]) {
      const marked = text.includes('¦') ? text : text.replace('|', '¦');
      const editor = await openNote(marked.replace('¦', ''));
      const position = editor.document.positionAt(marked.indexOf('¦'));
      editor.selection = new vscode.Selection(position, position);
      assert.equal((await complete(editor)).map(labelOf)[0], 'zebrafish', text);
    }
  });

  test('is quiet in code, math, links, e-mail addresses and front matter', async () => {
    for (const text of [
      '`@zebraf|`',
      '```\n@zebraf|\n```',
      '    @zebraf|',
      'Math $x_@zebraf|$ here',
      '$$\n@zebraf|\n$$',
      '[link](https://example.org/@zebraf|)',
      'https://example.org/@zebraf|',
      'ada@zebraf|',
      '---\ntitle: @zebraf|\n---\n',
      '<!-- @zebraf| -->',
    ]) {
      assert.deepEqual(await keysAt(text), [], text);
    }
  });

  test('is quiet when the sentence goes on after a citation', async () => {
    assert.deepEqual(await keysAt('As @zebrafish |'), []);
    assert.deepEqual(await keysAt('As @zebrafish shows|'), []);
    assert.deepEqual(await keysAt('Ask @nobody about the weather|'), []);
    assert.deepEqual(await keysAt('No at sign |'), []);
  });
});
