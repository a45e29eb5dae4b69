import assert from 'node:assert/strict';
import fc from 'fast-check';
import { enclosureAt } from '../../../../src/core/notes/enclosure';
import { markdownText } from './markdownTexts';

/** What the bar in a text stands in, as it is written there. */
function around(marked: string): string | undefined {
  const text = marked.replace('¦', '');
  const found = enclosureAt(text, marked.indexOf('¦'));
  return found && `${found.kind}: ${text.slice(found.start, found.end)}`;
}

suite('What an offset stands in that is no prose', () => {
  const rows: readonly [marked: string, expected: string | undefined][] = [
    ['a `b¦` c', 'code: `b`'],
    ['a `b`¦ c', undefined],
    ['- a\n\n      b¦', 'code: b'],
    ['a $x\ny¦$', 'formula: $x\ny$'],
    ['| a | b |\n|---|---|\n| `c¦` | $d$ |', 'code: `c`'],
    ['| a | b |\n|---|---|\n| `c` | $d¦$ |', 'formula: $d$'],
    ['*a [b¦](c) d*', 'link: [b](c)'],
    ['[`b¦`](c)', 'link: [`b`](c)'],
    ['[see `b¦` @c]', 'code: `b`'],
    ['[see ¦b @c]', undefined],
    ['[b¦]', undefined],
    ['[b¦]\n\n[b]: c', 'link: [b]'],
    ['[b]: c¦', 'link: [b]: c'],
    ['<https://a.b/¦c>', 'link: <https://a.b/c>'],
    ['a <span title="¦">b</span>', 'html: <span title="">'],
    ['a <span>¦b</span>', undefined],
    ['<div>\n¦b\n</div>', undefined],
    ['> <!-- a¦ -->', 'html: <!-- a -->'],
    ['# a `b¦` {#c}', 'code: `b`'],
    ['a¦', undefined],
    ['', undefined],
  ];
  for (const [marked, expected] of rows) {
    test(JSON.stringify(marked), () => assert.equal(around(marked), expected));
  }

  test('holds it, in any text', () => {
    fc.assert(
      fc.property(markdownText, fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        const found = enclosureAt(text, offset);
        assert.ok(!found || (found.start < offset && offset <= found.end));
      }),
    );
  });
});
