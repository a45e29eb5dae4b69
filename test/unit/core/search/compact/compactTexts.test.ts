import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../../src/core/paper';
import { CompactTexts } from '../../../../../src/core/search/compact/compactTexts';
import { textWords } from '../../../../../src/core/search/words/textWords';
import type { Ranking, Slot } from '../../../../../src/core/search/texts';
import { paper, Papers } from '../papers';

const atOnce = (): Promise<void> => Promise.resolve();

/** Words of few stems, some of several words. */
const word = fc.constantFrom('learn', 'learning', 'learned', 'graph', 'graphs', 'net', 'kestrel', 'owl', 'wind');
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const library = fc.uniqueArray(
  fc.record({ id: fc.integer({ min: 0, max: 60 }).map((n) => `p${n}`), title: text, abstract: text }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const papersOf = (all: readonly { id: string; title: string; abstract: string }[]): Paper[] =>
  all.map(({ id, title, abstract }) => paper(id, title, abstract));

/** Texts of papers that came in several goes: some changed, some gone again. */
async function textsOf(goes: readonly (readonly Paper[])[], gone: readonly string[] = []): Promise<CompactTexts> {
  const papers = new Papers(goes.flat());
  const texts = new CompactTexts(papers.of);
  for (const go of goes) {
    for (const each of go) texts.put(each);
    await texts.finish(atOnce);
  }
  for (const id of gone) texts.delete(id);
  await texts.finish(atOnce);
  return texts;
}

/** BM25 of a page, over the papers as they are. */
function naiveBest(
  papers: readonly Paper[],
  slots: readonly Slot[],
  ranking: Ranking,
  stemOf: (word: string) => string,
) {
  const counted = papers.map((each) => {
    const stems = new Map<string, number>();
    for (const [word, count] of textWords(each)) stems.set(stemOf(word), (stems.get(stemOf(word)) ?? 0) + count);
    return { id: each.id, stems };
  });
  const average = counted.reduce((sum, { stems }) => sum + stems.size, 0) / counted.length;
  const idf = (stem: string): number => {
    const n = counted.filter(({ stems }) => stems.has(stem)).length;
    return Math.log(1 + (counted.length - n + 0.5) / (n + 0.5));
  };
  const told = slots.map(({ alternatives }) =>
    Math.min(...alternatives.map(({ stems }) => Math.max(...stems.map(idf)))),
  );
  const total = told.reduce((sum, each) => sum + each, 0);
  const rows = counted.flatMap(({ id, stems }) => {
    let [score, covered] = [0, 0];
    for (const [i, { alternatives }] of slots.entries()) {
      const held = alternatives.filter((each) => each.stems.every((stem) => stems.has(stem)));
      if (held.length > 0) covered += told[i]!;
      for (const { stems: asked, weight } of held) {
        for (const stem of asked) {
          const count = stems.get(stem)!;
          const norm = 1.2 * (0.4 + (0.6 * stems.size) / average);
          score += (weight / asked.length) * idf(stem) * ((count * 2.2) / (count + norm));
        }
      }
    }
    const gain = ranking.gains.get(id);
    const isWhole = ranking.isWholeFirst && (covered / total > 1 - 1e-9 || gain !== undefined);
    const found = score * (covered / total) ** ranking.coverage * (gain ?? 1);
    return covered > 0 && ranking.accepts?.(id) !== false ? [{ id, score: found, isWhole }] : [];
  });
  return new Map(rows.map((row) => [row.id, row]));
}

suite('Compact texts', function () {
  // many libraries, on a machine that may be busy
  this.timeout(60_000);

  test('rank as a look at every paper does', async () => {
    const slot = fc
      .array(
        fc.record({
          stems: fc.array(fc.constantFrom('learn', 'graph', 'net', 'kestrel', 'owl'), { minLength: 1, maxLength: 2 }),
          weight: fc.constantFrom(1, 0.5, 0.1),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((alternatives): Slot => ({ alternatives }));
    const ranking = fc.record({
      coverage: fc.constantFrom(1, 1.5),
      gains: fc.constantFrom(new Map(), new Map([['p3', 2]]), new Map([...Array(20).keys()].map((n) => [`p${n}`, 2]))),
      isWholeFirst: fc.boolean(),
      accepts: fc.constantFrom(
        undefined,
        (id: string) => id.endsWith('1'),
        () => false,
      ),
    });
    const asked = fc.record({
      slots: fc.array(slot, { minLength: 1, maxLength: 3 }),
      ranking,
      limit: fc.nat({ max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(library, library, asked, async (one, two, { slots, ranking, limit }) => {
        const later = papersOf(two);
        const papers = [...papersOf(one).filter(({ id }) => later.every((each) => each.id !== id)), ...later];
        const texts = await textsOf([papersOf(one), later]);
        const expected = naiveBest(papers, slots, ranking, (each) => texts.stemOf(each));
        const found = texts.best(slots, ranking, limit);
        assert.equal(found.length, Math.min(limit, expected.size));
        for (const { id, score, isWhole } of found) {
          const row = expected.get(id)!;
          assert.equal(isWhole, row.isWhole);
          assert.ok(Math.abs(score - row.score) <= 1e-6 * row.score, `${score} is not ${row.score}`);
          expected.delete(id);
        }
        const last = found.at(-1);
        for (const { score, isWhole } of expected.values()) {
          if (!last || isWhole < last.isWhole) continue;
          assert.ok(isWhole === last.isWhole && score <= last.score * (1 + 1e-6));
        }
        // and again, as if nobody had asked before
        assert.deepEqual(texts.best(slots, ranking, limit), found);
      }),
      { numRuns: 300 },
    );
  });

  test('count what is there, and save the same bytes, whatever came and went', async () => {
    const goes = fc.array(library, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(goes, fc.nat({ max: 2 }), async (all, rest) => {
        const now = new Map(all.flat().map((each) => [each.id, each]));
        const gone = [...now.keys()].filter((_, i) => i % 3 === rest);
        const left = [...now.values()].filter(({ id }) => !gone.includes(id));
        const texts = await textsOf(all.map(papersOf), gone);
        const fresh = await textsOf([papersOf(left)]);
        for (const each of ['learn', 'learning', 'learned', 'graph', 'graphs', 'owl', 'wind']) {
          assert.equal(texts.words.frequency(each), fresh.words.frequency(each), each);
          assert.equal(texts.frequency(texts.stemOf(each)), fresh.frequency(fresh.stemOf(each)), each);
          assert.equal(texts.information(each), fresh.information(each), each);
          const [holds, should] = [texts, fresh].map((some) => some.holders(new Set([some.stemOf(each)])));
          for (const id of now.keys()) assert.equal(holds!(id), should!(id), id);
        }
        assert.deepEqual(await texts.save(atOnce), await fresh.save(atOnce));
      }),
      { numRuns: 150 },
    );
  });

  test('count what is there also when finishing was refused at first', async () => {
    await fc.assert(
      fc.asyncProperty(library, library, fc.nat({ max: 30 }), async (one, two, breaths) => {
        const [before, after] = [papersOf(one), papersOf(two)];
        const texts = await textsOf([before]);
        for (const { id } of before.filter((_, i) => i % 3 === 0)) texts.delete(id);
        for (const each of after) texts.put(each);
        let left = breaths;
        const refuse = (): Promise<void> => {
          // whoever searches meanwhile
          for (const each of ['learn', 'graph', 'owl']) texts.information(each);
          return left-- > 0 ? Promise.resolve() : Promise.reject(new Error('stopped'));
        };
        await texts.finish(refuse).catch((error: unknown) => assert.match(String(error), /stopped/));
        await texts.finish(atOnce);
        const now = new Map([...before.filter((_, i) => i % 3 > 0), ...after].map((each) => [each.id, each]));
        const fresh = await textsOf([[...now.values()]]);
        for (const each of ['learn', 'graph', 'owl']) assert.equal(texts.information(each), fresh.information(each));
        assert.deepEqual(await texts.save(atOnce), await fresh.save(atOnce));
      }),
      { numRuns: 150 },
    );
  });

  test('of damaged bytes throw nothing', async () => {
    const papers = new Papers(
      [...Array(300).keys()].map((n) =>
        paper(`p${n}`, `Learning of graph${n}`, n % 2 ? 'learned winds' : 'owls learn'),
      ),
    );
    const whole = new CompactTexts(papers.of);
    for (const each of papers.all) whole.put(each);
    const saved = await whole.save(atOnce);
    const damage = fc.array(fc.tuple(fc.nat({ max: saved.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    const slots: Slot[] = ['learn', 'graph7', 'owl', 'wind'].map((stem) => ({
      alternatives: [{ stems: [stem], weight: 1 }],
    }));
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = saved.slice();
        for (const [at, value] of changes) bytes[at] = value;
        const texts = new CompactTexts(papers.of);
        if (!(await texts.restore(bytes))) return;
        const ranking = { coverage: 1.5, gains: new Map(), isWholeFirst: true };
        assert.ok(texts.best(slots, ranking, 5).length <= 5);
        texts.delete('p7');
        texts.put(paper('p8', 'Something else', 'of owls'));
        await texts.finish(atOnce);
        assert.ok(texts.best(slots, ranking, 5).length <= 5);
        await texts.save(atOnce);
      }),
      { numRuns: 200 },
    );
  });
});
