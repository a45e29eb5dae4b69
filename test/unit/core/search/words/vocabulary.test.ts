import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitInTwo } from '../../../../../src/core/search/words/slips';
import { Vocabulary } from '../../../../../src/core/search/words/vocabulary';

const vocabulary = (...papers: string[][]): Vocabulary => {
  const words = new Vocabulary();
  for (const paper of papers) words.add(paper);
  return words;
};

suite('vocabulary', () => {
  test('knows what a half-typed word can become', () => {
    const words = vocabulary(['graph', 'graphs', 'net'], ['graph', 'gravity']);
    assert.deepEqual(words.startingWith('graph'), ['graph', 'graphs']);
    assert.equal(words.frequency('graph'), 2);
  });
  test('knows what a mistyped word was meant as, the most frequent first', () => {
    const words = vocabulary(['training', 'straining', 'generalization'], ['straining']);
    assert.deepEqual(words.near('raining'), ['training']);
    assert.deepEqual(words.near('trainning'), ['training']);
    assert.deepEqual(words.near('training'), ['straining']);
    assert.deepEqual(words.near('sraining'), ['straining', 'training']);
    assert.deepEqual(words.near('genralizaton'), ['generalization']);
  });
  test('corrects letters beyond a to z', () => {
    assert.deepEqual(vocabulary(['λογοσ']).near('λογσ'), ['λογοσ']);
  });
  test('does not correct short words and numbers', () => {
    assert.deepEqual(vocabulary(['net', '20201']).near('nat'), []);
    assert.deepEqual(vocabulary(['net', '20201']).near('20202'), []);
  });
  test('takes nothing for a slip that is longer than words are', () => {
    const long = 'ab'.repeat(5000);
    const words = vocabulary([long, 'ab']);
    assert.deepEqual(words.near(`${long}c`), []);
    assert.equal(
      splitInTwo(`${long}${long}`, 2, (part) => words.frequency(part) > 0),
      undefined,
    );
  });
  test('takes a word apart at the most balanced place', () => {
    const words = vocabulary(['meta', 'learning', 'me', 'talearning']);
    assert.deepEqual(
      splitInTwo('metalearning', 2, (part) => words.frequency(part) > 0),
      ['meta', 'learning'],
    );
    assert.equal(
      splitInTwo('metal', 2, (part) => words.frequency(part) > 0),
      undefined,
    );
  });
  test('is what a plain count would be, whatever came and went', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 4 });
    const paper = fc.uniqueArray(word, { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.record({ paper, stays: fc.boolean(), look: fc.boolean() })), word, (papers, prefix) => {
        const words = new Vocabulary();
        for (const { paper: each, look } of papers) {
          words.add(each);
          if (look) words.startingWith('');
        }
        for (const { paper: each, stays, look } of papers) {
          if (!stays) words.delete(each);
          if (look) words.startingWith('');
        }
        const left = papers.filter(({ stays }) => stays).flatMap(({ paper: each }) => each);
        const expected = [...new Set(left)].filter((each) => each.startsWith(prefix)).sort();
        assert.deepEqual(words.startingWith(prefix), expected);
        assert.equal(words.frequency(prefix), left.filter((each) => each === prefix).length);
      }),
    );
  });
});
