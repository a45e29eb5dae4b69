import assert from 'node:assert/strict';
import { feedJson } from '../../../../src/core/dumps/feedJson';
import { assertOneProblem, fieldsOf, onLines, oneEach, otherTexts, textsLike } from './json/mutations';
import { arxivItems, cslItems, feedItems, samples, zoteroItems } from './json/samples';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

suite('a paper feed in JSON', () => {
  test('is read with all its fields, in every form', () => {
    const bare = feedItems.map(({ paper }) => paper);
    const forms = [
      JSON.stringify(feedItems),
      JSON.stringify({ papers: feedItems }, undefined, 2),
      JSON.stringify({ date: '2025-01-01', items: feedItems }),
      oneEach(feedItems.map((item) => JSON.stringify(item))),
      JSON.stringify(bare, undefined, 2),
      oneEach(bare.map((paper) => JSON.stringify({ paper }))),
    ];
    for (const form of forms) {
      assert.equal(feedJson.recognises(form), true);
      const readings = readAll(feedJson, form);
      assert.deepEqual(problemsOf(readings), []);
      assert.deepEqual(
        fieldsOf(readings),
        samples.map((sample) => ({
          type: 'article',
          title: sample.title,
          abstract: sample.abstract,
          author: sample.authors.map(({ given, family }) => ({ given, family })),
          year: sample.year,
          month: sample.month,
          day: sample.day,
          arxiv: sample.arxiv,
        })),
      );
    }
    assert.equal(recordsOf(readAll(feedJson, JSON.stringify(feedItems[0]))).length, 1);
  });

  test('tells each broken paper at its line and reads the others', () => {
    for (const write of [onLines, oneEach]) assertOneProblem(feedJson, feedItems, write);
    const [problem] = problemsOf(
      readAll(feedJson, JSON.stringify([{ paper: { title: 'A', summary: 'B', authors: [3] } }])),
    );
    assert.match(problem?.message ?? '', /authors could not be understood/);
  });

  test('says which fields are of the wrong kind', () => {
    const item = { id: '2401.10001', title: 'A Title', summary: 'Of it', authors: [{ name: 'Ada Rossi' }] };
    for (const [field, value] of [
      ['summary', 3],
      ['authors', 'Ada Rossi'],
      ['id', 'none'],
    ] as const) {
      const readings = readAll(feedJson, JSON.stringify([{ paper: { ...item, [field]: value } }]));
      assert.equal(recordsOf(readings).length, 1);
      assert.match(
        problemsOf(readings)
          .map(({ message }) => message)
          .join(),
        new RegExp(`^What it says of ${field} could`),
      );
    }
  });

  test('is not taken for it by mistake, and may be any text', () => {
    const others = [arxivItems, cslItems, zoteroItems].map((items) => JSON.stringify(items));
    for (const text of [...others, ...otherTexts]) assert.equal(feedJson.recognises(text), false, text.slice(0, 200));
    assertReadsAnything(feedJson, textsLike(JSON.stringify(feedItems.slice(0, 4), undefined, 1)));
  });
});
