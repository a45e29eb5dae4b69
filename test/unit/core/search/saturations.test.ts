// Both kinds of texts tell the same of single papers.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CompactTexts } from '../../../../src/core/search/compact/compactTexts';
import { MiniSearchTexts } from '../../../../src/core/search/miniSearch/miniSearchTexts';
import { paper, Papers } from './papers';

const atOnce = (): Promise<void> => Promise.resolve();

suite('what single papers give for stems', () => {
  const word = fc.constantFrom('graph', 'edge', 'node', 'flow', 'cut', 'path');
  const libraries = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 12 });

  test('is the same in both engines, and in any order', async () => {
    const subset = fc.subarray(['graph', 'edg', 'node', 'flow', 'cut', 'path', 'unheard']);
    await fc.assert(
      fc.asyncProperty(libraries, subset, fc.boolean(), async (abstracts, stems, backwards) => {
        const papers = new Papers(abstracts.map((words, i) => paper(`p${i}`, 'Of it', words.join(' '))));
        const compact = new CompactTexts(papers.of);
        const plain = new MiniSearchTexts(papers.of);
        for (const [i, each] of papers.all.entries()) {
          compact.put(each);
          plain.put(each);
          // in several segments
          if (i % 3 === 0) await compact.finish(atOnce);
        }
        await compact.finish(atOnce);
        const gone = papers.all[1];
        if (gone) for (const texts of [compact, plain]) texts.delete(gone.id);
        await compact.finish(atOnce);
        const ids = papers.all.map(({ id }) => id).filter((id) => id !== gone?.id);
        if (backwards) ids.reverse();
        const given = compact.saturations(ids, stems);
        const expected = plain.saturations(ids, stems);
        assert.equal(given.length, ids.length * stems.length);
        for (const [i, value] of given.entries()) assert.ok(Math.abs(value - expected[i]!) < 1e-9);
        for (const [row, id] of ids.entries()) {
          for (const [column, stem] of stems.entries()) {
            const holds = compact.holders(new Set([stem]))(id);
            assert.equal(given[row * stems.length + column]! > 0, holds);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
