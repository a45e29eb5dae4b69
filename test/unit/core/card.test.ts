import assert from 'node:assert/strict';
import { card, page, type CardLinks } from '../../../src/core/card';
import type { Paper } from '../../../src/core/paper';

const paper: Paper = {
  id: 'x',
  citekey: 'yolov9',
  aliases: [],
  title: 'YOLOv9: <b>Learning</b> [x](command:workbench.action.quit)',
  abstract: `${'The first sentence is here. '.repeat(40)}The end.`,
  author: [{ given: 'Ada', family: 'Lovelace' }],
  year: 2024,
  links: ['https://github.com/x/y'],
  sources: [{ file: 'file:///papers/a.txt', line: 11 }],
};

const links: CardLinks = {
  command: (command, argument) => `command:lectern.${command}?${encodeURIComponent(JSON.stringify([argument]))}`,
  fileName: (file) => file.replace('file:///', ''),
};

suite('A card', () => {
  test('shows what the paper is', () => {
    const text = card(paper, links);
    assert.ok(text.includes('`@yolov9` · Ada Lovelace · 2024'));
    assert.ok(text.includes('](https://github.com/x/y)'));
    assert.ok(text.includes('papers\\/a\\.txt, line 11'));
  });

  test('shows the title of a volume with that of all volumes', () => {
    const volume = { ...paper, title: 'All Animals', volumeTitle: 'On Cats' };
    assert.ok(card(volume, links).startsWith('**All Animals\\. On Cats**'), card(volume, links));
    assert.ok(card(volume, links).includes(encodeURIComponent('All Animals. On Cats')));
    assert.ok(page(volume, links.fileName).startsWith('# All Animals\\. On Cats\n'));
  });

  test('cuts a long abstract at a sentence and offers the rest', () => {
    const text = card(paper, links);
    assert.match(text, /The first sentence is here\\\. \[more\]\(command:lectern\.showPaper/);
    assert.ok(!text.includes('The end'));
    assert.ok(page(paper, links.fileName).includes('The end'));
  });

  test('runs no command that a dump names', () => {
    for (const text of [card(paper, links), page(paper, links.fileName)]) {
      assert.ok(!text.includes('](command:workbench'));
      assert.ok(!text.includes('<b>'));
    }
  });

  test('shows keys as they are', () => {
    const text = card({ ...paper, citekey: 'a`b', aliases: ['](x)'] }, links);
    assert.ok(text.includes('``@a`b`` `@](x)`'), text);
  });

  test('says so when there is no abstract', () => {
    assert.ok(card({ ...paper, abstract: '' }, links).includes('has no abstract'));
  });

  test('keeps a long list of sources short', () => {
    const sources = Array.from({ length: 9 }, (_, i) => ({ file: `file:///papers/${i}.txt`, line: 1 }));
    assert.ok(card({ ...paper, sources }, links).includes('and 6 more'));
  });
});
