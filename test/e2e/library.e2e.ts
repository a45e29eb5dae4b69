// The library as its user sees it: faulty files, the bibliography that citing writes, the report, and the next start.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './useWorkbench';
import { eventually } from './workbench';

const note = 'notes/flat-minima.md';

const faulty = `@article{kaluza2019,
  title = {Wind and Sand: On Dunes that Wander},
  author = {Kaluza, Ada and van der Berg, Piet},
  journal = {Journal of Dunes},
  year = {2019},
  doi = {10.1000/dunes.1}
}

@book{unclosed,
  title = {A Book without an End,
  year = 2001
}

@inproceedings{berg2021,
  title = {Dunes that {Sing}},
  author = {van der Berg, Piet},
  booktitle = {Proceedings of Sand},
  year = {2021}
}
`;

suite('The library', () => {
  const lectern = useWorkbench({ file: note });
  const inFolder = (name: string) => path.join(lectern().folder, name);

  suiteSetup(async () => {
    fs.writeFileSync(path.join(lectern().folder, 'papers/dunes.bib'), faulty);
    const status = await eventually(
      () => lectern().statusBar(),
      (items) => items.includes('76 papers'),
      40_000,
    );
    assert.ok(status.includes('76 papers'), status.join(' | '));
  });

  test('tells of a bad record at its line, and has the others', async () => {
    await lectern().openFile('dunes.bib');
    const rows = await eventually(
      () => lectern().problems(),
      (shown) => shown.some((row) => row.includes('never closed')),
    );
    const mine = rows.filter((row) => row.includes('never closed'));
    assert.equal(mine.length, 1, rows.join('\n'));
    assert.match(mine[0]!, /\[Ln 9,/);
    await lectern().picture('problems-dark');
    await lectern().press('Control+j');
    await lectern().runCommand('View: Close Editor');
  });

  test('writes what is cited to the bibliography, and takes it out when that is undone', async () => {
    await lectern().openFile(note);
    await lectern().goToEndOfLine();
    await lectern().press('Enter');
    await lectern().type('Dunes wander @wind sand');
    await eventually(
      () => lectern().suggestions(),
      (rows) => rows[0]?.label === 'kaluza2019',
    );
    await lectern().press('Enter');
    const entry = await eventually(() => read(inFolder('references.bib')), Boolean);
    assert.match(entry, /^@article\{kaluza2019,/);
    await lectern().picture('cited-dark');
    await lectern().openFromExplorer('references.bib');
    await lectern().picture('bibliography-dark');
    await lectern().runCommand('View: Close Editor');
    await lectern().openFile(note);
    await lectern().press('Control+z', 2);
    await eventually(
      () => Promise.resolve(fs.existsSync(inFolder('references.bib'))),
      (there) => !there,
    );
    assert.ok(!fs.existsSync(inFolder('references.bib')), 'the file goes with the citation that it came with');
  });

  test('shows a report that says why nothing is suggested', async () => {
    await lectern().goToEndOfLine();
    await lectern().press('Enter');
    await lectern().type('`code @dunes`');
    await lectern().press('ArrowLeft');
    await lectern().runCommand('Lectern: Show Library Report');
    const report = await reported('Files');
    assert.match(report, /in code/);
    assert.match(report, /dunes\.bib/);
    await lectern().picture('report-dark');
    await lectern().setTheme('light');
    await lectern().picture('report-light', { x: 352, y: 70, width: 1040, height: 600 });
    await lectern().setTheme('dark');
    await lectern().runCommand('View: Close Editor');
  });

  test('is there at once at the next start', async () => {
    const kept = () => Promise.resolve(lectern().hasKeptLibrary());
    assert.ok(await eventually(kept, Boolean, 30_000), 'the library is kept');
    await lectern().reload();
    const status = await eventually(
      () => lectern().statusBar(),
      (items) => items.includes('76 papers'),
      40_000,
    );
    assert.ok(status.includes('76 papers'), status.join(' | '));
    const rows = await eventually(
      () => lectern().problems(),
      (shown) => shown.some((row) => row.includes('never closed')),
    );
    assert.ok(
      rows.some((row) => row.includes('never closed')),
      'problems are kept as well',
    );
    await lectern().press('Control+j');
    await lectern().runCommand('Lectern: Show Library Report');
    assert.match(await reported('Library'), /as it had been kept on disk/);
  });

  /** The report's text, once it has this heading. */
  async function reported(heading: string): Promise<string> {
    const page = lectern().page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await page.locator('h2', { hasText: heading }).first().waitFor();
    return page.locator('body').innerText();
  }
});

function read(file: string): Promise<string> {
  return Promise.resolve(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
}
