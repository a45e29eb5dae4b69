import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PaperRecord } from '../../../../src/core/paper';
import { answers, by, libraryFrom, libraryOf, libraryWith, record, records, shuffled } from './records';

/** How many works records are. */
async function works(...all: readonly PaperRecord[]): Promise<number> {
  return (await libraryWith(...all)).size;
}

const title = 'Sharpness-Aware Minimization for Efficiently Improving Generalization';
const foret = { author: by('Foret', 'Pierre'), year: 2021 };

suite('A work', () => {
  test('is one whatever the typography of its title', async () => {
    assert.equal(await works(record('Attention Is All You Need'), record('Attention is all you need!')), 1);
  });

  test('is one by its DOI or its arXiv identifier, whatever its title', async () => {
    assert.equal(await works(record('A Draft', { doi: '10.1000/a' }), record('The Paper', { doi: '10.1000/a' })), 1);
    assert.equal(await works(record('A Draft', { arxiv: '2010.01412' }), record(title, { arxiv: '2010.01412' })), 1);
    assert.equal(
      await works(record('A Draft', { doi: '10.48550/arxiv.2010.01412' }), record(title, { arxiv: '2010.01412' })),
      1,
    );
  });

  test('is one as a preprint and as it was published', async () => {
    const preprint = record(title, { ...foret, year: 2020, arxiv: '2010.01412', doi: '10.48550/arxiv.2010.01412' });
    const published = record(title, { ...foret, doi: '10.1000/sam', containerTitle: 'ICLR' });
    const mirrored = record(title, { ...foret, doi: '10.5281/zenodo.17' });
    assert.equal(await works(preprint, published, mirrored, record(title)), 1);
  });

  test('is another where years are too far apart, or there are two publications', async () => {
    assert.equal(await works(record(title, { ...foret, year: 2001 }), record(title, { ...foret, year: 2005 })), 2);
    assert.equal(await works(record(title, { ...foret, year: 2001 }), record(title, { ...foret, year: 2004 })), 1);
    assert.equal(await works(record(title, { doi: '10.1000/a' }), record(title, { doi: '10.1000/b' })), 2);
    assert.equal(await works(record(title, { arxiv: '2010.00001' }), record(title, { arxiv: '2010.00002' })), 2);
  });

  test('is another where the first author is, however the name is written', async () => {
    const same = (...authors: PaperRecord['author'][]) => works(...authors.map((author) => record(title, { author })));
    assert.equal(await same(by('Foret', 'Pierre'), by('Kleiner', 'Ariel')), 2);
    assert.equal(await same(by('Foret', 'Pierre'), by('Foret', 'P.')), 1);
    assert.equal(await same(by('van der Berg'), by('Berg'), [{ family: 'Berg', nonDroppingParticle: 'van der' }]), 1);
    assert.equal(await same(by('Müller'), by('Mueller'), by('Muller'), [{ literal: 'Jan Müller' }]), 1);
    assert.equal(await same([{ literal: 'Müller, Jan' }], by('Müller')), 1);
    assert.equal(await same(by('King', 'M.'), [{ literal: 'Martin King Jr.' }]), 1);
    assert.equal(await same([{ family: '王', given: '小明' }], [{ literal: '王小明' }]), 1);
    assert.equal(await same(by('Иванов'), by('Ivanov')), 1);
  });

  test('with only a title joins the one it can be, and never two that differ', async () => {
    const one = record(title, { doi: '10.1000/a', abstract: 'First.' });
    const other = record(title, { doi: '10.1000/b', abstract: 'Second.' });
    const alone = record(title, { abstract: 'Only said here, at length.' });
    assert.equal(await works(one, alone), 1);
    const library = await libraryWith(one, alone, other);
    assert.deepEqual(
      [...library.papers()].map(({ id, abstract }) => [id, abstract]),
      [
        ['doi:10.1000/a', 'First.'],
        ['title:sharpnessawareminimizationforefficientlyimprovinggeneralization', 'Only said here, at length.'],
        ['doi:10.1000/b', 'Second.'],
      ],
    );
  });

  test('is another with a subtitle', async () => {
    assert.equal(await works(record('Graph Learning'), record('Graph Learning: A Survey')), 2);
  });

  test('is told by more than a title that says nothing', async () => {
    for (const nothing of [
      'Introduction',
      'Editorial',
      'Chapter 3',
      'Special Issue on Graphs',
      'GAN',
      'Vorwort',
      '前言',
      '',
    ]) {
      assert.equal(await works(record(nothing, foret), record(nothing)), 2, nothing);
      assert.equal(await works(record(nothing), record(nothing)), 2, nothing);
      assert.equal(await works(record(nothing, foret), record(nothing, { ...foret, year: 2022 })), 2, nothing);
      assert.equal(await works(record(nothing, foret), record(nothing, foret)), 1, nothing);
      assert.equal(
        await works(record(nothing, { ...foret, doi: '10.1000/a' }), record(nothing, { ...foret, doi: '10.1000/b' })),
        2,
        nothing,
      );
      const abstract = 'What this volume holds.';
      assert.equal(
        await works(record(nothing, { abstract }), record(nothing, { abstract: `${abstract} ` })),
        1,
        nothing,
      );
    }
    assert.equal(await works(record('BERT'), record('BERT')), 1);
    assert.equal(await works(record('概率论'), record('概率论')), 1);
  });

  test('is told by more than a title that hundreds of works have', async () => {
    const many = Array.from({ length: 150 }, (_, i) => record(title, { author: by(`Author${i}`), year: 2020 }));
    assert.equal(await works(...many, ...many, record(title)), 151);
  });

  test('keeps its id when other works come', async () => {
    const sam = record(title, foret);
    const [before] = [...(await libraryWith(sam)).papers()];
    const other = await libraryOf({ 'b.txt': [record('Introduction'), record('Graph Learning')], 'a.txt': [sam] });
    assert.equal(other.withId(before!.id)?.title, title);
  });

  test('of which nothing is known but a title that says nothing is told by where it stands', async () => {
    const [a, b] = ['a.txt', 'b.txt'].map(
      (file) => [file, [record('Introduction', { source: { file, line: 1 } })]] as const,
    );
    assert.deepEqual(answers(await libraryFrom([a!, b!])), answers(await libraryFrom([b!, a!])));
  });

  test('does not depend on the order of records or files', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a.txt', 'b.bib', 'c.txt'), records), { maxLength: 14 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 14 }),
        async (all, ranks) => {
          const told = all.map(([file, one], i) => ({ ...one, source: { file, line: i + 1 } }));
          const library = await libraryAsTold(told);
          assert.deepEqual(answers(await libraryAsTold(shuffled(told, ranks))), answers(library));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('has an id and keys of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(records, { maxLength: 20 }), async (all) => {
        const library = await libraryOf({ 'a.txt': all.slice(0, 10), 'b.bib': all.slice(10) });
        const papers = [...library.papers()];
        assert.equal(new Set(papers.map(({ id }) => id)).size, library.size);
        const keys = papers.flatMap(({ citekey, aliases }) => [citekey, ...aliases]);
        assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, keys.length);
        assert.equal(papers.flatMap(({ sources }) => sources).length, all.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** A library whose records come in the order given, from files in the order of their first records. */
function libraryAsTold(told: readonly PaperRecord[]) {
  const files = new Map<string, PaperRecord[]>();
  for (const one of told) files.set(one.source.file, [...(files.get(one.source.file) ?? []), one]);
  return libraryFrom(files);
}
