// The three moments (search, write, read) and the sidebar, as a user goes through them, with pictures.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { packedPage, syntheticPapers } from '../bench/corpus';
import { useWorkbench } from './useWorkbench';
import { eventually } from './workbench';

const note = 'notes/flat-minima.md';

suite('Lectern', () => {
  const lectern = useWorkbench({ file: note });

  suiteSetup(async () => {
    const status = await eventually(
      () => lectern().statusBar(),
      (items) => items.some((item) => /^\d+ papers$/.test(item)),
      40_000,
    );
    assert.ok(
      status.some((item) => /^\d+ papers$/.test(item)),
      `the status bar says how many papers there are: ${status.join(' | ')}`,
    );
  });

  suite('Search', () => {
    test('finds papers as one types, marks what matched, and cites with Enter', async () => {
      await lectern().goToEndOfLine();
      await lectern().press('Enter');
      await lectern().search('conectivity minima');
      const rows = await eventually(
        () => lectern().quickPickRows(),
        (found) => plain(found[0] ?? '').includes('Loss Surfaces, Mode Connectivity'),
      );
      assert.match(plain(rows[0] ?? ''), /Mode Connectivity/);
      assert.match(rows[0] ?? '', /C\u0332o\u0332n\u0332n\u0332e\u0332c\u0332t\u0332i\u0332v\u0332i\u0332t\u0332y/);
      await lectern().picture('search-dark', { x: 346, y: 0, width: 1054, height: 560 });
      await lectern().setTheme('light');
      await lectern().picture('search-light');
      await lectern().setTheme('dark');
      await lectern().press('Enter');
      const lines = await eventually(
        () => lectern().visibleLines(),
        (shown) => shown.some((line) => /^\[@\w+]$/.test(line)),
      );
      assert.ok(
        lines.some((line) => /^\[@\w+]$/.test(line)),
        lines.join('\n'),
      );
    });

    test('joins the cluster that the cursor stands in', async () => {
      await lectern().backInEditor();
      await lectern().press('ArrowLeft');
      await lectern().search('lottery ticket hypothesis finding sparse');
      await eventually(
        () => lectern().quickPickRows(),
        (found) => plain(found[0] ?? '').includes('Lottery Ticket'),
      );
      await lectern().press('Enter');
      const cluster = /^\[@\w+; @lotteryTicketHypothesis]$/;
      const lines = await eventually(
        () => lectern().visibleLines(),
        (shown) => shown.some((line) => cluster.test(line)),
      );
      assert.ok(
        lines.some((line) => cluster.test(line)),
        lines.join('\n'),
      );
      await lectern().backInEditor();
      await lectern().press('End');
    });
  });

  suite('Buttons of a search row', () => {
    const choose = async (button: string) => {
      await lectern().search('averaging weights leads to wider');
      await eventually(
        () => lectern().quickPickRows(),
        (found) => plain(found[0] ?? '').startsWith('Averaging Weights'),
      );
      await lectern().quickPickRow('@averagingWeightsLeads').locator(`.action-label[aria-label^="${button}"]`).click();
    };

    test('copy the key', async () => {
      await choose('Copy key');
      const copied = await eventually(
        () => lectern().page.evaluate<string>('navigator.clipboard.readText()'),
        (text) => text === 'averagingWeightsLeads',
      );
      assert.equal(copied, 'averagingWeightsLeads');
    });

    test('insert the key in the text', async () => {
      await lectern().backInEditor();
      await lectern().press('Enter');
      await choose('Insert @key');
      const lines = await eventually(
        () => lectern().visibleLines(),
        (shown) => shown.includes('@averagingWeightsLeads'),
      );
      assert.ok(lines.includes('@averagingWeightsLeads'), lines.join('\n'));
    });

    test('open the source at its line', async () => {
      await choose('Open source');
      const lines = await eventually(
        () => lectern().visibleLines(),
        (shown) => shown.some((line) => line.startsWith('Averaging Weights Leads to Wider Optima')),
      );
      assert.ok(lines.some((line) => line.startsWith('Averaging Weights Leads to Wider Optima')));
      await lectern().runCommand('View: Close Editor');
    });
  });

  suite('Write', () => {
    test('completes a citation while words are typed, with the card beside the list', async () => {
      await lectern().backInEditor();
      await lectern().press('Enter');
      await lectern().type('Wide valleys were seen by @entr');
      const rows = await eventually(
        () => lectern().suggestions(),
        (shown) => shown[0]?.label === 'entropy-sgd',
      );
      assert.equal(rows[0]?.label, 'entropy-sgd');
      assert.match(rows[0].detail, /Biasing Gradient Descent/);
      await lectern().press('Escape');
      await lectern().press('Backspace', 5);
      await lectern().type('@large batch');
      const words = await eventually(
        () => lectern().suggestions(),
        (shown) => shown[0]?.label === 'largeBatchTraining',
      );
      assert.equal(words[0]?.label, 'largeBatchTraining');
      await lectern().press('Control+Space');
      const card = await eventually(() => lectern().suggestionCard(), Boolean);
      assert.match(card, /Generalization Gap and Sharp Minima/);
      await lectern().press('Escape');
      await lectern().press('Backspace', 'large batch'.length);
      await lectern().type('learning');
      await eventually(
        () => lectern().suggestions(),
        (shown) => shown.length > 5,
      );
      await eventually(() => lectern().suggestionCard(), Boolean);
      await lectern().picture('write-dark');
      await lectern().setTheme('light');
      await lectern().picture('write-light', { x: 346, y: 320, width: 1054, height: 460 });
      await lectern().setTheme('dark');
      await lectern().press('Escape');
      await lectern().press('Backspace', 'learning'.length);
      await lectern().type('large batch');
    });

    test('opens the list again when letters are deleted', async () => {
      const first = (key: string) =>
        eventually(
          () => lectern().suggestions(),
          (shown) => shown[0]?.label === key,
          5_000,
        );
      await lectern().type(' b');
      for (let i = 0; i < 3; i++) {
        await lectern().press('Backspace');
        assert.equal((await first('largeBatchTraining'))[0]?.label, 'largeBatchTraining', `${i + 1} letters deleted`);
      }
      await lectern().type('h');
      assert.equal((await first('largeBatchTraining'))[0]?.label, 'largeBatchTraining');
    });

    test('keeps the list open and right while typing goes on, and then is quiet', async () => {
      for (const letter of ' trai') {
        await lectern().type(letter);
        const rows = await eventually(
          () => lectern().suggestions(),
          (shown) => shown[0]?.label === 'largeBatchTraining',
        );
        assert.equal(rows[0]?.label, 'largeBatchTraining', `after "${letter}"`);
      }
      await lectern().press('Enter');
      await lectern().type(' and more');
      const lines = await eventually(
        () => lectern().visibleLines(),
        (shown) => shown.some((line) => line.endsWith('@largeBatchTraining and more')),
      );
      assert.ok(
        lines.some((line) => line === 'Wide valleys were seen by @largeBatchTraining and more'),
        lines.join('\n'),
      );
      assert.deepEqual(await lectern().suggestions(), []);
    });
  });

  suite('Read', () => {
    test('shows the card of the citation under the mouse', async () => {
      const card = await lectern().hover('largeBatchTraining');
      assert.match(card, /On Large-Batch Training for Deep Learning/);
      assert.match(card, /loss-landscapes\.txt, line \d+/);
      await lectern().picture('read-dark', { x: 346, y: 480, width: 1054, height: 300 });
      await lectern().restMouse();
      await lectern().setTheme('light');
      await lectern().hover('largeBatchTraining');
      await lectern().picture('read-light');
      await lectern().restMouse();
      await lectern().setTheme('high contrast');
      await lectern().hover('largeBatchTraining');
      await lectern().picture('read-high-contrast');
      await lectern().restMouse();
      await lectern().setTheme('dark');
    });
  });

  suite('Sidebar', () => {
    test('shows the library by dump, and cites a paper from its row', async () => {
      await lectern().openContainer('Lectern');
      const dumps = await eventually(
        () => lectern().treeRows('Library'),
        (rows) => rows.length > 0,
      );
      assert.ok(
        dumps.some((row) => /loss-landscapes\.txt.*19 papers/.test(row)),
        dumps.join('\n'),
      );
      await lectern().treeRow('Library', 'loss-landscapes.txt').click();
      const row = lectern().treeRow('Library', 'Deep Double Descent');
      await row.hover();
      await lectern().picture('sidebar-dark');
      await row.locator('.action-label[aria-label^="Cite"]').click();
      const lines = await eventually(
        () => lectern().visibleLines(),
        (shown) => shown.some((line) => line.includes('[@deepDoubleDescent]')),
      );
      assert.ok(
        lines.some((line) => line.includes('[@deepDoubleDescent]')),
        lines.join('\n'),
      );
      await lectern().setTheme('light');
      await lectern().picture('sidebar-light', { x: 0, y: 0, width: 1000, height: 580 });
      await lectern().setTheme('dark');
    });

    test('shows a paper as a page from its context menu', async () => {
      const row = lectern().treeRow('Library', 'Deep Double Descent');
      const page = lectern().page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      const title = page.locator('h1', { hasText: 'Deep Double Descent' });
      // a busy VS Code may close the menu without doing what was clicked
      let isShown = false;
      for (let tries = 0; tries < 4 && !isShown; tries++) {
        await lectern().chooseFromContextMenu(row, 'Show Paper');
        isShown = await title.waitFor({ timeout: 15_000 }).then(
          () => true,
          () => false,
        );
      }
      assert.ok(isShown);
      await lectern().picture('page-dark');
      await lectern().runCommand('View: Close Editor');
    });

    test('opens the source of a paper at its line, coloured', async () => {
      await lectern().treeRow('Library', 'Deep Double Descent').click();
      const lines = await eventually(
        () => lectern().visibleLines(),
        (shown) => shown.some((line) => line.startsWith('Deep Double Descent')),
      );
      assert.ok(lines.some((line) => line.startsWith('Deep Double Descent')));
      await lectern().picture('dump-dark');
    });
  });

  suite('Indexing', () => {
    const status = (pattern: RegExp) =>
      eventually(async () => (await lectern().statusBar()).find((item) => pattern.test(item)) ?? '', Boolean, 60_000);

    test('shows how far it is, can be stopped, and done after all', async () => {
      const large = path.join(lectern().folder, 'papers/large.txt');
      fs.writeFileSync(large, packedPage(syntheticPapers(8000)));
      assert.match(await status(/^[\d,]+ of [\d,]+ papers$/), /of 8,000 papers$/);
      await lectern().picture('indexing-dark');
      await lectern().statusBarItem('Lectern').click();
      // stopped: what was read is known, and waits for a click
      assert.match(await status(/stopped/), /^8,074 papers \(stopped\)$/);
      await lectern().statusBarItem('Lectern').click();
      assert.match(await status(/^8,074 papers$/), /^8,074 papers$/);
      fs.rmSync(large);
      assert.match(await status(/^74 papers$/), /^74 papers$/);
    });
  });

  suite('Problems', () => {
    test('are shown at the file that cannot be read', async () => {
      fs.writeFileSync(path.join(lectern().folder, 'papers/picture.txt'), Buffer.alloc(5000, 3));
      const rows = await eventually(
        () => lectern().problems(),
        (shown) => shown.some((row) => row.includes('picture.txt')),
      );
      assert.ok(
        rows.some((row) => row.includes('picture.txt')),
        rows.join('\n'),
      );
      assert.deepEqual(await lectern().notifications(), []);
    });
  });
});

suite('Lectern without papers', () => {
  const empty = path.resolve('out/empty-workspace');
  fs.mkdirSync(empty, { recursive: true });
  const lectern = useWorkbench({ sample: empty });

  test('says what to do, and creates a sample library', async () => {
    await lectern().openContainer('Lectern');
    const view = lectern().view('Library');
    await view.locator('text=There are no papers here yet.').waitFor();
    await lectern().picture('welcome-dark');
    await view.locator('text=Create Sample Library').click();
    const dumps = await eventually(
      () => lectern().treeRows('Library'),
      (rows) => rows.length > 0,
    );
    assert.ok(
      dumps.some((row) => row.includes('classics.txt')),
      dumps.join('\n'),
    );
    assert.ok(fs.existsSync(path.join(lectern().folder, 'welcome.md')));
    await lectern().picture('sample-library-dark');
  });
});

/** Without the marks. */
function plain(text: string): string {
  return text.replaceAll('\u0332', '');
}
