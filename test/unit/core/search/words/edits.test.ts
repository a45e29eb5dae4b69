import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isWithinTwo, singleEdits } from '../../../../../src/core/search/words/edits';

const letters = ['a', 'b', 'c'];
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });

suite('edits', () => {
  test('of a word are one slip away', () => {
    const edits = new Set(singleEdits('cab', letters));
    for (const slip of ['ab', 'acb', 'cbb', 'caab', 'cabc', 'bcab']) assert.ok(edits.has(slip), slip);
    assert.ok(!edits.has('bac'));
  });
  test('go both ways', () => {
    fc.assert(
      fc.property(word, (from) => {
        for (const to of singleEdits(from, letters)) {
          if (to !== '') assert.ok([...singleEdits(to, letters)].includes(from), `${from} ${to}`);
        }
      }),
      { numRuns: 50 },
    );
  });
  test('one after the other are within two', () => {
    assert.ok(isWithinTwo('generalization', 'genralizaton'));
    assert.ok(!isWithinTwo('generalization', 'genrlizaton'));
    assert.ok(isWithinTwo('', 'ab'));
    assert.ok(!isWithinTwo('abc', ''));
    fc.assert(
      fc.property(word, fc.nat(), (from, n) => {
        const edits = [...singleEdits(from, letters)];
        assert.ok(edits.every((to) => isWithinTwo(from, to) && isWithinTwo(to, from)));
        const middle = edits[n % edits.length]!;
        // a letter put between two that were swapped is beyond the restricted distance
        const inserted = letters.map((letter) => middle + letter);
        assert.ok(inserted.every((to) => isWithinTwo(from, to)));
      }),
      { numRuns: 100 },
    );
  });
});
