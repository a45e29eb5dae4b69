import assert from 'node:assert/strict';
import { RecordLines, type Lines } from '../../../../src/core/bibliography/recordLines';

const linesOf = (...lines: readonly string[]): Lines => ({ count: lines.length, at: (line) => lines[line]! });

suite('A record in a text that has been edited', () => {
  const bib = ['@misc{a,', '  title = {A},', '}', '@misc{b,', '  crossref = {a},', '}'];

  test('is where it was while nothing has moved', () => {
    const records = new RecordLines(linesOf(...bib), 'bibtex');
    assert.deepEqual([records.lineOf(0, ['a', 'A']), records.lineOf(3, ['b'])], [0, 3]);
  });

  test('is found by its key, above or below', () => {
    assert.equal(new RecordLines(linesOf('', '', '', ...bib), 'bibtex').lineOf(0, ['a', 'A']), 3);
    assert.equal(new RecordLines(linesOf(...bib.slice(3)), 'bibtex').lineOf(3, ['b']), 0);
    const json = linesOf('[', '', '{', '  "id": "a",', '  "title": "A"', '}]');
    assert.equal(new RecordLines(json, 'csl-json').lineOf(1, ['a', 'A']), 3);
  });

  test('is found by its title in a dump, not where a text mentions it', () => {
    const text = linesOf(
      '',
      'See Sharpness Is All, which is a paper about something else altogether.',
      '',
      'Sharpness Is All',
      '',
      'x',
    );
    assert.equal(new RecordLines(text, undefined).lineOf(0, ['sharpness', 'Sharpness Is All']), 3);
  });

  test('has moved along with the one before, where it cannot be found itself', () => {
    const records = new RecordLines(linesOf('', '', ...bib), 'bibtex');
    assert.equal(records.lineOf(0, ['a']), 2);
    assert.equal(records.lineOf(3, ['renamed']), 5);
  });

  test('is within the text, whatever is asked for, and soon', () => {
    const records = new RecordLines({ count: 1_000_000, at: () => '@misc{other,' }, 'bibtex');
    let last = 0;
    for (let i = 0; i < 10_000; i++) last = records.lineOf(5_000_000, [`key${i}`]);
    assert.equal(last, 999_999);
    assert.equal(new RecordLines(linesOf(''), undefined).lineOf(7, ['x']), 0);
  });
});
