import assert from 'node:assert/strict';
import fc from 'fast-check';
import { positionsIn } from '../../../../src/core/notes/positions';

/** The position of an offset, counted from the text's start. */
function counted(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  // between a carriage return and its line feed the line has not ended yet
  if (text[offset - 1] === '\r' && text[offset] === '\n') {
    const before = counted(text, offset - 1);
    return { line: before.line, character: before.character + 1 };
  }
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

suite('Positions in a text', () => {
  test('are counted from 0, whatever ends the lines', () => {
    const position = positionsIn('a\nbc\r\nd\re');
    assert.deepEqual(position(0), { line: 0, character: 0 });
    assert.deepEqual(position(3), { line: 1, character: 1 });
    assert.deepEqual(position(6), { line: 2, character: 0 });
    assert.deepEqual(position(8), { line: 3, character: 0 });
    assert.deepEqual(position(9), { line: 3, character: 1 });
  });

  test('are those of counting, for offsets in any order', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '😀', '\n', '\r', '\r\n'), maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat()), (text, offsets) => {
        const position = positionsIn(text);
        for (const offset of offsets.map((one) => one % (text.length + 1))) {
          assert.deepEqual(position(offset), counted(text, offset));
        }
      }),
    );
  });
});
