import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Collection } from '../../../../../src/core/collection';
import { fullName, type Paper, type PaperRecord } from '../../../../../src/core/paper';
import { createEngine } from '../../../../../src/core/search/createEngine';
import { isInFile } from '../../../../../src/core/search/query/filePart';
import { atOnce, inFile, record } from '../../library/records';

const engines = {
  MiniSearch: (paperOf: (id: string) => Paper | undefined) => createEngine(paperOf, 'miniSearch'),
  compact: (paperOf: (id: string) => Paper | undefined) => createEngine(paperOf, 'compact'),
};

async function collectionOf(
  files: Readonly<Record<string, readonly PaperRecord[]>>,
  engine: keyof typeof engines = 'MiniSearch',
): Promise<Collection> {
  const collection = new Collection(engines[engine]);
  for (const [file, records] of Object.entries(files)) collection.put(file, inFile(file, records));
  await collection.settle(atOnce);
  return collection;
}

const birds = {
  '/home/ada/papers/birds of prey.bib': [
    record('Kestrels in the Wind', {
      citekey: 'gogh2019',
      author: [{ given: 'Vincent', nonDroppingParticle: 'van der', family: 'Gögh' }],
      abstract: 'Meta-learning of hovering. The wind, it turns out, is what it hovers against.',
      year: 2019,
    }),
    record('A Survey of Owls', { citekey: 'minerva', aliases: ['athene'], abstract: 'The wind and owls.', year: 2021 }),
  ],
  'file:///home/ada/papers/sea%20birds.txt': [
    record('Puffins Dive', { citekey: 'puffins', abstract: 'How puffins hover over owls.', year: 2022 }),
    record('Auks, Undated', { citekey: 'auks', author: [{ family: 'Owls', given: 'Vincent' }] }),
    record('Wind Power', { citekey: 'power', abstract: 'In the kestrel there is wind.', year: 2022 }),
  ],
};

for (const engine of ['MiniSearch', 'compact'] as const) {
  suite(`Queries, in the ${engine} engine`, () => {
    let collection: Collection;
    suiteSetup(async () => (collection = await collectionOf(birds, engine)));
    const cited = () => new Set([collection.library.named('puffins')!.id]);
    const keysFor = (query: string): string[] => collection.search(query, 10, cited).map(({ paper }) => paper.citekey);

    test('find phrases in order, in any form, across hyphens, accents and case', () => {
      assert.deepEqual(keysFor('"kestrel in the winds"'), ['gogh2019']);
      assert.deepEqual(keysFor('"meta learning"'), ['gogh2019']);
      assert.deepEqual(keysFor('"metalearning of hovering"'), ['gogh2019']);
      assert.deepEqual(keysFor('"the kestrel"'), ['power']);
      assert.deepEqual(keysFor('"wind kestrel"'), []);
      // half typed
      assert.deepEqual(keysFor('"kestrels in the wi'), ['gogh2019']);
      assert.deepEqual(keysFor('"kestrels in the wi"'), []);
    });

    test('find words where they must stand', () => {
      assert.deepEqual(keysFor('title:owls'), ['minerva']);
      assert.deepEqual(keysFor('author:owl'), ['auks']);
      assert.deepEqual(keysFor('abstract:owls').sort(), ['minerva', 'puffins']);
      assert.deepEqual(keysFor('author:"van der gogh"'), ['gogh2019']);
      assert.deepEqual(keysFor('author:"gögh vincent" '), ['gogh2019']);
      assert.deepEqual(keysFor('author:vinc').sort(), ['auks', 'gogh2019']);
      assert.deepEqual(keysFor('author:v').sort(), ['auks', 'gogh2019']);
      assert.deepEqual(keysFor('author:vinc '), []);
    });

    test('leave out what must not be there', () => {
      assert.deepEqual(keysFor('-wind').sort(), ['auks', 'puffins']);
      assert.deepEqual(keysFor('owls -author:vincent -title:survey'), ['puffins']);
      assert.deepEqual(keysFor('wind -"the wind"'), ['power']);
    });

    test('look at years, files, keys and what notes cite', () => {
      assert.deepEqual(keysFor('year:2019..2021'), ['minerva', 'gogh2019']);
      assert.deepEqual(keysFor('-year:2019..').sort(), ['auks']);
      assert.deepEqual(keysFor('wind in:"sea birds"'), ['power']);
      assert.deepEqual(keysFor('in:PREY'), ['minerva', 'gogh2019']);
      assert.deepEqual(keysFor('key:then'), ['minerva']);
      assert.deepEqual(keysFor('cited:yes'), ['puffins']);
      assert.deepEqual(keysFor('owls cited:no').sort(), ['auks', 'minerva']);
    });

    test('list without words the newest first, then by key, the undated last, and no more than asked for', () => {
      assert.deepEqual(keysFor('in:birds'), ['power', 'puffins', 'minerva', 'gogh2019', 'auks']);
      assert.deepEqual(
        collection.search('in:birds', 2).map(({ paper }) => paper.citekey),
        ['power', 'puffins'],
      );
    });

    test('say what is wrong, and answer the rest', () => {
      const told = (query: string, notes = true) =>
        collection.queryProblems(query, notes ? cited : undefined).map(({ start, end, message }) => {
          assert.ok(message.endsWith('.'));
          return query.slice(start, end);
        });
      assert.deepEqual(told('owls in:nowhere year:x cited:yes'), ['in:nowhere', 'year:x']);
      assert.deepEqual(told('owls cited:yes', false), ['cited:yes']);
      assert.deepEqual(keysFor('title:owls in:nowhere year:x '), ['minerva']);
      assert.deepEqual(
        keysFor('year:x'),
        collection.search('', 10).map(({ paper }) => paper.citekey),
      );
    });

    test('choose among all papers, not among the best of them', async () => {
      const many = Array.from({ length: 600 }, (_, i) =>
        record(`Owls ${i}`, {
          citekey: `owl${i}`,
          abstract: i === 599 ? 'long words '.repeat(50) : 'Owls, owls.',
          year: 2000 + (i % 7),
        }),
      );
      const others = Array.from({ length: 500 }, (_, i) => record(`Zebras ${i}`, { year: 1990 }));
      const large = await collectionOf({ 'owls.bib': many, 'zebras.bib': others, ...birds }, engine);
      assert.deepEqual(
        large.search('owls key:owl599', 3).map(({ paper }) => paper.citekey),
        ['owl599'],
      );
      assert.deepEqual(
        large.search('owls puffins year:..2000 ', 3).map(({ paper }) => paper.year),
        [2000, 2000, 2000],
      );
      assert.deepEqual(
        large.search('o author:gogh', 3).map(({ paper }) => paper.citekey),
        ['gogh2019'],
      );
      // a word that is rarer, but that no paper of these years has
      assert.equal(large.search('zebras owls year:2000..2006 ', 3).length, 3);
      // more keys begin so than are asked for
      assert.deepEqual(
        large.search('in:prey o', 3).map(({ paper }) => paper.citekey),
        ['minerva'],
      );
    });

    test('put papers that hold all words before those that hold some, however much of these', async () => {
      const some = await collectionOf(
        {
          'a.bib': [
            ...Array.from({ length: 30 }, (_, i) => record(`Other ${i}`, { abstract: 'Nests of birds.' })),
            record('Kakapo Kakapo Kakapo', { citekey: 'some', abstract: 'Kakapo kakapo kakapo.' }),
            record('Long', { citekey: 'all', abstract: `Birds ${'and other things '.repeat(60)} kakapo nests.` }),
          ],
        },
        engine,
      );
      for (const query of ['kakapo nests birds', 'nests kakapo', 'kakapo bird']) {
        assert.deepEqual(
          some.search(query, 2).map(({ paper }) => paper.citekey),
          ['all', 'some'],
          query,
        );
      }
    });
  });
}

