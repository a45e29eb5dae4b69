// Citations that are put together in a list, and such that are pasted, by the keyboard alone, with pictures.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './useWorkbench';
import { eventually } from './workbench';

const note = 'notes/flat-minima.md';
const entry = '@article{marmot2021,\n  title =  {Marmots Whistle at Dawn},\n  doi = {10.1000/marmot.1}, year = 2021\n}';

suite('Inserting a citation', () => {
  const lectern = useWorkbench({ file: note });

  suiteSetup(async () => {
    const status = await eventually(
      () => lectern().statusBar(),
      (items) => items.some((item) => /^\d+ papers$/.test(item)),
      40_000,
    );
    assert.ok(status.some((item) => /^\d+ papers$/.test(item)));
    await lectern().goToEndOfLine();
    await lectern().press('Enter');
  });

  /** The rows of the list once they are as expected. */
  const rows = async (what: RegExp, row = 0) => {
    const found = await eventually(
      () => lectern().quickPickRows(),
      (shown) => what.test(plain(shown[row] ?? '')),
    );
    assert.match(plain(found[row] ?? ''), what);
  };
  /** What Enter would insert. */
  const titled = async (what: RegExp) => {
    const title = await eventually(
      () => lectern().quickInputTitle(),
      (shown) => what.test(shown),
    );
    assert.match(title, what);
  };
  const shows = async (line: RegExp) => {
    const lines = await eventually(
      () => lectern().visibleLines(),
      (all) => all.some((one) => line.test(one)),
    );
    assert.ok(
      lines.some((one) => line.test(one)),
      lines.join('\n'),
    );
  };

  test('takes several papers and a locator', async () => {
    await lectern().press('Control+Shift+F8');
    await lectern().quickInput().waitFor();
    await lectern().type('averaging weights;linear mode connectivity');
    await rows(/@averagingWeightsLeads/);
    await rows(/@linearModeConnectivity/, 1);
    // what is typed last is answered last, with a list that is drawn anew
    await lectern().quickPickSettled();
    // to the paper on top, the list, and the first button of the row
    await lectern().press('ArrowUp');
    await titled(/: \[@averagingWeightsLeads]$/);
    await lectern().toRowButton();
    await lectern().press('Enter');
    await rows(/^p\. …/, 1);
    await lectern().type('33');
    await rows(/^p\. 33/);
    await lectern().picture('insert-locator-dark');
    await lectern().press('Enter');
    await titled(/@averagingWeightsLeads, p\. 33]$/);
    await lectern().press('ArrowDown');
    await titled(/; @linearModeConnectivity]$/);
    await lectern().picture('insert-citation-dark');
    await lectern().setTheme('light');
    await lectern().picture('insert-citation-light');
    await lectern().setTheme('dark');
    await lectern().press('Enter');
    await shows(/^\[@averagingWeightsLeads, p\. 33; @linearModeConnectivity]$/);
  });

  test('edits the citation that the cursor is in', async () => {
    await lectern().backInEditor();
    await lectern().press('Control+Shift+F8');
    await rows(/@linearModeConnectivity/, 1);
    await titled(/^Edit Citation: \[@averagingWeightsLeads, p\. 33; @linearModeConnectivity]$/);
    await lectern().quickPickSettled();
    await lectern().press('ArrowDown');
    // the second button moves it up
    await lectern().toRowButton();
    await lectern().press('ArrowRight');
    await lectern().press('Enter');
    await titled(/\[@linearModeConnectivity; @averagingWeightsLeads, p\. 33]$/);
    await lectern().press('Enter');
    await shows(/^\[@linearModeConnectivity; @averagingWeightsLeads, p\. 33]$/);
    await lectern().backInEditor();
    await lectern().press('End');
    await lectern().press('Enter');
  });

  test('a button takes a paper, and Enter takes no other one', async () => {
    await lectern().press('Control+Shift+F8');
    await lectern().quickInput().waitFor();
    await lectern().type('weight averaging');
    await rows(/@\w/, 1);
    await lectern().quickPickSettled();
    await lectern().press('ArrowDown');
    const second = /@\w+/.exec(plain((await lectern().quickPickRows())[1] ?? ''))?.[0] ?? 'none';
    await titled(new RegExp(`: \\[${second}]$`));
    await lectern().toRowButton();
    await lectern().press('Enter');
    // what is chosen comes first
    await rows(new RegExp(second));
    await lectern().quickPickSettled();
    await titled(new RegExp(`: \\[${second}]$`));
    await lectern().press('Enter');
    await shows(new RegExp(`^\\[${second}]$`));
    await lectern().backInEditor();
    await lectern().press('End');
    await lectern().press('Enter');
  });

  test('queries complete behind a semicolon, and say what is wrong', async () => {
    await lectern().press('Control+Shift+F8');
    await lectern().quickInput().waitFor();
    await lectern().type('linear mode connectivity;zzzzzz ye');
    await eventually(
      () => lectern().quickPickRows(),
      (shown) => shown.some((row) => row.startsWith('year:')),
    );
    await lectern().quickPickSettled();
    // no paper matches: below what is chosen
    await lectern().press('ArrowDown');
    await lectern().press('Enter');
    await eventually(
      () => lectern().quickInputValue(),
      (value) => value === 'linear mode connectivity;zzzzzz year:',
    );
    await lectern().press('End');
    await lectern().type('soon');
    await titled(/@linearModeConnectivity.* · year: .*"soon"/);
    await lectern().press('Escape');
  });

  suite('by pasting', () => {
    let before = 0;
    /** How many papers the status bar tells. */
    const papers = async () =>
      Number((await lectern().statusBar()).flatMap((item) => /^\d+(?= papers$)/.exec(item) ?? [])[0]);

    suiteSetup(async () => {
      before = await eventually(papers, (count) => count > 0);
    });

    /** Pastes a text, and then chooses an edit from the menu that VS Code shows beside it. */
    const pasteAs = async (text: string, title: RegExp, picture?: string) => {
      await lectern().copy(text);
      await lectern().press('Control+v');
      await lectern().pasteMenu(title, picture);
    };

    test('a new entry is added to the bibliography, and cited', async () => {
      await pasteAs(entry, /^Add to references\.bib and cite \[@marmot2021]/, 'paste-citation');
      await shows(/^\[@marmot2021]$/);
      const file = path.join(lectern().folder, 'references.bib');
      const text = await eventually(
        () => fs.promises.readFile(file, 'utf8').catch(() => ''),
        (held) => held.includes('marmot2021'),
      );
      assert.ok(text.endsWith(`\n\n${entry}\n`), text);
    });

    test('the address of a paper that is known becomes its citation', async () => {
      // the library has read the bibliography
      const more = await eventually(papers, (count) => count > before);
      assert.equal(more, before + 1);
      await lectern().press('End');
      await lectern().press('Enter');
      await pasteAs('https://doi.org/10.1000/MARMOT.1', /^Paste as citation \[@marmot2021]/);
      await shows(/^\[@marmot2021]$/);
    });
  });

  // after what is pasted: it is in the bibliography by then
  suite('by dragging', () => {
    test('a paper out of the library view cites it where it is dropped', async () => {
      await lectern().openContainer('Lectern');
      const files = await eventually(
        () => lectern().treeRows('Library'),
        (all) => all.some((row) => row.startsWith('references.bib')),
      );
      assert.ok(
        files.some((row) => row.startsWith('references.bib')),
        files.join('\n'),
      );
      await lectern().treeRow('Library', 'references.bib').click();
      const paper = lectern().treeRow('Library', 'Marmots Whistle at Dawn');
      await paper.waitFor();
      const before = (await lectern().visibleLines()).filter((line) => line.includes('@marmot2021')).length;
      await lectern().dragIntoEditor(paper);
      const lines = await eventually(
        () => lectern().visibleLines(),
        (all) => all.filter((line) => line.includes('[@marmot2021]')).length === before + 1,
      );
      assert.equal(lines.filter((line) => line.includes('@marmot2021')).length, before + 1, lines.join('\n'));
    });
  });
});

/** Without the marks of what matched. */
function plain(text: string): string {
  return text.replace(/\u0332/g, '');
}
