import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentencesIn } from '../../../../src/core/text/sentences';

const split = (text: string): string[] => sentencesIn(text).map(({ start, end }) => text.slice(start, end));

suite('sentences', () => {
  test('end at a stop before a new beginning', () => {
    assert.deepEqual(split('One is here.  Two is there! Is three? (Four.) Five'), [
      'One is here.',
      'Two is there!',
      'Is three?',
      '(Four.)',
      'Five',
    ]);
  });
  test('do not end within numbers, links and names', () => {
    for (const one of [
      'It gains 3.5 points over v1.5 of the code.',
      'See https://example.org/a.html?b=1.2 for more.',
      'As Doe et al. Showed, J. Roe vs. Poe in Fig. 3 differ, e.g. The first one.',
      'We use two sets, i.e. one for each.',
      'Is it so? asked nobody',
    ]) {
      assert.deepEqual(split(one), [one]);
    }
  });
  test('end after the marks of other scripts without a space', () => {
    assert.deepEqual(split('这是一。那是二。'), ['这是一。', '那是二。']);
  });
  test('end after marks in a row, however many', () => {
    for (const mark of ['.', '!', '?', '…', '.)', '. ']) {
      const many = mark.repeat(100_000);
      assert.equal(
        split(many + 'a')
          .join('')
          .replaceAll(' ', ''),
        many.replaceAll(' ', '') + 'a',
      );
      assert.equal(split(`One${many.trimEnd()} Two`).at(-1), 'Two');
    }
    assert.deepEqual(split('Is it?!... It is!!"'), ['Is it?!...', 'It is!!"']);
  });
  test('hold all of any text but the blanks between them', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '.', ' ', '\n', '?', '。', '3', ')', 'e.g. ', 'et al. ', '𝒙'),
    });
    fc.assert(
      fc.property(text, (any) => {
        assert.equal(split(any).join('').replace(/\s/g, ''), any.replace(/\s/g, ''));
        for (const sentence of split(any)) assert.equal(sentence.trim(), sentence);
      }),
      { numRuns: 500 },
    );
  });
});
