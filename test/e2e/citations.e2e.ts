// What Lectern knows about citations, as one comes upon it while writing: by the keyboard alone, with pictures.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './useWorkbench';
import { eventually, type Part } from './workbench';

const note = 'notes/flat-minima.md';
const draft = 'notes/workshop.md';
const bibliography = 'papers/sharpness.bib';

const entry = `@inproceedings{asam,
  title = {ASAM: Adaptive Sharpness-Aware Minimization for Scale-Invariant Learning of Deep Neural Networks},
  author = {Kwon, Jungmin and Kim, Jeongseop and Park, Hyunseo and Choi, In Kwon},
  year = {2021}
}
`;

const paragraphs = `# Two paragraphs for the workshop

Sharpness changes when weights are scaled, although the function stays the same [@sharpMinimaGeneralize]. A measure that
does not see the scale is needed, and there is one [@asam, sec. 3; @surrogateGapMinimization].

## What we would show

Curves for three networks, drawn as in @asam, and the same without normalization.
`;

suite('Citations', () => {
  const lectern = useWorkbench({ file: note });
  const inFolder = (file: string) => path.join(lectern().folder, file);
  const read = (file: string) => fs.promises.readFile(inFolder(file), 'utf8');

  suiteSetup(async () => {
    fs.writeFileSync(inFolder(bibliography), entry);
    fs.writeFileSync(inFolder(draft), paragraphs);
    const status = await eventually(
      () => lectern().statusBar(),
      (items) => items.includes('74 papers'),
      40_000,
    );
    assert.ok(status.includes('74 papers'), status.join(' | '));
  });

  /** Takes a picture in the light theme too. */
  const pictures = async (name: string, parts: { readonly dark?: Part; readonly light?: Part } = {}) => {
    await lectern().restMouse();
    await lectern().picture(`${name}-dark`, parts.dark);
    await lectern().setTheme('light');
    await lectern().picture(`${name}-light`, parts.light);
    await lectern().setTheme('dark');
  };

  test('the card says which part is meant, and where else the paper is cited', async () => {
    await lectern().goTo(47, '[-@as'.length);
    const card = await lectern().hoverAtCursor();
    assert.match(card, /^ASAM: Adaptive Sharpness-Aware Minimization/);
    assert.match(
      card,
      /section 3\s+·\s+Cited here 2 times, and in notes\/workshop\.md \(Two paragraphs for the workshop\)/,
    );
    // the mouse, and another theme, take the card away
    await lectern().picture('cited-in-dark');
    await lectern().setTheme('light');
    await lectern().hoverAtCursor();
    await lectern().picture('cited-in-light');
    await lectern().setTheme('dark');
    await lectern().press('Escape');
  });

  test('locators are offered after a key, with a place for the number', async () => {
    await lectern().goToEndOfLine();
    await lectern().press('Enter');
    await lectern().type('[@asam');
    await lectern().press('Escape');
    await lectern().type(', ');
    const labels = async () => (await lectern().suggestions()).map(({ label }) => label);
    const all = await eventually(labels, (shown) => shown[3] === 'sec.');
    assert.deepEqual(all.slice(0, 4), ['p.', 'pp.', 'chap.', 'sec.']);
    await pictures('locators');
    await lectern().type('s');
    const narrowed = await eventually(labels, (shown) => shown[0] === 'sec.');
    assert.equal(narrowed[0], 'sec.');
    await lectern().press('Enter');
    await lectern().type('3');
    await lectern().press('Tab');
    await lectern().type(' and 4]');
    await shows(/^\[@asam, sec\. 3 and 4]$/m);
    await lectern().press('Shift+Home');
    await lectern().press('Backspace', 2);
    await lectern().press('Control+s');
  });

  test('where a paper is cited is one key away, in all notes', async () => {
    await lectern().openFile(draft);
    await lectern().goTo(8, 'Curves for three networks, drawn as in @as'.length);
    const rows = await lectern().peekReferences();
    for (const row of [
      'flat-minima.mdnotes 2',
      'workshop.mdnotes 2',
      'loss-landscapes.txtpapers 1',
      'sharpness.bibpapers 1',
    ]) {
      assert.ok(rows.includes(row), rows.join('\n'));
    }
    await pictures('references', { dark: { x: 340, y: 36, width: 935, height: 566 } });
    await lectern().press('Escape');
  });

  test('a key is renamed in every note and file, and that can be undone', async () => {
    const files = async () => (await Promise.all([draft, note, bibliography].map(read))).join('\n');
    const before = await files();
    await lectern().openFile(draft);
    await lectern().goTo(8, 'Curves for three networks, drawn as in @as'.length);
    assert.equal(await lectern().rename('kwon2021', 'rename-dark'), 'asam');
    const renamed = await eventually(files, (text) => text.split('kwon2021').length > 5);
    assert.equal(renamed, before.replaceAll('@asam', '@kwon2021').replace('{asam,', '{kwon2021,\n  ids = {asam},'));
    await lectern().picture('renamed-dark');
    await lectern().press('Control+z');
    assert.equal(await eventually(files, (text) => text === before), before);
  });

  test('an unknown key is told, and mended from the keyboard', async () => {
    await lectern().openFile(note);
    await lectern().goToEndOfLine();
    await lectern().press('Enter');
    await lectern().type('Which of the definitions survive rescaling [@sharpMinimaGeneralise');
    await lectern().press('Escape');
    await lectern().type(']?');
    const message = await lectern().goToError();
    assert.equal(message, 'No paper has the key @sharpMinimaGeneralise.Lectern(unknown-key)');
    await lectern().picture('unknown-key-dark');
    await lectern().press('Escape');
    const fixes = await lectern().quickFixes();
    assert.match(fixes[0] ?? '', /^Change to @sharpMinimaGeneralize: Sharp Minima Can Generalize/);
    await pictures('quick-fix', { light: { x: 346, y: 176, width: 1054, height: 310 } });
    await lectern().press('Enter');
    await shows(/^Which of the definitions survive rescaling \[@sharpMinimaGeneralize]\?$/m);
  });

  test('papers are added to a citation in a list, with what it will be', async () => {
    await lectern().openFile(draft);
    await lectern().goTo(4, 'does not see the scale is needed, and there is one [@as'.length);
    await lectern().press('Control+Shift+F8');
    const title = (what: RegExp) =>
      eventually(
        () => lectern().quickInputTitle(),
        (shown) => what.test(shown),
      );
    const now = /^Edit Citation: \[@asam, sec\. 3; @surrogateGapMinimization]$/;
    assert.match(await title(now), now);
    await lectern().type('asymmetric valeys');
    const then = /^Edit Citation: \[@asam, sec\. 3; @surrogateGapMinimization; @asymmetricValleys\w*]$/;
    assert.match(await title(then), then);
    await pictures('edit-citation', { light: { x: 398, y: 0, width: 608, height: 249 } });
    await lectern().press('Enter');
    await shows(/ is one \[@asam, sec\. 3; @surrogateGapMinimization;\s@asymmetricValleys\w*]\.$/m);
  });

  /** Waits until the active editor shows such a text. */
  async function shows(text: RegExp): Promise<void> {
    const lines = await eventually(
      async () => (await lectern().visibleLines()).join('\n'),
      (shown) => text.test(shown),
    );
    assert.match(lines, text);
  }
});
