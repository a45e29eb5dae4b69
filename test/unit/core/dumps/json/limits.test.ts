import assert from 'node:assert/strict';
import { arxivLines } from '../../../../../src/core/dumps/arxivLines';
import { cslJson } from '../../../../../src/core/dumps/cslJson';
import { LineSplitter, longestLine } from '../../../../../src/core/dumps/lines';
import type { Reader } from '../../../../../src/core/dumps/reader';
import { problemsOf, recordsOf } from '../reading';
import { arxivItems, cslItems } from './samples';

const million = 'x'.repeat(1_000_000);
/** Reads what comes before, a text of twenty million characters, and what comes after. */
function readLong(reader: Reader, before: string, after: string) {
  const reading = reader.start('a.txt');
  const pieces = [before, ...Array<string>(20).fill(million), after];
  const readings = [...pieces.flatMap((piece) => [...reading.write(piece)]), ...reading.end()];
  return { titles: recordsOf(readings).map(({ title }) => title), lines: problemsOf(readings).map(({ line }) => line) };
}

suite('a JSON record too long to hold', () => {
  const csl = cslItems.slice(0, 3).map((item) => JSON.stringify(item));
  const titles = cslItems.map(({ title }) => title);

  test('is one problem, and the others are read', () => {
    const { titles: read, lines } = readLong(cslJson, `[${csl[0]!},\n{"id":"b","title":"`, `"},\n${csl[2]!}]`);
    assert.deepEqual([read, lines], [[titles[0], titles[2]], [2]]);
  });

  test('is one problem where its string never ends', () => {
    assert.deepEqual(readLong(cslJson, `[${csl[0]!},\n{"id":"b","title":"`, ''), { titles: [titles[0]], lines: [2] });
  });

  test('is one problem on a line of its own', () => {
    const arxiv = arxivItems.slice(0, 3).map((item) => JSON.stringify(item));
    const { titles: read, lines } = readLong(arxivLines, `${arxiv[0]!}\n{"title":"`, `"}\n${arxiv[2]!}\n`);
    assert.deepEqual([read.length, lines], [2, [2]]);
  });

  test('is cut where lines are taken apart', () => {
    const lines = new LineSplitter();
    const pieces = ['a\n', ...Array<string>(20).fill(million), '\nb'];
    const all = [...pieces.flatMap((piece) => [...lines.write(piece)]), ...lines.end()];
    assert.deepEqual(
      all.map(({ text, number }) => [text.length, number]),
      [
        [1, 1],
        [longestLine, 2],
        [1, 3],
      ],
    );
  });
});

suite('a bracket too many before a record', () => {
  for (const bracket of ['{  ', '[ ', ']', '}']) {
    test(`costs no record: ${bracket}`, () => {
      const text = `[\n${cslItems
        .slice(0, 9)
        .map((item, n) => (n === 4 ? bracket : '') + JSON.stringify(item))
        .join(',\n')}\n]`;
      const reading = cslJson.start('a.txt');
      const readings = [...reading.write(text), ...reading.end()];
      assert.equal(recordsOf(readings).length, 9);
      assert.deepEqual(
        problemsOf(readings).map(({ line }) => line),
        bracket === ']' ? [] : [6],
      );
    });
  }
});
