import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestSentence, excerpt, highlights } from '../../../../src/core/search/highlight';
import { foldWord } from '../../../../src/core/search/words/words';

const marked = (text: string, ranges: readonly (readonly [number, number])[]): string[] =>
  ranges.map(([start, end]) => text.slice(start, end));

const word = fc.constantFrom(
  'graph',
  'Graph',
  'net',
  'meta-learning',
  'métro',
  'C++',
  '学习',
  'e.g.',
  'al.',
  '3.5',
  'https://a.b/c.',
  'end.',
  '\n',
  '𝒙',
);
const text = fc.oneof(
  fc.array(word).map((words) => words.join(' ')),
  fc.string({ unit: 'binary' }),
);
const terms = fc.array(fc.constantFrom('graph', 'meta', 'metalearning', 'metro', 'c++', '学习', 'x'));

/** Half a character. */
const loneSurrogate = /\p{Surrogate}/u;

suite('highlights', () => {
  test('are the words that fold to a term', () => {
    const title = 'Nyström nets: a NYSTROM primer';
    assert.deepEqual(marked(title, highlights(title, ['nystrom'])), ['Nyström', 'NYSTROM']);
  });
  test('cover all of a word in one piece once', () => {
    const title = 'On Meta-Learning';
    assert.deepEqual(marked(title, highlights(title, ['meta', 'learning', 'metalearning'])), ['Meta-Learning']);
    assert.deepEqual(marked(title, highlights(title, ['meta', 'learning'])), ['Meta', 'Learning']);
    assert.deepEqual(marked('深度学习', highlights('深度学习', ['深度', '度学'])), ['深度学']);
  });
  test('are none without terms', () => assert.deepEqual(highlights('graph', []), []));
  test('of any text are in order, apart, and made of terms', () => {
    fc.assert(
      fc.property(text, terms, (any, asked) => {
        let end = 0;
        for (const [start, to] of highlights(any, asked)) {
          assert.ok(start >= end && start < to && to <= any.length);
          const folded = foldWord(any.slice(start, to));
          assert.ok(asked.some((term) => folded.includes(term)));
          end = to;
        }
      }),
    );
  });
});

suite('the best sentence', () => {
  const abstract =
    'Graphs are everywhere. Messages on a graph are squashed, e.g. at bottlenecks with curvature. Curvature helps.';
  const best = (asked: string[]): string | undefined => {
    const range = bestSentence(abstract, asked);
    return range && abstract.slice(range.start, range.end);
  };
  test('holds the most different terms', () => {
    assert.equal(best(['graph', 'curvature']), 'Messages on a graph are squashed, e.g. at bottlenecks with curvature.');
  });
  test('is the first of equals', () => assert.equal(best(['graphs', 'helps']), 'Graphs are everywhere.'));
  test('prefers the rarer term', () => assert.equal(best(['curvature', 'helps']), 'Curvature helps.'));
  test('is none when no term is there', () => {
    assert.equal(best(['zebra']), undefined);
    assert.equal(best([]), undefined);
    assert.equal(bestSentence('', ['graph']), undefined);
  });
});

suite('an excerpt', () => {
  const long = `Before that ${'nothing much happens here and '.repeat(10)}then the curvature of a graph matters while ${'little else does and '.repeat(10)}it ends.`;
  test('is the whole sentence when there is room', () => {
    assert.deepEqual(excerpt('One.\n A  graph\nhere. Two.', ['graph'], 200), {
      text: 'A graph here.',
      highlights: [[2, 7]],
    });
  });
  test('is cut at words around the terms', () => {
    const cut = excerpt(long, ['curvature', 'graph'], 80);
    assert.match(cut.text, /^…\S.*curvature of a graph.*\S…$/);
    assert.ok(cut.text.length <= 80);
    assert.ok(long.includes(` ${cut.text.slice(1, -1)} `));
    assert.deepEqual(marked(cut.text, cut.highlights), ['curvature', 'graph']);
  });
  test('is the beginning when nothing matches', () => {
    assert.deepEqual(excerpt('One here. Two.', ['zebra'], 100), { text: 'One here.', highlights: [] });
    assert.ok(excerpt(long, [], 80).text.startsWith('Before that'));
    assert.deepEqual(excerpt(' ', ['graph'], 100), { text: '', highlights: [] });
  });
  test('is made of an abstract of one endless word, or of nothing but marks', () => {
    for (const unit of ['a', '.', '!', '. ', 'a-', 'Ab']) {
      const cut = excerpt(`The graph. ${unit.repeat(100_000)}`, ['graph'], 60);
      assert.deepEqual(marked(cut.text, cut.highlights), ['graph'], unit);
      assert.ok(excerpt(unit.repeat(100_000), ['graph'], 60).text.length <= 60);
    }
  });
  test('of any text keeps to the width and halves no character', () => {
    fc.assert(
      fc.property(text, terms, fc.integer({ min: 20, max: 60 }), (any, asked, width) => {
        const cut = excerpt(any, asked, width);
        assert.ok(cut.text.length <= width);
        if (!loneSurrogate.test(any)) assert.doesNotMatch(cut.text, loneSurrogate);
        for (const [start, end] of cut.highlights) assert.ok(start < end && end <= cut.text.length);
      }),
      { numRuns: 500 },
    );
  });
});
