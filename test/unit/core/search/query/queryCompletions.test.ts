import assert from 'node:assert/strict';
import fc from 'fast-check';
import { queryCompletions } from '../../../../../src/core/search/query/queryCompletions';

const files = ['file:///home/ada/papers/vision.txt', 'file:///home/ada/papers/my%20science.txt', '/data/other.bib'];
const become = (query: string): string[] => queryCompletions(query, files).map(({ query }) => query);

suite('A query that is typed', () => {
  test('can become a field by its first letters', () => {
    assert.deepEqual(become('flat au'), ['flat author:']);
    assert.deepEqual(become('flat -A'), ['flat -author:', 'flat -abstract:']);
    assert.deepEqual(become('year'), ['year:']);
    for (const query of ['', 'flat ', 'flat au ', '"au', 'flat-au', 'author:k', 'xau'])
      assert.deepEqual(become(query), [], query);
  });

  test('can become a value where there are few', () => {
    assert.deepEqual(become('flat in:vis'), ['flat in:vision.txt ']);
    assert.deepEqual(become('in:'), ['in:"my science.txt" ', 'in:other.bib ', 'in:vision.txt ']);
    assert.deepEqual(become('in:papers'), ['in:"my science.txt" ', 'in:vision.txt ']);
    assert.deepEqual(become('in:"my s'), ['in:"my science.txt" ']);
    assert.deepEqual(become('cited:'), ['cited:yes ', 'cited:no ']);
    assert.deepEqual(become('cited:N'), ['cited:no ']);
    for (const query of ['in:vision.txt ', 'in:"vision.txt"', 'year:', 'cited:maybe'])
      assert.deepEqual(become(query), [], query);
  });

  test('is taken whatever it is, and what it becomes goes on from it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', 'in:', 'au', 'cited:'), (text, end) => {
        for (const { query } of queryCompletions(text + end, files)) assert.ok(query.startsWith(text.trimEnd()));
      }),
    );
  });
});
