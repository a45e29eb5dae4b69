// What one remembers of a paper finds it: on the sample library, with every paper of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Collection, readFile } from '../../../../src/core/collection';
import { piecesOf } from '../../../../src/core/dumps/decoding/bytes';
import type { Paper } from '../../../../src/core/paper';
import { createEngine } from '../../../../src/core/search/createEngine';
import { sentencesIn } from '../../../../src/core/text/sentences';
import { knownItems, type KnownItem } from '../../../bench/corpus';

const folder = 'test/fixtures/workspace/papers';
const atOnce = () => Promise.resolve();

suite('In the sample library, a paper is found', () => {
  const collection = new Collection(createEngine);
  let papers: Paper[];

  suiteSetup(async () => {
    for (const file of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, file));
      collection.put(file, (await readFile(file, piecesOf(bytes), atOnce)).records);
    }
    await collection.settle(atOnce);
    papers = [...collection.library.papers()];
    assert.ok(papers.length > 60);
  });

  /** The share of queries whose paper is among the first so many. */
  const found = (items: readonly KnownItem[], first: number) =>
    items.filter(({ query, title }) => collection.search(query, first).some(({ paper }) => paper.title === title))
      .length / items.length;

  test('first, by its title', () => {
    for (const { title } of papers) {
      assert.equal(collection.search(title, 1)[0]?.paper.title, title);
      assert.equal(collection.suggest(title, 1)[0]?.paper.title, title);
    }
  });

  test('among the first three, by three words of its title with a typo', () => {
    const items = knownItems(papers, 400)['three words, a typo'];
    assert.ok(items.length > 100);
    assert.ok(found(items, 3) >= 0.95, `${found(items, 3)}`);
  });

  test('first, by a sentence of its abstract', () => {
    const items = papers.flatMap(({ title, abstract }) =>
      sentencesIn(abstract).map(({ start, end }) => ({ title, query: abstract.slice(start, end) })),
    );
    assert.ok(items.length > 200);
    assert.ok(found(items, 1) >= 0.98, `${found(items, 1)}`);
  });

  test('first, by its key', () => {
    for (const { citekey, title } of papers) {
      assert.equal(collection.suggest(citekey, 1)[0]?.paper.title, title, citekey);
    }
  });
});
