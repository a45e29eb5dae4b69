import assert from 'node:assert/strict';
import fc from 'fast-check';
import { opening } from '../../../../src/core/text/opening';
import { sentencesIn } from '../../../../src/core/text/sentences';

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

  test('is cut between the sentences of the whole text, whatever follows the limit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', ' ', '          ', '?', '。', 'e.g. ', ')') });
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 30 }), (any, limit) => {
        const head = opening(any, limit);
        const ends = sentencesIn(any).map(({ end }) => end);
        if (head.cut && !head.text.endsWith(' …')) assert.ok(ends.includes(head.text.length));
        const last = ends.findLast((end) => end <= limit) ?? 0;
        if (head.cut && last >= limit / 3) assert.equal(head.text, any.slice(0, last));
      }),
      { numRuns: 1000 },
    );
  });

  test('is made of a text of nothing but marks, or of one word', () => {
    for (const unit of ['.', '!', 'a', ' ']) {
      const head = opening(unit.repeat(100_000) + 'b', 600);
      assert.ok(head.cut && head.text.length <= 603);
    }
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
