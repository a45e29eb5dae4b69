import assert from 'node:assert/strict';
import { parseNote } from '../../../../../src/core/notes/note';
import { typingAt } from '../../../../../src/core/notes/typing/typing';

const wikilinks = { wikilinks: true };

suite('Wikilinks', () => {
  /** Each with its key, and the text of the citation where that is not all. */
  const rows: readonly (readonly [text: string, key: string, cited?: string])[] = [
    ['[[@a]]', 'a'],
    ['[[@vaswani2017.v2]]', 'vaswani2017.v2'],
    ['[[@DBLP:conf/nips/V17]]', 'DBLP:conf/nips/V17'],
    ['[[@a|shown text (2017)]]', 'a'],
    ['[[@a#heading]]', 'a'],
    ['[[@a#A heading, with more|shown]]', 'a'],
    ['[[@a#^blk]]', 'a'],
    ['[[@a^blk]]', 'a'],
    ['[[@a.md]]', 'a'],
    ['[[@a.md#heading]]', 'a'],
    ['[[papers/@a]]', 'a'],
    ['[[../my papers/2017/@a.md|A]]', 'a'],
    ['![[@a]]', 'a', '[[@a]]'],
    ['![[@a#^blk|300]]', 'a', '[[@a#^blk|300]]'],
    ['*see [[@a]]*, and', 'a', '[[@a]]'],
    ['x[^1]\n\n[^1]: [[@a]]', 'a', '[[@a]]'],
    ['| x |\n|---|\n| [[@a\\|shown]] |', 'a', '[[@a\\|shown]]'],
    ['[[@müller2020]]', 'müller2020'],
  ];
  for (const [text, key, cited = text] of rows) {
    test(`${JSON.stringify(text)} cites ${key}`, () => {
      const { citations, clusters } = parseNote(text, wikilinks);
      assert.deepEqual(
        citations.map((one) => [one.key, one.syntax, one.mode, text.slice(one.start, one.end)]),
        [[key, 'wikilink', 'NormalCitation', cited]],
      );
      assert.equal(text.slice(citations[0]?.keyStart, citations[0]?.keyEnd), key);
      assert.equal(clusters.length, 0);
    });
  }

  for (const text of [
    '[[a]]',
    '[[a@b]]',
    '`[[@a]]`',
    '```\n[[@a]]\n```',
    '    [[@a]]',
    '$[[@a]]$',
    '[[@]]',
    '[[@.md]]',
  ]) {
    test(`${JSON.stringify(text)} cites nobody`, () => assert.equal(parseNote(text, wikilinks).citations.length, 0));
  }

  for (const text of [
    '[[@a; @b]]',
    '[[@a, p. 3]]',
    '[[see @a]]',
    '[[-@a]]',
    '[[@{a}]]',
    '\\[[@a]]',
    '[[@a]',
    '[@a]]',
  ]) {
    test(`${JSON.stringify(text)} is as without the setting`, () => {
      assert.deepEqual(parseNote(text, wikilinks), parseNote(text));
    });
  }

  test('beside citations of other forms', () => {
    const text = '[see [[@a]]; @b] [[@c]] \\cite[see [[@x]]]{d} @e';
    assert.deepEqual(
      parseNote(text, { latex: true, wikilinks: true }).citations.map(({ key, syntax }) => [key, syntax]),
      [
        ['a', 'wikilink'],
        ['b', 'pandoc'],
        ['c', 'wikilink'],
        ['e', 'pandoc'],
      ],
    );
  });

  test('are typed up to the end of the key, in folders and embedded too', () => {
    for (const marked of [
      '[[@hes¦]]',
      '[[papers/@hes¦]]',
      '![[@hes¦]]',
      '[[@hes¦|shown]]',
      '[[@hes¦#heading]]',
      '[[@hes¦',
    ]) {
      const text = marked.replace('¦', '');
      const found = typingAt(text, marked.indexOf('¦'), wikilinks);
      assert.equal(found?.typed, 'hes', marked);
      assert.equal(text.slice(found.start, found.end), '@hes', marked);
    }
    for (const marked of ['[[@a#hea¦]]', '[[@a|sho¦]]', '[[@a^bl¦]]', '[[@a]] hes¦', '[[@a.md¦]]']) {
      assert.equal(typingAt(marked.replace('¦', ''), marked.indexOf('¦'), wikilinks), undefined, marked);
    }
  });

  test('in time that grows with the text alone', () => {
    for (const piece of ['[[@', '[[@a|', '[[a/', '![[@a#', '[[@a']) {
      assert.doesNotThrow(() => parseNote(piece.repeat(5000), wikilinks));
    }
  }).timeout(60_000);
});
