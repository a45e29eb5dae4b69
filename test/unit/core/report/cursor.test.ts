import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cursorPlace, type CursorPlace } from '../../../../src/core/report/cursor';
import { typingAt } from '../../../../src/core/notes/typing/typing';
import { markdownText } from '../notes/markdownTexts';

/** The place where the bar stands in the text. */
function place(marked: string): CursorPlace {
  return cursorPlace(marked.replace('¦', ''), marked.indexOf('¦'));
}

suite('The place of the cursor in a note', () => {
  const rows: [marked: string, kind: CursorPlace['kind']][] = [
    ['as @hes¦', 'citation'],
    ['[see @¦]', 'citation'],
    ['---\ntitle: @hes¦\n---\n', 'frontMatter'],
    ['```\n@hes¦\n```\n', 'code'],
    ['a\n\n~~~ python\nx = 1\n@hes¦', 'code'],
    ['    @hes¦', 'code'],
    ['- a\n\n  ```\n  @hes¦\n  ```', 'code'],
    ['a `@hes¦` b', 'code'],
    ['a $x @hes¦ y$ b', 'formula'],
    ['$$\n@hes¦\n$$', 'formula'],
    ['<div title="@hes¦">\nx\n</div>', 'html'],
    ['[text @hes¦](https://example.org)', 'link'],
    ['[text](https://example.org/@hes¦)', 'link'],
    ['![text @hes¦](picture.png)', 'link'],
    ['¦', 'noMarker'],
    ['words and¦', 'noMarker'],
    ['`code`¦', 'noMarker'],
    ['*[link](https://example.org)¦*', 'noMarker'],
    ['@key is above\nwords¦', 'noMarker'],
    ['someone@example¦', 'address'],
    ['@one two three four five six seven eight¦', 'ended'],
    ['as @hes]¦', 'ended'],
    ['as @hes says. And¦', 'ended'],
  ];
  for (const [marked, kind] of rows) {
    test(`${JSON.stringify(marked)}: ${kind}`, () => assert.equal(place(marked).kind, kind));
  }

  test('tells what was typed', () => {
    assert.deepEqual(place('[@hessian smooth¦'), { kind: 'citation', typed: 'hessian smooth' });
  });

  test('is a citation just where papers are suggested, in any text', () => {
    fc.assert(
      fc.property(markdownText, fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        assert.equal(cursorPlace(text, offset).kind === 'citation', typingAt(text, offset) !== undefined);
      }),
    );
  });
});
