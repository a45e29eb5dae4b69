import assert from 'node:assert/strict';
import { cslJson } from '../../../../../src/core/dumps/cslJson';
import { feedJson } from '../../../../../src/core/dumps/feedJson';
import type { Reader } from '../../../../../src/core/dumps/reader';
import { problemsOf, readAll, recordsOf } from '../reading';
import { cslItems, feedItems } from './samples';

const marks = ['{', '}', '[', ']', '"', ',', ':'];

/** How many of the texts with one mark less or more in the fifth record cost no other record, and give one problem there. */
function share(reader: Reader, items: readonly object[], indent: number | undefined): number {
  const all = items.slice(0, 10);
  const text = JSON.stringify(all, undefined, indent);
  const fifth = JSON.stringify(all[4], undefined, indent).replaceAll('\n', '\n' + ' '.repeat(indent ?? 0));
  const start = text.indexOf(fifth);
  const line = text.slice(0, start).split('\n').length;
  const whole = recordsOf(readAll(reader, text)).map(({ title }) => title);
  const others = whole.filter((_, n) => n !== 4);
  let right = 0;
  let count = 0;
  for (let at = start; at < start + fifth.length; at++) {
    const changes = ['', ...marks].map((mark) => text.slice(0, at) + mark + text.slice(mark === '' ? at + 1 : at));
    for (const changed of changes.filter((each) => each !== text && !isValid(each))) {
      if (changed.length < text.length && !marks.includes(text[at]!)) continue;
      count++;
      const readings = readAll(reader, changed);
      const titles = recordsOf(readings).map(({ title }) => title);
      const problems = problemsOf(readings);
      const hasOthers = others.every((title) => titles.includes(title)) && titles.length <= 10;
      const isHarmless = problems.length === 0 && titles.length === 10;
      if (hasOthers && (isHarmless || (problems.length === 1 && problems[0]?.line === line))) right++;
    }
  }
  return right / count;
}

function isValid(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

suite('a record of a JSON list with one mark less or more', () => {
  for (const indent of [undefined, 2]) {
    test(`costs no other and is one problem, ${indent === undefined ? 'on one line' : 'indented'}`, () => {
      assert.ok(share(cslJson, cslItems, indent) > 0.99);
      assert.ok(share(feedJson, feedItems, indent) > 0.99);
    });
  }
});

suite('a record of a JSON list on one line that is cut short', () => {
  const [csl, feed] = [cslItems, feedItems].map((items) => items.map((item) => JSON.stringify(item)));
  for (const [reader, texts, end] of [
    [cslJson, csl!, '"author":['],
    [feedJson, feed!, '"authors":['],
    [feedJson, feed!, '"authors'],
    [feedJson, feed!, '"authors":[{"name":"A B}]}}'],
  ] as const) {
    for (const between of [',', '']) {
      test(`costs no other: ${end}${between}`, () => {
        const sixth = texts[5]!;
        const cut = sixth.slice(0, sixth.indexOf(end.slice(0, end.indexOf('"', 1)))) + end;
        const text = `[${texts.slice(0, 5).join(',')},${cut}${between}${texts.slice(6).join(',')}]`;
        const readings = readAll(reader, text);
        assert.equal(recordsOf(readings).length, texts.length - 1);
        assert.deepEqual(
          problemsOf(readings).map(({ line }) => line),
          [1],
        );
      });
    }
  }
});
