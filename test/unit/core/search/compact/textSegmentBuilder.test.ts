import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../../src/core/paper';
import { PostingsReader } from '../../../../../src/core/search/compact/postings';
import type { TextSegment } from '../../../../../src/core/search/compact/textSegment';
import { TextSegmentBuilder } from '../../../../../src/core/search/compact/textSegmentBuilder';
import { stem } from '../../../../../src/core/search/words/stems';
import { textWords } from '../../../../../src/core/search/words/textWords';
import { paper } from '../papers';

const atOnce = (): Promise<void> => Promise.resolve();

/** By stem and id: how often the paper has it. */
type Counts = Map<string, Map<string, number>>;

function countsIn({ data, size }: TextSegment): Counts {
  const reader = new PostingsReader({ ...data, size });
  const counts: Counts = new Map();
  for (let s = 0; s < data.stems.length; s++) {
    const papers = new Map<string, number>();
    reader.open(s);
    for (let read = reader.next(); read >= 0; read = reader.next()) {
      for (let i = 0; i < read; i++) papers.set(data.ids.at(reader.papers[i]!), reader.count);
    }
    counts.set(data.stems.at(s), papers);
  }
  return counts;
}

function countsOf(papers: readonly Paper[]): { stems: Counts; words: Map<string, number> } {
  const stems: Counts = new Map();
  const words = new Map<string, number>();
  for (const each of papers) {
    for (const [word, count] of textWords(each)) {
      words.set(word, (words.get(word) ?? 0) + 1);
      const papersOfStem = stems.get(stem(word)) ?? new Map<string, number>();
      stems.set(stem(word), papersOfStem.set(each.id, (papersOfStem.get(each.id) ?? 0) + count));
    }
  }
  return { stems, words };
}

const someText = fc
  .array(
    fc.constantFrom('graph', 'graphs', 'Graphing', 'the', 'meta-learning', 'naïve', 'C++', '学习模型', '3.5', 'x', 'ε'),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '));
const somePaper = fc
  .tuple(fc.nat(30), someText, someText)
  .map(([number, title, abstract]) => paper(`p${number}`, title, abstract));

suite('a segment of texts', () => {
  test('has the words of the papers that were put last and not deleted, and their stems, counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(somePaper, { maxLength: 50 }), fc.array(fc.nat(30)), async (papers, deleted) => {
        const builder = new TextSegmentBuilder(stem);
        for (const each of papers) builder.put(each, 7);
        for (const number of deleted) builder.delete(`p${number}`);
        const left = new Map(papers.map((each) => [each.id, each]));
        for (const number of deleted) left.delete(`p${number}`);
        assert.equal(builder.size, left.size);
        const segment = await builder.build(atOnce);
        const { stems, words } = countsOf([...left.values()]);
        assert.deepEqual(countsIn(segment), stems);
        const { data } = segment;
        const frequencies = Array.from(data.wordFrequencies, (frequency, w) => [data.words.at(w), frequency] as const);
        assert.deepEqual(new Map(frequencies), words);
        assert.ok(data.ids.isSorted() && data.words.isSorted() && data.stems.isSorted());
      }),
      { numRuns: 100 },
    );
  });
  test('counts no word more than a thousand times', async () => {
    const builder = new TextSegmentBuilder(stem);
    builder.put(paper('p', 'word '.repeat(900), 'word '.repeat(900)), 7);
    assert.equal(
      countsIn(await builder.build(atOnce))
        .get('word')
        ?.get('p'),
      1000,
    );
  });
});
