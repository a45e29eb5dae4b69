import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../../src/core/library/library';
import type { PaperRecord } from '../../../../src/core/paper';

const record = (file: string, line: number, title: string, abstract = ''): PaperRecord => ({
  title,
  abstract,
  author: [],
  year: null,
  source: { file, line },
});

const titlesOf = (library: Library) => [...library.papers()].map((paper) => paper.title);

suite('The library', () => {
  test('makes one paper with two sources of the same title in two dumps', () => {
    const library = new Library();
    library.replace('a.txt', [record('a.txt', 3, 'Attention Is All You Need', 'Short.')]);
    library.replace('b.txt', [record('b.txt', 9, 'Attention is all you need!', 'A longer abstract.')]);
    library.settle();
    const [paper] = [...library.papers()];
    assert.equal(library.size, 1);
    assert.ok(paper);
    assert.equal(paper.abstract, 'A longer abstract.');
    assert.deepEqual(paper.sources, [
      { file: 'a.txt', line: 3 },
      { file: 'b.txt', line: 9 },
    ]);
  });

  test('finds a paper by its key whatever the case', () => {
    const library = new Library();
    library.replace('a.txt', [record('a.txt', 1, 'YOLOv9: Learning What You Want')]);
    library.settle();
    assert.equal(library.named('YoloV9')?.title, 'YOLOv9: Learning What You Want');
    assert.equal(library.named('yolov8'), undefined);
  });

  test('finds the links of an abstract', () => {
    const library = new Library();
    library.replace('a.txt', [record('a.txt', 1, 'A', 'Code is at https://example.org/code.')]);
    library.settle();
    assert.deepEqual([...library.papers()][0]?.links, ['https://example.org/code']);
  });

  test('says what changed, and nothing when nothing did', () => {
    const library = new Library();
    library.replace('a.txt', [record('a.txt', 1, 'One'), record('a.txt', 3, 'Two')]);
    assert.equal(library.settle().added.length, 2);
    library.replace('a.txt', [record('a.txt', 1, 'One'), record('a.txt', 3, 'Two', 'Now with an abstract.')]);
    const change = library.settle();
    assert.deepEqual(
      [change.added.length, change.changed.map((paper) => paper.title), change.removed.length],
      [0, ['Two'], 0],
    );
    assert.deepEqual(library.settle(), { added: [], changed: [], removed: [] });
    library.remove('a.txt');
    assert.equal(library.settle().removed.length, 2);
    assert.equal(library.size, 0);
  });

  test('lists a dump in its order, each work once, at its line there', () => {
    const library = new Library();
    library.replace('a.txt', [record('a.txt', 1, 'Two'), record('a.txt', 3, 'One'), record('a.txt', 5, 'Two')]);
    library.settle();
    assert.deepEqual(
      [...library.papersIn('a.txt')].map(({ paper, line }) => [paper.title, line]),
      [
        ['Two', 1],
        ['One', 3],
      ],
    );
    assert.deepEqual([...library.holdings()], [{ file: 'a.txt', records: 3 }]);
  });

  const titles = fc.array(fc.constantFrom('One', 'Two', 'one', 'Three', 'Four: Five', 'Four: Six'), { maxLength: 4 });
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(titles));

  test('after any history holds what a fresh one with the same files holds', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const lived = new Library();
        const files = new Map<string, PaperRecord[]>();
        for (const [file, held] of steps) {
          const records = held?.map((title, i) => record(file, i + 1, title, `${title} in ${file}`));
          if (records) {
            lived.replace(file, records);
            files.set(file, records);
          } else {
            lived.remove(file);
            files.delete(file);
          }
          lived.settle();
        }
        const fresh = new Library();
        for (const [file, records] of files) fresh.replace(file, records);
        fresh.settle();
        assert.deepEqual([...lived.papers()], [...fresh.papers()]);
        assert.equal(titlesOf(lived).length, lived.size);
      }),
    );
  });

  test('changes, applied one after the other, end in the library itself', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const library = new Library();
        const followed = new Map<string, unknown>();
        for (const [file, held] of steps) {
          if (held)
            library.replace(
              file,
              held.map((title, i) => record(file, i + 1, title)),
            );
          else library.remove(file);
          const { added, changed, removed } = library.settle();
          for (const paper of added) {
            assert.ok(!followed.has(paper.id));
            followed.set(paper.id, paper);
          }
          for (const paper of changed) {
            assert.ok(followed.has(paper.id));
            followed.set(paper.id, paper);
          }
          for (const id of removed) assert.ok(followed.delete(id));
        }
        assert.deepEqual(new Set(followed.values()), new Set(library.papers()));
      }),
    );
  });
});
