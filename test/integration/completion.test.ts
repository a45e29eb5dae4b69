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
    await write(
      'papers/completion.bib',
      '@article{quetzal2020, ids = {oldQuetzal}, title = {Plumage of the Quetzal}, author = {Núñez, Ana}, year = 2020}',
    );
    await eventually(async () => (await keysAt('@quetz|')).includes('quetzal2020'), 'the bibliography is indexed');
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

  test('finds by authors without accents, by years, and by both with words of the title', async () => {
    for (const typed of ['nunez', 'Núñez 2020', '2020 plumage', 'nunez quetz', 'quetzal2020', 'oldquetz']) {
      assert.equal((await keysAt(`See @${typed}|`))[0], 'quetzal2020', typed);
    }
  });

  test('offers first what the note cites, by the key that it cites it by', async () => {
    const rows = await eventually(async () => {
      const found = await complete(await openNote('As @oldQuetzal and @zebrafish say.\n\n[@|]'));
      return labelOf(found[0]!) === 'zebrafish' ? found : undefined;
    }, 'what the note cites comes first');
    assert.deepEqual(rows.slice(0, 2).map(labelOf), ['zebrafish', 'oldQuetzal']);
    assert.deepEqual(
      rows.slice(0, 2).map(({ detail }) => detail),
      ['cited here', 'Núñez 2020 · cited here'],
    );
    assert.doesNotMatch(rows[2]?.detail ?? '', /cited/);
    const { label } = rows[1]!;
    assert.equal(typeof label === 'object' && label.detail?.trim(), '(quetzal2020)  Plumage of the Quetzal');
    assert.equal(rows[1]?.insertText, '@oldQuetzal');
    const [typed] = await complete(await openNote('As @oldQuetzal says.\n\n@plumage|'), 1);
    assert.equal(typed?.insertText, '@oldQuetzal');
    assert.match((typed.documentation as vscode.MarkdownString).value, /Plumage of the Quetzal/);
  });

  test('offers the next paper of a cluster after a semicolon, but not one that the cluster cites first', async () => {
    const [tight] = await complete(await openNote('See [@zebrafish;|]'));
    assert.ok(tight && labelOf(tight) !== 'zebrafish');
    assert.equal(tight.insertText, ` @${labelOf(tight)}`);
    const [row] = await complete(await openNote('See [@zebrafish; |]'));
    assert.equal(row?.insertText, `@${labelOf(row!)}`);
    assert.deepEqual(await keysAt('See @zebrafish; |'), []);
    assert.deepEqual(await keysAt('See [@zebrafish; also |]'), []);
  });

  test('offers locators in brackets after a key, and nowhere else', async () => {
    const [page, ...others] = await locatorsAt('See [@zebrafish, |]');
    assert.equal(labelOf(page!), 'p.');
    assert.equal((page!.insertText as vscode.SnippetString).value, 'p. ${1:page}');
    assert.ok(others.length > 10);
    const [tight] = await locatorsAt('See [@zebrafish,|]');
    assert.equal((tight!.insertText as vscode.SnippetString).value, ' p. ${1:page}');
    assert.deepEqual((await locatorsAt('@zebrafish [chap|]')).map(labelOf), ['chap.']);
    for (const text of [
      'As @zebrafish, |',
      '[@zebrafish |]',
      '[text, |]',
      '[@zebrafish, see |]',
      '`[@zebrafish, |]`',
    ]) {
      assert.deepEqual(await locatorsAt(text), [], text);
    }
    assert.deepEqual(await keysAt('See [@zebrafish, p|]'), [], 'a locator is no key');
  });

  test("is quiet while Quarto's cross-references are typed", async () => {
    assert.ok((await keysAt('See @fi|')).length > 0);
    assert.deepEqual(await keysAt('See @fig-|'), []);
    assert.deepEqual(await keysAt('See @sec-zebra|'), []);
  });

  test('works in LaTeX commands where the setting says so, and in wikilinks', async () => {
    assert.equal((await keysAt('See [[@zebraf|]]'))[0], 'zebrafish');
    assert.deepEqual(await keysAt('See \\citep{zebraf|}'), []);
    const settings = vscode.workspace.getConfiguration('lectern');
    await settings.update('citationSyntax', ['latex', 'wikilink'], vscode.ConfigurationTarget.Workspace);
    try {
      const [row] = await complete(await openNote('See \\citep[p. 3]{quetzal2020, zebraf|}'));
      assert.equal(row?.insertText, 'zebrafish');
      assert.equal((await keysAt('See \\citep{quetzal2020,\n  zebraf|}'))[0], 'zebrafish');
      assert.deepEqual(await keysAt('See \\emph{this},\nzebraf|'), []);
      assert.equal((await keysAt('See [[@zebraf|]]'))[0], 'zebrafish');
      assert.deepEqual(await keysAt('See \\emph{zebraf|}'), []);
      await eventually(
        async () => (await keysAt('As \\cite{oldQuetzal} says.\n\n[@|]'))[0] === 'oldQuetzal',
        'what the note cites in LaTeX comes first',
      );
    } finally {
      await settings.update('citationSyntax', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

/** The locators that completion offers where `|` stands. */
async function locatorsAt(text: string): Promise<vscode.CompletionItem[]> {
  const { document, selection } = await openNote(text);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
  );
  return items
    .filter(({ kind, sortText }) => kind === vscode.CompletionItemKind.Snippet && /^\d{4}$/.test(sortText ?? ''))
    .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}
