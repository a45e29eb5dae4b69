import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { bibtex } from '../../../../../src/core/dumps/bibtex';
import { problemsOf, readAll, recordsOf } from '../reading';
import { aspects, cslAspects, differences, pandocItems } from './pandoc';

const text = fs.readFileSync(path.resolve('test/fixtures/bibliographies/hard.bib'), 'utf8');

suite('BibTeX in the hardest shapes', () => {
  const readings = readAll(bibtex, text);
  const records = recordsOf(readings);

  test('is read without a problem', () => {
    assert.deepEqual(problemsOf(readings), []);
    assert.ok(records.length >= 300, String(records.length));
  });

  test('is read as Pandoc reads it, but for one record in a hundred', () => {
    const ours = new Map(records.map((record) => [record.citekey, aspects(record)]));
    const theirs = new Map(pandocItems(text).map((item) => [item.id, cslAspects(item)]));
    assert.deepEqual([...ours.keys()].sort(), [...theirs.keys()].sort());
    const different = [...theirs].flatMap(([key, expected]) => {
      const found = differences(ours.get(key)!, expected);
      return found.length > 0 ? [[key, ...found].join('\n  ')] : [];
    });
    assert.ok(different.length <= theirs.size * 0.01, different.join('\n'));
  });
});
