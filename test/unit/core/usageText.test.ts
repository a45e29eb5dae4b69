import assert from 'node:assert/strict';
import type { CardLinks } from '../../../src/core/card';
import { choicesText } from '../../../src/core/choicesText';
import { locatorText } from '../../../src/core/locatorText';
import type { CitedNote } from '../../../src/core/notes/citationIndex';
import { usageText } from '../../../src/core/usageText';

const links: CardLinks = {
  command: (command, argument) => `${command}:${JSON.stringify(argument)}`,
  fileName: (file) => file,
};

/** A note that cites at these lines, under one heading. */
function citing(note: string, time: number, lines: readonly number[], heading = ''): CitedNote {
  const place = { key: 'k', character: 0, endCharacter: 2, keyCharacter: 1, keyEndCharacter: 2, heading };
  return { note, time, places: lines.map((line) => ({ ...place, line })) };
}

const told = (cited: readonly CitedNote[], note?: string) =>
  usageText(cited, note === undefined ? {} : { note }, links);

suite('Where a work is cited', () => {
  test('is told for a citation, the latest note first, with links that open the first place', () => {
    const cited = [citing('a', 1, [4], 'Intro'), citing('here', 9, [1, 2, 3]), citing('b', 2, [7, 8])];
    assert.equal(
      told(cited, 'here'),
      'Cited here 3 times, and in [b](openSource:{"file":"b","line":8}), [a (Intro)](openSource:{"file":"a","line":5})',
    );
    assert.match(told([citing('here', 9, [1]), citing('a', 1, [1])], 'here'), /^Also cited in \[a\]/);
    assert.equal(told([citing('here', 9, [1, 2])], 'here'), 'Cited here 2 times');
  });

  test('is told for a record', () => {
    assert.match(told([citing('a', 1, [0])]), /^Cited in \[a\]/);
    assert.equal(told([]), '');
  });

  test('says nothing where this citation is the only one', () => {
    assert.equal(told([citing('here', 1, [3])], 'here'), '');
  });

  test('names a few notes only', () => {
    const many = Array.from({ length: 16 }, (_, i) => citing(`n${i}`, i, [0]));
    assert.match(told(many), /^Cited in \[n15\][^\n]*\[n13\][^[]*, and 13 more$/);
  });

  test('shows names and headings as plain text, and not all of a long heading', () => {
    const text = told([citing('[x](y)', 1, [0], `<b>*Bold*</b> $(trash) ${'long '.repeat(30)}`)]);
    assert.ok(text.includes('\\[x\\]\\(y\\)') && text.includes('\\*Bold\\*'), text);
    assert.ok(!text.includes('<b>') && text.length < 250 && text.includes('…'), text);
  });
});

suite('A locator', () => {
  test('is told as it is understood', () => {
    assert.equal(locatorText({ label: 'page', value: '33-35' }), 'page 33–35');
    assert.equal(locatorText({ label: 'chapter', value: 'iv--vi, *3*' }), 'chapter iv–vi\\, \\*3\\*');
    assert.equal(locatorText({ label: 'page', value: '' }), '');
  });
});

suite('The papers that a key may mean', () => {
  test('are listed with the keys that name them', () => {
    const text = choicesText(
      [
        { citekey: 'smith2020', title: 'On [Things](x)', byline: 'Smith 2020' },
        { citekey: 'untitled', title: '', byline: '' },
      ],
      links,
    );
    assert.match(text, /^This key may mean any of 2 papers:/);
    assert.ok(text.includes('[On \\[Things\\]\\(x\\)](showPaper:"smith2020")  \n  `@smith2020` · Smith 2020'), text);
    assert.ok(text.includes('[untitled](showPaper:"untitled")'), text);
  });

  test('whatever keys they have', () => {
    const text = choicesText([{ citekey: 'a`](x) ``[', title: 'T', byline: '' }], links);
    assert.ok(text.endsWith('\n  ```@a`](x) ``[```'), text);
  });

  test('are not too many', () => {
    const choices = Array.from({ length: 30 }, (_, i) => ({ citekey: `k${i}`, title: `T${i}`, byline: '' }));
    assert.match(choicesText(choices, links), /- and 22 more$/);
  });
});
