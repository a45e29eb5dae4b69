import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Hit } from '../../../../src/core/search/engine';
import { rankByUsage, recency, usageWeight } from '../../../../src/core/search/usageRank';

const day = 24 * 60 * 60 * 1000;

const hits = (...scores: readonly number[]): Hit[] =>
  scores.map((score, i) => ({ id: `p${i}`, score, terms: [], fields: [] }));

/** The ids in their new order, where the papers that are named weigh what is said. */
const ranked = (of: readonly Hit[], weights: Readonly<Record<string, number>>, limit = of.length) =>
  rankByUsage(of, (id) => weights[id] ?? 0, limit).map(({ id }) => id);

suite('What usage weighs', () => {
  test('a citation weighs half as much after thirty days, and no more than one that is just made', () => {
    assert.equal(recency(0), 1);
    assert.equal(recency(30 * day), 0.5);
    assert.equal(recency(60 * day), 0.25);
    assert.equal(recency(-day), 1);
  });

  test('this note weighs more than all others, and more citations more than fewer', () => {
    const weights = [
      { here: 0, anywhere: 0 },
      { here: 0, anywhere: recency(90 * day) },
      { here: 0, anywhere: 1 },
      { here: 0, anywhere: 1e6 },
      { here: 1, anywhere: 1 },
      { here: 5, anywhere: 5 },
    ].map(usageWeight);
    assert.equal(weights[0], 0);
    for (const [i, weight] of weights.slice(1).entries()) assert.ok(weight > weights[i]!, String(i));
    assert.ok(weights.at(-1)! < 1);
  });
});

suite('Papers by usage', () => {
  test('without citations the order stays', () => {
    assert.deepEqual(ranked(hits(7.2, 5.1, 5.1, 2.9, 2.8), {}), ['p0', 'p1', 'p2', 'p3', 'p4']);
  });

  test('among about equal matches what is cited comes first, what is cited more before that', () => {
    assert.deepEqual(ranked(hits(5.3, 5.29, 5.28, 5.27), { p3: 0.6, p2: 0.4 }), ['p3', 'p2', 'p0', 'p1']);
  });

  test('a clearly better match of the same kind stays first', () => {
    assert.deepEqual(ranked(hits(5.6, 5.3), { p1: 1 }), ['p0', 'p1']);
  });

  test('a better kind of match stays first, however near the scores are', () => {
    assert.deepEqual(ranked(hits(5.01, 4.99), { p1: 1 }), ['p0', 'p1']);
  });

  test('what is cited comes up from beyond what is shown', () => {
    assert.deepEqual(ranked(hits(2.5, 2.4, 2.4, 2.4), { p3: 0.5 }, 2), ['p3', 'p0']);
  });

  test('the order is that of kinds, and within one nothing passes what is better by more than a quarter', () => {
    const anyHits = fc
      .array(fc.double({ min: 1, max: 8, noNaN: true }), { maxLength: 30 })
      .map((scores) => hits(...scores.sort((a, b) => b - a)));
    fc.assert(
      fc.property(anyHits, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (of, weights) => {
        const order = rankByUsage(of, (id) => weights[Number(id.slice(1))] ?? 0, of.length);
        assert.deepEqual(new Set(order), new Set(of));
        for (const [i, hit] of order.entries()) {
          for (const later of order.slice(i + 1)) {
            assert.ok(Math.floor(later.score) <= Math.floor(hit.score));
            assert.ok(later.score - hit.score <= 0.25);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
