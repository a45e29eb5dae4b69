import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldedWords, foldTitle, foldWord, wordsIn } from '../../../../../src/core/search/words/words';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      '-',
      "'",
      '’',
      '.',
      '3',
      ' ',
      'é',
      'ß',
      '学',
      'の',
      '\u00AD',
      '+',
      '#',
      's',
      't',
      '\u0301',
      '𝒙',
    ),
  }),
);

suite('words', () => {
  test('fold case, accents and letters that have a plain spelling', () => {
    assert.equal(foldWord('Nyström'), 'nystrom');
    assert.equal(foldWord('Nystro\u0308m'), 'nystrom');
    assert.equal(foldWord('STRASSE'), foldWord('Straße'));
    assert.equal(foldWord('Łukasz'), 'lukasz');
    assert.equal(foldWord('Ørsted'), 'orsted');
    assert.equal(foldWord('İstanbul'), 'istanbul');
    assert.equal(foldWord('ﬁeld'), 'field');
    assert.equal(foldWord('λόγος'), foldWord('ΛΌΓΟΣ'));
  });
  test('with a hyphen are their parts and one piece', () => {
    assert.deepEqual(foldedWords('Meta-Learning'), ['meta', 'learning', 'metalearning']);
    assert.deepEqual(foldedWords('8‑bit'), ['8', 'bit', '8bit']);
    assert.deepEqual(foldedWords('a pre- and post-norm'), ['a', 'pre', 'and', 'post', 'norm', 'postnorm']);
  });
  test('that are a chain of many hyphens have no one piece', () => {
    assert.deepEqual(foldedWords('a-b-c-d-e'), ['a', 'b', 'c', 'd', 'e']);
  });
  test('lose a genitive and keep a contraction whole', () => {
    assert.deepEqual(foldedWords("Simpson's Bias"), ['simpson', 'bias']);
    assert.deepEqual(foldedWords('we don’t'), ['we', 'dont']);
    assert.deepEqual(foldedWords("O'Brien"), ['o', 'brien', 'obrien']);
  });
  test('keep what tells languages, versions and numbers apart', () => {
    assert.deepEqual(foldedWords('C++, C# and v1.5 (YOLOv9).'), ['c++', 'c#', 'and', 'v1.5', 'yolov9']);
    assert.deepEqual(foldedWords('1,000 of 3.14. End'), ['1000', 'of', '3.14', 'end']);
    assert.deepEqual(foldedWords('GPT-3.5'), ['gpt', '3.5', 'gpt3.5']);
  });
  test('of scripts without spaces are pairs of characters', () => {
    assert.deepEqual(foldedWords('深度学习'), ['深度', '度学', '学习']);
    assert.deepEqual(foldedWords('学'), ['学']);
    assert.deepEqual(foldedWords('GPT模型2'), ['gpt', '模型', '2']);
  });
  test('stand where they say', () => {
    assert.deepEqual(wordsIn('a co-op'), [
      { word: 'a', start: 0, end: 1 },
      { word: 'co', start: 2, end: 4 },
      { word: 'op', start: 5, end: 7 },
      { word: 'coop', start: 2, end: 7, parts: 2 },
    ]);
  });
  test('of any text fold to what stands there, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const { word, start, end: to } of wordsIn(text)) {
          assert.ok(word.length > 0 && start >= 0 && start < to && to <= text.length && to >= end);
          assert.equal(foldWord(text.slice(start, to)), word);
          end = to;
        }
      }),
      { numRuns: 1000 },
    );
  });
  test('change no more when folded twice', () => {
    fc.assert(
      fc.property(anyText, (text) => assert.equal(foldWord(foldWord(text)), foldWord(text))),
      { numRuns: 1000 },
    );
  });
  test('run together are the same with other spaces, hyphens and case', () => {
    assert.equal(foldTitle('Meta-Learning with C++'), foldTitle('META LEARNING   with c++'));
    assert.equal(foldTitle('深度学习 for all'), '深度学习forall');
    assert.equal(foldTitle(' … '), '');
  });
});
