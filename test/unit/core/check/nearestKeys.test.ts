import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ignoring } from '../../../../src/core/check/ignoredKeys';
import { keyWords } from '../../../../src/core/check/keyWords';
import { distancesFrom } from '../../../../src/core/check/alignmentDistance';
import { NearestKeys } from '../../../../src/core/check/nearestKeys';

const nearestKeys = (key: string, keys: readonly string[], limit: number) => new NearestKeys(keys).of(key, limit);

suite('The nearest keys', () => {
  test('are those that differ by a slip: a letter too many, too few, another, or two swapped', () => {
    const keys = ['foret2021', 'forest2021', 'foret2020', 'Foret2021a', 'he2016', 'vaswani2017'];
    assert.deepEqual(nearestKeys('forte2021', keys, 5), ['foret2021', 'foret2020', 'Foret2021a']);
    assert.deepEqual(nearestKeys('vaswani2071', keys, 5), ['vaswani2017']);
    assert.deepEqual(nearestKeys('he2061', keys, 5), ['he2016']);
    assert.deepEqual(nearestKeys('FORET2021', keys, 1), ['foret2021']);
    assert.deepEqual(nearestKeys('unrelated', keys, 5), []);
    assert.deepEqual(nearestKeys('', keys, 5), []);
  });

  test('the distance is that of the textbook', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 8 }), (from, to, most) => {
        const distance = Math.min(textbook(from, to), most + 1);
        assert.equal(distancesFrom(from, most)(to), distance);
        // what is longer than a word of the machine is worked out in another way
        const long = 'x'.repeat(30);
        assert.equal(distancesFrom(long + from, most)(long + to), distance);
        const distanceTo = distancesFrom(from, most);
        distanceTo(`${to}${from}`);
        assert.equal(distanceTo(to), distance, 'nothing is left of the last question');
      }),
    );
  });

  test('no near key is missed', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', 'x', 'y', '0', '1', '-', '_'),
      minLength: 4,
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 30 }), (key, keys) => {
        const most = Math.max(1, Math.floor(key.length / 4));
        const near = new Set(keys.filter((one) => textbook(key, one) <= most));
        assert.deepEqual(new Set(nearestKeys(key, keys, 100)), near);
        const distances = [...near].map((one) => textbook(key, one)).sort((a, b) => a - b);
        const few = nearestKeys(key, keys, 3).map((one) => textbook(key, one));
        assert.deepEqual(few, distances.slice(0, 3), 'the nearest of them');
      }),
    );
  });

  test('are found among a hundred thousand', () => {
    const keys = Array.from({ length: 100_000 }, (_, i) => `author${(i * 7919) % 99_991}word${1950 + (i % 75)}`);
    const among = new NearestKeys([...keys, 'author4711word1999']);
    assert.equal(among.of('auhtor4711word1999', 5)[0], 'author4711word1999');
  });
});

/** Optimal string alignment, plainly. */
function textbook(from: string, to: string): number {
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const same = from[i - 1] === to[j - 1] ? 0 : 1;
    const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
    return Math.min(
      cached(i - 1, j) + 1,
      cached(i, j - 1) + 1,
      cached(i - 1, j - 1) + same,
      swapped ? cached(i - 2, j - 2) + 1 : Infinity,
    );
  };
  const known = new Map<string, number>();
  const cached = (i: number, j: number): number => {
    const name = `${i} ${j}`;
    if (!known.has(name)) known.set(name, distance(i, j));
    return known.get(name)!;
  };
  return cached(from.length, to.length);
}

suite('The words of a key', () => {
  for (const [key, words] of [
    ['sharpnessAwareMinimization2021', 'sharpness aware minimization 2021'],
    ['foret2021_sharpness', 'foret 2021 sharpness'],
    ['Vaswani:2017:AttentionIsAll', 'vaswani 2017 attention is all'],
    ['YOLOv9', 'yolov'],
    ['deepLearning2a', 'deep learning'],
    ['大模型2024', '大模型 2024'],
    ['--', ''],
  ] as const) {
    test(`${key}: ${words || 'none'}`, () => assert.equal(keyWords(key), words));
  }
});

suite('Ignored keys', () => {
  test('are matched without regard to case, with * for anything', () => {
    const isIgnored = ignoring(['@Todo', 'types/*', '*-handle', 'a*b*c', ' ']);
    for (const key of ['todo', 'TODO', 'types/node', 'my-handle', 'abc', 'aXbYc']) assert.ok(isIgnored(key), key);
    for (const key of ['todos', 'type/node', 'handle', 'acb', 'ab', '']) assert.ok(!isIgnored(key), key);
  });

  test('a pattern may not be used to stall', () => {
    // a regular expression would go back and forth here for longer than a test may take
    assert.ok(!ignoring(['a*'.repeat(200) + 'b'])('a'.repeat(20_000)));
  });
});
