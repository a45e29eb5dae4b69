import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { unwrapped } from '../../../../../src/core/dumps/json/texText';
import { decodeTex } from '../../../../../src/core/dumps/tex';

suite('text that was wrapped', () => {
  const pieces = fc.constantFrom(
    'a',
    'é',
    'e\u0301',
    '. ',
    ' ',
    '\n',
    '\n  ',
    '$',
    '\\',
    '{',
    '}',
    '\\"o',
    "\\'",
    '\\em ',
    '\\ss ',
    '\\%',
    '\\alpha',
    '$x$',
    '\\(',
    '\\)',
    'word',
    'x'.repeat(90),
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    fc.string(),
  );

  test('is on one line, with its TeX read as everywhere', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const line = text.replace(/\s+/g, ' ').trim();
        const expected = decodeTex(line);
        assert.equal(
          unwrapped(text).replace(/\s+/g, ' ').trim().normalize('NFC'),
          expected.replace(/\s+/g, ' ').trim(),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('has one blank for each line end and the blanks behind it, long or short', () => {
    const words = Array.from({ length: 100 }, (_, i) => `word${i}`);
    for (const some of [words, words.slice(0, 5)]) {
      for (const lineEnd of ['\n', '\n  ', '\r\n', '\r', '\n\n', '\n\t'])
        assert.equal(unwrapped(`  ${some.join(lineEnd)}${lineEnd}`), some.join(' '));
    }
  });
});
