import assert from 'node:assert/strict';
import { MiniSearchTexts } from '../../../../src/core/search/miniSearch/miniSearchTexts';
import { readings } from '../../../../src/core/search/wordReadings';
import { paper } from './papers';

/** An index in which so many papers hold each word. */
function indexOf(frequencies: Readonly<Record<string, number>>): MiniSearchTexts {
  const index = new MiniSearchTexts(() => undefined);
  for (const [word, frequency] of Object.entries(frequencies)) {
    for (let i = 0; i < frequency; i++) index.put(paper(`${word}${i}`, '', word, { citekey: '' }));
  }
  return index;
}

suite('what a typed word can stand for', () => {
  const index = indexOf({
    minima: 6,
    minmax: 1,
    exponential: 4,
    exponent: 1,
    al: 1,
    superior: 3,
    super: 2,
    ir: 1,
    question: 5,
    quest: 1,
    io: 1,
    graph: 9,
    graphite: 1,
    grasp: 2,
    frame: 3,
    shift: 3,
  });
  const all = (word: string, open = true, joined: readonly string[] = []): string[] =>
    readings(word, joined, index, open).map(({ stems }) => stems.join('+'));

  test('is first the frequent word that it is a slip of, then the rare word that begins so', () => {
    assert.deepEqual(all('minma'), ['minimum', 'minmax']);
    const [minima, minmax] = readings('minma', [], index, true);
    assert.ok(minima!.weight > 2 * minmax!.weight);
  });
  test('is first the word that it is a slip of, then two words of which one is short', () => {
    for (const open of [true, false]) {
      assert.deepEqual(all('exponental', open), ['exponenti', 'expon+al']);
      assert.deepEqual(all('superir', open), ['superior', 'super+ir']);
    }
  });
  test('is what a half-typed word goes on to, rather than a slip', () => {
    assert.deepEqual(all('questio'), ['question', 'quest+io']);
    assert.deepEqual(all('gra'), ['graph', 'grasp', 'graphit']);
    assert.deepEqual(all('minm'), ['minmax']);
  });
  test('is itself alone when it is known and another word follows', () => {
    assert.deepEqual(all('graph', false), ['graph']);
    assert.deepEqual(all('graph'), ['graph', 'graphit']);
  });
  test('is two words in one piece, and one word in two', () => {
    assert.deepEqual(all('frameshift', false), ['frame+shift']);
    assert.deepEqual(all('grap', false, ['graphite']), ['graphit', 'graph', 'grasp']);
  });
  test('is nothing when the library has nothing like it', () => assert.deepEqual(all('zzzzzz'), []));
});
