import assert from 'node:assert/strict';
import fc from 'fast-check';
import { abbreviationsIn } from '../../../../../src/core/search/meaning/abbreviations';

suite('abbreviations that a text explains', () => {
  const explained = (text: string): string[] => abbreviationsIn(text).map(({ short, long }) => `${short}: ${long}`);

  test('are read from the words before the bracket', () => {
    assert.deepEqual(explained('We study Model-Agnostic Meta-Learning (MAML) on graphs.'), [
      'MAML: Model-Agnostic Meta-Learning',
    ]);
    assert.deepEqual(explained('of large language models (LLMs), and of stochastic gradient descent [SGD]'), [
      'LLM: large language models',
      'SGD: stochastic gradient descent',
    ]);
  });
  test('are of all their words, where each has a letter', () => {
    assert.deepEqual(explained('at test time, test-time adaptation (TTA) helps'), ['TTA: test-time adaptation']);
    assert.deepEqual(explained('and self-supervised learning (SSL) too'), ['SSL: self-supervised learning']);
  });
  test('may have letters from within the words, and say more in their bracket', () => {
    assert.deepEqual(explained('by low-rank adaptation (LoRA; see below)'), ['LoRA: low-rank adaptation']);
    assert.deepEqual(explained('with extensible markup language (XML)'), []);
    assert.deepEqual(explained('a hidden Markov model (HMM)'), ['HMM: hidden Markov model']);
  });
  test('are no other brackets', () => {
    for (const text of [
      'as shown (see Figure 2)',
      'in 2019 (NeurIPS)',
      'we won. Go (WG)',
      '(MAML)',
      'a b ( ) []',
      '(((',
    ]) {
      assert.deepEqual(explained(text), [], text);
    }
  });
  test('stand in the text, and throw on none', () => {
    const piece = fc.constantFrom('(AB', 'a b ', 'Alpha Beta ', ')', '(', '[', ']', 'é', '😀', 'AB)', '-', '. ');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        for (const { short, long } of abbreviationsIn(text)) assert.ok(text.includes(long) && text.includes(short));
      }),
    );
  });
  test('are found in time that grows with the text', function () {
    this.timeout(20_000);
    for (const part of ['(', '(AB', 'a (AB) ', '(AAAAAAAAAA)', 'a', ' ']) abbreviationsIn(part.repeat(200_000));
  });
});
