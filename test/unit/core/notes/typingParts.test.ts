import assert from 'node:assert/strict';
import fc from 'fast-check';
import { locatorTypingAt, nextCitationAt } from '../../../../src/core/notes/typing/typingParts';
import { markdownText } from './markdownTexts';

const at = (marked: string): [text: string, offset: number] => [marked.replace('¦', ''), marked.indexOf('¦')];

suite('A locator may be typed', () => {
  const rows: [marked: string, typed: string, isTight?: boolean][] = [
    ['[@a,¦]', '', true],
    ['[@a, ¦]', ''],
    ['[@a, ¦', ''],
    ['[@a, ch¦]', 'ch'],
    ['[@a, p.¦]', 'p.'],
    ['[see @a, ¦; @b]', ''],
    ['[@a; -@b, ¦]', ''],
    ['[@a; @{c.}, ¦]', ''],
    ['@a [¦]', ''],
    ['@a [¦', ''],
    ['@a [p¦]', 'p'],
    ['- in a list [@a, ¦]', ''],
    ['> quoted [@a, ¦]', ''],
    ['[@a,¦ ]', '', true],
  ];
  for (const [marked, typed, isTight = false] of rows) {
    test(marked, () => {
      const start = marked.indexOf('¦') - typed.length;
      assert.deepEqual(locatorTypingAt(...at(marked)), { start, typed, isTight });
    });
  }
});

suite('No locator may be typed', () => {
  const rows = [
    '@a, ¦',
    'As @a,¦',
    '(see @a, ¦)',
    '[see, ¦ @a]',
    '[@a ¦]',
    '[@a, see, ¦]',
    '[@a, p. ¦]',
    '[@a, ¦ p. 3]',
    '[@a;¦]',
    '[text, ¦]',
    '[text](@a, ¦)',
    '[@a, ¦](https://example.org)',
    '`[@a, ¦]`',
    '$[@a, ¦]$',
    '@a [x] [¦]',
    'words [¦]',
    '---\ntitle: "[@a, ¦]"\n---\n',
  ];
  for (const marked of rows) test(marked, () => assert.equal(locatorTypingAt(...at(marked)), undefined));
});

suite('A further citation may be typed', () => {
  const rows: [marked: string, isTight: boolean, beside: readonly string[]][] = [
    ['[@a;¦]', true, ['a']],
    ['[@a; ¦]', false, ['a']],
    ['[@a; ¦', false, ['a']],
    ['[see @a, p. 3; -@b;¦]', true, ['a', 'b']],
    ['[@a; ¦; @b]', false, ['a', 'b']],
    ['@a [p. 3; ¦]', false, ['a']],
    ['# On [@a;¦]', true, ['a']],
  ];
  for (const [marked, isTight, beside] of rows) {
    test(marked, () => assert.deepEqual(nextCitationAt(...at(marked)), { isTight, beside }));
  }
});

suite('No further citation may be typed', () => {
  const rows = [
    'As @a;¦',
    'As @a; ¦',
    '[text;¦]',
    '[@a]; ¦',
    '[@a;  ¦]',
    '[@a;¦ @b]',
    '[@a; see ¦]',
    '[@a, p. 3¦]',
    '`[@a;¦]`',
    '```\n[@a;¦]\n```',
    '[@a;¦](https://example.org)',
    '<!-- [@a;¦] -->',
  ];
  for (const marked of rows) test(marked, () => assert.equal(nextCitationAt(...at(marked)), undefined));

  test('both may be asked about at any place in any text', () => {
    fc.assert(
      fc.property(markdownText, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const locator = locatorTypingAt(text, offset);
        if (locator) assert.ok(text.slice(0, offset).endsWith(locator.typed) && /[,[]/.test(text.slice(0, offset)));
        if (nextCitationAt(text, offset)) assert.match(text.slice(0, offset), /;[ \t]?$/);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
