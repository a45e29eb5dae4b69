import { blockAt, chunksOf } from '../../../../../src/core/notes/block';
import { parseNote } from '../../../../../src/core/notes/note';
import { enclosureAt } from '../../../../../src/core/notes/enclosure';
import { headingsIn } from '../../../../../src/core/notes/outline';
import assert from 'node:assert/strict';

/** Pieces that, repeated, nest, stay open, or look as if something far below closed them. */
const pieces = [
  ...['- ', '> ', '1. ', '> - 1. ', '(@) ', '- > ', '>', '-\n', '> @a\n>\n', '> - @a\n', '- a\n\n  b @c\n\n'],
  ...[
    'Term\n:   ',
    'Term\n:   @a\n\n    ',
    '[^n]: ',
    '[^n]: x\n\n    @a\n\n',
    '::: {.x}\n',
    ':::\n',
    '[r]: u\n',
    '[@a\n',
  ],
  ...[
    '```\n',
    '~~~ x\n\n',
    '    @a\n',
    '---\n',
    '---\na\n',
    '...\n',
    '-----\na\n\n',
    '--- ---\n',
    'a\n--- ---\n',
    '| x\n',
  ],
  ...[
    '+--+--+\n',
    '+--+\n| @a\n',
    '| @a | b |\n|---|---|\n',
    '|-',
    '<!-- @a\n',
    '<pre>\n',
    '---\n<pre>1. ',
    '<div>\n',
    '<p>\n',
  ],
  ...[
    '$$ @a\n',
    '- $$\n',
    '\\begin{x}\n',
    '\\begin{x}\n\\begin{y}\n\n',
    '`\n',
    '1. `@a\n',
    '@lab. (\n\n',
    'a @b\n===\n',
  ],
];

suite('Blocks that are made to be slow', () => {
  for (const piece of pieces) {
    // some tenths of a second; where time grew with the square, a test would run out of its time
    test(`are read at once: ${JSON.stringify(piece)}`, () => {
      const text = `@first\n\n${piece.repeat(40_000 / piece.length)}@last`;
      assert.equal(parseNote(text).citations[0]?.key, 'first');
      assert.equal(blockAt(text, 3)?.start, 0);
      assert.ok(chunksOf(text, 2000).length > 0);
      assert.equal(enclosureAt(text.slice(0, 6000), 3), undefined);
      assert.ok(headingsIn(text).length <= text.length);
    });
  }

  test('are read at once where each line is indented more than the one before', () => {
    let text = '';
    for (let depth = 0; text.length < 80_000; depth++) text += `${' '.repeat(2 * depth)}- @a\n`;
    assert.ok(parseNote(text).citations.length > 20);
  });
});