suite('Queries over any library', function () {
  // many libraries, on a machine that may be busy
  this.timeout(60_000);
  const words = ['wind', 'owls', 'the', 'kestrel'] as const;
  const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
  const library = fc.array(
    fc.record({
      title: sentence,
      abstract: sentence,
      family: fc.constantFrom(...words),
      year: fc.constantFrom(2020, 2021, null),
    }),
    { minLength: 2, maxLength: 8 },
  );
  const piece = fc.oneof(
    fc.record({ kind: fc.constantFrom('title', 'abstract', 'author', 'anywhere'), value: sentence }),
    fc.record({ kind: fc.constant('year'), value: fc.constantFrom('2020', '2020..2021', '2021..') }),
    fc.record({ kind: fc.constant('in'), value: fc.constantFrom('even', 'odd', 'x/') }),
  );
  const condition = fc.record({ piece, isExcluded: fc.boolean() });

  /** What the paper must be, said as simply as can be. */
  function holds({ kind, value }: { kind: string; value: string }, paper: Paper): boolean {
    const has = (text: string): boolean => ` ${text} `.includes(` ${value} `);
    const names = paper.author.map(fullName);
    if (kind === 'title') return has(paper.title);
    if (kind === 'abstract') return has(paper.abstract);
    if (kind === 'author') return names.some(has);
    if (kind === 'anywhere') return [paper.title, paper.abstract, ...names].some(has);
    if (kind === 'in') return paper.sources.some(({ file }) => isInFile(file, value));
    const [from, to = from] = value.split('..').map(Number);
    return paper.year !== null && paper.year >= from! && paper.year <= (to === 0 ? Infinity : to!);
  }

  test('find what a look at every paper finds', async () => {
    await fc.assert(
      fc.asyncProperty(library, fc.array(condition, { minLength: 1, maxLength: 3 }), async (papers, conditions) => {
        const records = papers.map(({ title, abstract, family, year }, i) =>
          // the number keeps them apart, and is nobody's word
          record(`${i} ${title}`, { citekey: `k${i}`, abstract, year, author: [{ family }] }),
        );
        const parity = (rest: number) => records.filter((_, i) => i % 2 === rest);
        const collection = await collectionOf({ 'x/even.bib': parity(0), 'x/odd.bib': parity(1) });
        const query = conditions
          .map(({ piece: { kind, value }, isExcluded }) => {
            const written = kind === 'anywhere' ? `"${value}"` : `${kind}:"${value}"`;
            return (isExcluded ? '-' : '') + written;
          })
          .join(' ');
        const expected = [...collection.library.papers()]
          .filter((paper) => conditions.every(({ piece, isExcluded }) => holds(piece, paper) !== isExcluded))
          .map(({ citekey }) => citekey);
        const found = collection.search(query, 100).map(({ paper }) => paper.citekey);
        assert.deepEqual(found.sort(), expected.sort(), query);
      }),
      { numRuns: 150 },
    );
  });

  test('are answered whatever they are', async () => {
    const collection = await collectionOf(birds);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', 'author:', '"', 'year:', 'in:', 'key:', '-'),
        (query, mark) => {
          for (const text of [mark + query, `wind ${mark}${query}`]) {
            assert.ok(collection.search(text, 3).length <= 3);
            collection.queryProblems(text);
          }
        },
      ),
    );
  });
});
