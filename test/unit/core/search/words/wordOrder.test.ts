import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortedInStretches } from '../../../../../src/core/search/arrays/sortedInStretches';
import { wordOrder } from '../../../../../src/core/search/words/wordOrder';
import { WordNumbers } from '../../../../../src/core/search/words/wordNumbers';

const atOnce = (): Promise<void> => Promise.resolve();

const someWord = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', '0'), maxLength: 5 }),
  fc.string({ unit: fc.constantFrom('a', 'z', '.', 'ε', '学', '\uE000', '𝒙'), maxLength: 3 }),
);

/** The words that are selected, in order. */
async function inOrder(words: readonly string[], isSelected: (i: number) => boolean): Promise<string[]> {
  const numbers = new WordNumbers();
  for (const word of words) numbers.numberOf(word);
  const selected = Uint32Array.from(numbers.words, (_, i) => Number(isSelected(i)));
  return Array.from(await wordOrder(numbers, selected, atOnce), (number) => numbers.words[number]!);
}

suite('the order of words', () => {
  test('is that of their units, for any words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(someWord, { maxLength: 120 }), fc.nat(2), async (words, skipped) => {
        const isSelected = (i: number): boolean => i % 3 !== skipped;
        assert.deepEqual(await inOrder(words, isSelected), words.filter((_, i) => isSelected(i)).sort());
      }),
      { numRuns: 300 },
    );
  });
  test('takes many words that begin alike', async () => {
    const words = Array.from({ length: 5000 }, (_, i) => `${'same'.repeat(20)}${(i * 7919) % 5000}`);
    assert.deepEqual(await inOrder(words, () => true), [...words].sort());
  });
});

suite('sorting in stretches', () => {
  test('is sorting', async () => {
    for (const length of [0, 1, 1023, 1024, 1025, 5000]) {
      const items = Array.from({ length }, (_, i) => (i * 7919) % 5003);
      const sorted = await sortedInStretches([...items], (a, b) => a < b, atOnce);
      assert.deepEqual(
        sorted,
        items.sort((a, b) => a - b),
      );
    }
  });
  test('breathes', async () => {
    let breaths = 0;
    const items = Array.from({ length: 10_000 }, (_, i) => -i);
    const breathe = (): Promise<void> => {
      breaths++;
      return Promise.resolve();
    };
    await sortedInStretches(items, (a, b) => a < b, breathe);
    assert.ok(breaths >= 10);
  });
});
