// The language of queries in the search palette, with a picture.
import assert from 'node:assert/strict';
import { useWorkbench } from './useWorkbench';
import { eventually } from './workbench';

suite('Queries in the search palette', () => {
  const lectern = useWorkbench({ file: 'notes/flat-minima.md' });

  suiteSetup(() =>
    eventually(
      () => lectern().statusBar(),
      (items) => items.some((item) => /^\d+ papers$/.test(item)),
      40_000,
    ),
  );

  const rowsWhere = (accept: (rows: readonly string[]) => boolean) =>
    eventually(() => lectern().quickPickRows(), accept);

  test('hold papers to a phrase and a field, which completes', async () => {
    await lectern().search('"mode connectivity" tit');
    const completing = await rowsWhere((rows) => rows.some((row) => row.startsWith('title:')));
    assert.match(completing.at(-1) ?? '', /^title:/);
    assert.ok(completing.length > 1, 'papers come first');
    // below the papers, one key up from the first of them
    await lectern().press('ArrowUp');
    await lectern().press('Enter');
    await eventually(
      () => lectern().quickInputValue(),
      (value) => value === '"mode connectivity" title:',
    );
    await lectern().press('End');
    await lectern().type('surfaces');
    const rows = await rowsWhere((found) => found.length === 1);
    assert.equal(rows.length, 1, rows.join('\n'));
    await lectern().picture('query-dark', { x: 346, y: 0, width: 1054, height: 300 });
    await lectern().press('Escape');
  });

  test('begin with the papers that belong to the paragraph at the cursor', async () => {
    await lectern().goTo(56, 1);
    await lectern().runCommand('Lectern: Find Related Papers');
    await eventually(
      () => lectern().quickInputTitle(),
      (text) => text === 'Related to This Paragraph',
    );
    const rows = await rowsWhere((found) => found.length > 3);
    assert.ok(
      rows.slice(0, 5).some((row) => row.includes('@linearModeConnectivity') && row.includes('cited')),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((row) => !row.includes('cited')),
      rows.join('\n'),
    );
    await lectern().picture('related-dark');
    await lectern().type('lottery');
    await eventually(
      () => lectern().quickInputTitle(),
      (text) => text === 'Search Papers',
    );
    await lectern().press('Escape');
  });

  test('say what is wrong, and answer the rest', async () => {
    await lectern().search('connectivity year:soon ');
    const title = await eventually(
      () => lectern().quickInputTitle(),
      (text) => text.includes('soon'),
    );
    assert.match(title, /year: .*2019\.\.2022.*"soon"/);
    assert.ok((await lectern().quickPickRows()).length > 0);
    await lectern().picture('query-problem-dark');
    await lectern().press('Escape');
  });
});
