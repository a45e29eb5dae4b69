import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { faultIn } from '../../../../../src/core/dumps/json/fault';

suite('a fault in a JSON text', () => {
  test('is there where a text cannot be parsed, and nowhere else', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e',
      'true',
      'null',
      ' ',
      '\n',
      '\\u00e9',
      '\\',
      'x',
    );
    const texts = fc.oneof(
      fc.array(pieces).map((all) => all.join('')),
      fc.json(),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const fault = faultIn(text);
        assert.equal(fault === undefined, valid, text);
        assert.ok(fault === undefined || (fault.offset >= 0 && fault.offset <= text.length));
      }),
      { numRuns: 1000 },
    );
  });

  test('is found in strings and lists of any length', () => {
    for (const text of ['a', '\\n', '\\']) assert.ok(faultIn(`["${text.repeat(3_000_001)}`));
    for (const text of ['[', '{"a":']) assert.ok(faultIn(text.repeat(500_000)));
  });

  test('is where it is said to be', () => {
    for (const [text, what, before] of [
      ['{"a": 1 "b": 2}', 'a comma or "}" is missing', '{"a": 1 '],
      ['[1 2]', 'a comma or "]" is missing', '[1 '],
      ['{"a" 1}', 'a colon is missing', '{"a" '],
      ['{"a": b}', 'a value is missing or needs quotes', '{"a": '],
      ['{a: 1}', 'a field’s name in quotes is missing', '{'],
      ['[1,]', 'a comma is too many', '[1,'],
      ['["a\nb"]', 'a quotation mark is missing', '["a'],
      ['["a\tb"]', 'a string holds a control character', '["a'],
      ['["a\\d"]', 'a backslash escapes nothing', '["a'],
      ['[1] 2', 'something follows the end', '[1] '],
      ['{"a": [1, 2', 'it ends too early', '{"a": [1, 2'],
    ] as const) {
      assert.deepEqual(faultIn(text), { offset: before.length, what });
    }
  });
});
