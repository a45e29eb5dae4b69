import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PostingsReader } from '../../../../../src/core/search/compact/postings';
import { PostingsWriter } from '../../../../../src/core/search/compact/postingsWriter';
import { Combinations } from '../../../../../src/core/search/compact/wordForms';

/** A paper of a stem: how often it has it, and in which of its words. */
interface Entry {
  readonly paper: number;
  readonly count: number;
  readonly words: readonly number[];
}

interface Stem {
  readonly words: number;
  readonly entries: readonly Entry[];
}

const SIZE = 700;
const byCount = (a: Entry, b: Entry): number => a.count - b.count || a.paper - b.paper;

function written(stems: readonly Stem[], size = SIZE) {
  const writer = new PostingsWriter(size, stems.length);
  for (const { words, entries } of stems) {
    const sorted = entries.toSorted(byCount);
    const combinations = new Combinations();
    writer.add({
      size: sorted.length,
      papers: Uint32Array.from(sorted, ({ paper }) => paper),
      counts: Uint32Array.from(sorted, ({ count }) => count),
      codes: Uint32Array.from(sorted, (entry) => combinations.numberOf(entry.words)),
      combinations: words > 1 ? combinations.all : undefined,
    });
  }
  return writer.finish();
}

/** What is read of a stem. */
function read(postings: ReturnType<typeof written>, stem: number, words: number, among?: Uint32Array): Entry[] {
  const reader = new PostingsReader(postings).open(stem);
  const found: (Omit<Entry, 'words'> & { place: number })[] = [];
  for (let size = reader.next(among); size >= 0; size = reader.next(among)) {
    for (let i = 0; i < size; i++) {
      found.push({ paper: reader.papers[i]!, count: reader.count, place: reader.placeOf(i) });
    }
  }
  const forms = words > 1 ? reader.forms(words) : undefined;
  return found.map(({ paper, count, place }) => ({ paper, count, words: forms ? forms.at(place) : [0] }));
}

suite('Postings', function () {
  this.timeout(60_000);
  const entry = (words: number) =>
    fc.record(
      {
        paper: fc.nat({ max: SIZE - 1 }),
        count: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 5000 })),
        words: fc
          .subarray([...Array(words).keys()], { minLength: 1 })
          .map((places) => places.toSorted((a, b) => a - b)),
      },
      { noNullPrototype: true },
    );
  const entries = (words: number) =>
    fc.oneof(
      fc.uniqueArray(entry(words), { selector: ({ paper }) => paper, minLength: 1, maxLength: 40 }),
      // every paper, or nearly: blocks are full, or not
      fc
        .subarray([...Array(SIZE).keys()], { minLength: SIZE - 3 })
        .map((papers) =>
          papers.map((paper): Entry => ({ paper, count: 1 + Number(paper % 5 === 0), words: [paper % words] })),
        ),
      // about a third of them
      fc
        .nat({ max: 2 })
        .map((rest) =>
          [...Array(SIZE).keys()]
            .filter((paper) => paper % 3 === rest)
            .map((paper): Entry => ({ paper, count: 1, words: [paper % words] })),
        ),
    );
  const stem = fc
    .integer({ min: 1, max: 4 })
    .chain((words) => entries(words).map((all): Stem => ({ words, entries: all })));
  const stems = fc.array(stem, { minLength: 1, maxLength: 4 });

  test('are read as they were written: by count, then by paper', () => {
    fc.assert(
      fc.property(stems, (all) => {
        const postings = written(all);
        for (const [s, { words, entries: given }] of all.entries()) {
          assert.deepEqual(read(postings, s, words), given.toSorted(byCount));
          assert.equal(postings.stemFrequencies[s], given.length);
        }
      }),
    );
  });

  test('tell of some papers what they tell of all', () => {
    fc.assert(
      fc.property(stems, fc.uniqueArray(fc.nat({ max: SIZE - 1 }), { maxLength: 30 }), (all, asked) => {
        const postings = written(all);
        const among = Uint32Array.from(asked).sort();
        for (const [s, { words, entries: given }] of all.entries()) {
          // others may be among them
          const found = read(postings, s, words, among).filter(({ paper }) => asked.includes(paper));
          assert.deepEqual(
            found,
            given.toSorted(byCount).filter(({ paper }) => asked.includes(paper)),
          );
        }
      }),
    );
  });

  test('take about a byte for each paper where many have the stem', () => {
    const half = [...Array(20_000).keys()].map((i): Entry => ({ paper: 2 * i, count: 1, words: [0] }));
    assert.ok(written([{ words: 1, entries: half }], 40_000).postings.length < 20_200);
  });

  test('of one stem that are damaged do not go on in those of the next', () => {
    const many = [...Array(SIZE).keys()].map((paper): Entry => ({ paper, count: 1, words: [0] }));
    const postings = written([
      { words: 2, entries: [{ paper: 0, count: 1, words: [1] }] },
      { words: 1, entries: many },
    ]);
    // a group of one, its paper; then how many combinations there are
    postings.postings[2] = 0x7f;
    const reader = new PostingsReader(postings).open(0);
    while (reader.next() >= 0);
    assert.ok(reader.forms(2).all.length < 5);
  });

  test('that are damaged come to an end', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(stems, damage, (all, changes) => {
        const { postings, ...rest } = written(all);
        const damaged = postings.slice();
        for (const [at, value] of changes) damaged[at % damaged.length] = value;
        for (const [s, { words }] of all.entries()) {
          const found = read({ ...rest, postings: damaged }, s, words);
          assert.ok(found.length <= rest.stemFrequencies[s]!);
          for (const entry of found) assert.ok(entry.words.every((word) => word < words));
        }
      }),
    );
  });
});
