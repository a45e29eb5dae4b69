import assert from 'node:assert/strict';
import fc from 'fast-check';
import { STOP_WORDS } from '../../../../../src/core/search/words/stopWords';
import { WordReader } from '../../../../../src/core/search/words/wordReader';
import { wordsIn } from '../../../../../src/core/search/words/words';

/** The words of a text, each with how many of those before it are its parts. */
function read(reader: WordReader, text: string): (readonly [word: string, parts: number])[] {
  reader.read(text);
  return Array.from({ length: reader.size }, (_, i) => [reader.numbers.words[reader.words[i]!]!, reader.parts[i]!]);
}

const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    'zz',
    '9',
    '3.5',
    '1,2',
    '.',
    ',',
    '-',
    '-',
    'a-b',
    '–',
    "'",
    '’',
    '+',
    '++',
    '#',
    'C++',
    ' ',
    '\n',
    '(',
  ],
  ...['é', 'ß', 'ﬁ', '\u0301', '深度', '학습', '٣', '٣.٣', '𝒙', '😀', '\u00AD', '\u200B', '\uD800', '\uDC00', '\0'],
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
);

suite('the reader of words', () => {
  test('tells the words of any text as they are listed, whatever it read before', () => {
    const reader = new WordReader();
    fc.assert(
      fc.property(anyText, (text) => {
        const listed = wordsIn(text).map(({ word, parts }) => [word, parts ?? 0]);
        assert.deepEqual(read(reader, text), listed);
      }),
      { numRuns: 2000 },
    );
  });
  test('gives a word the same number wherever and however it is written', () => {
    const reader = new WordReader();
    reader.read('Metalearning, meta-learning; METALEARNING metalearnıng');
    const [first, , , joined, upper, dotless] = reader.words;
    assert.deepEqual([joined, upper, dotless], [first, first, first]);
  });
  test('tells apart as many words as there are', () => {
    const reader = new WordReader();
    const words = Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)}`);
    reader.read(words.join(' '));
    const numbers = reader.words.slice(0, reader.size);
    assert.equal(new Set(numbers).size, words.length);
    reader.read(words.join('\n'));
    assert.deepEqual(reader.words.slice(0, reader.size), numbers);
  });
  test('knows stop words', () => {
    const reader = new WordReader();
    reader.read('The theory of graphs, once again');
    const stops = Array.from({ length: reader.size }, (_, i) => reader.isStop(reader.words[i]!));
    assert.deepEqual(
      stops,
      ['the', 'theory', 'of', 'graphs', 'once', 'again'].map((word) => STOP_WORDS.has(word)),
    );
  });
  test('reads long words, and texts of nothing but hyphens, in time', () => {
    const reader = new WordReader();
    const long = 'x'.repeat(200_000);
    assert.deepEqual(read(reader, `${long} y`), [
      [long, 0],
      ['y', 0],
    ]);
    assert.equal(read(reader, 'a-'.repeat(100_000)).length, 100_000);
    assert.equal(read(reader, 'é-'.repeat(50_000)).length, 50_000);
    assert.deepEqual(read(reader, '-'.repeat(100_000)), []);
  }).timeout(20_000);
});
