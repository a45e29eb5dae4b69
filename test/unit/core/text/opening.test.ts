import assert from 'node:assert/strict';
import fc from 'fast-check';
import { opening } from '../../../../src/core/text/opening';

suite('The opening of an abstract', () => {
  test('is all of it when it is short', () => {
    assert.deepEqual(opening('One. Two.', 100), { text: 'One. Two.', cut: false });
  });

  test('ends at the end of a sentence', () => {
    assert.deepEqual(opening('This is the first. This is the second one. This is the third.', 50), {
      text: 'This is the first. This is the second one.',
      cut: true,
    });
  });

  test('is not cut at an abbreviation or a decimal', () => {
    const text = 'Methods of this kind, e.g. SAM by Foret et al. Here, gain 3.5 points on it and more than that.';
    assert.deepEqual(opening(text, 62).text, 'Methods of this kind, e.g. SAM by Foret et al. Here, gain 3.5 …');
  });

  test('is cut between two words where a sentence is too long', () => {
    assert.equal(opening('aaaa bbbb cccc dddd', 11).text, 'aaaa bbbb …');
  });

  test('is a beginning of the text, within the limit', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 8 }), fc.integer({ min: 1, max: 300 }), (text, limit) => {
        const { text: head, cut } = opening(text, limit);
        assert.ok(text.startsWith(head.replace(/ …$/, '')));
        assert.equal(cut, text.length > limit);
        assert.ok(head.length <= Math.max(limit, 0) + 3);
      }),
    );
  });
});
