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
    assert.equal(await works(record(title, { ...foret, year: 2001 }), record(title, { ...foret, year: 2002 })), 2);
    assert.equal(await works(record(title, { ...foret, year: 2001 }), record(title, foret), record(title, foret)), 2);
    for (const sign of [
      { arxiv: '2010.01412' },
      { doi: '10.1101/2020.10.03.1' },
      { doi: '10.64898/2026.01.02.1' },
      { doi: '10.5194/egusphere-2020-17' },
      { doi: '10.2196/preprints.17' },
      { containerTitle: 'CoRR' },
      { type: 'article', publisher: 'arXiv' },
    ]) {
      const preprint = record(title, { ...foret, year: 2018, ...sign });
      assert.equal(await works(preprint, record(title, { ...foret, doi: '10.1000/sam' })), 1, JSON.stringify(sign));
      assert.equal(await works({ ...preprint, year: 2017 }, record(title, foret)), 2, JSON.stringify(sign));
    }
    const journal = record(title, { ...foret, doi: '10.1101/gr.17' });
    assert.equal(await works(journal, record(title, { ...foret, doi: '10.1000/sam' })), 2);
    assert.equal(await works(journal, record(title, { ...foret, year: 2019 })), 2);
    assert.equal(await works(record(title, { doi: '10.1000/a' }), record(title, { doi: '10.1000/b' })), 2);
    assert.equal(await works(record(title, { arxiv: '2010.00001' }), record(title, { arxiv: '2010.00002' })), 2);
  });

  test('is another in another edition, volume or language, or as a thesis', async () => {
    const differ = (a: Partial<PaperRecord>, b: Partial<PaperRecord>) => works(record(title, a), record(title, b));
    assert.equal(await differ({ edition: '2' }, { edition: 'Third edition' }), 2);
    assert.equal(await differ({ edition: '2nd ed.' }, { edition: 'Second' }), 1);
    assert.equal(await differ({ type: 'book', volume: '1' }, { type: 'book', volume: '2' }), 2);
    assert.equal(await differ({ type: 'book', volume: '1' }, { type: 'book' }), 1);
    assert.equal(await differ({ type: 'book', isbn: '0-306-40615-2' }, { type: 'book', isbn: '978-0-306-40615-7' }), 1);
    assert.equal(await differ({ type: 'book', isbn: '0-306-40615-2' }, { type: 'book', isbn: '9783540653677' }), 2);
    assert.equal(await differ({ type: 'report', number: 'TR-1' }, { type: 'report', number: 'TR-2' }), 2);
    assert.equal(await differ({ translator: by('Berg') }, { translator: by('Li') }), 2);
    assert.equal(await differ({ language: 'en-GB' }, { language: 'German' }), 2);
    assert.equal(await differ({ language: 'en-GB' }, { language: 'english' }), 1);
    assert.equal(await differ({ type: 'thesis' }, { type: 'article-journal' }), 2);
    assert.equal(await differ({ type: 'thesis' }, { type: 'book' }), 1);
  });

  test('of a yearly series stays itself when it is cited', async () => {
    const reports = [2019, 2020, 2021].map((year) =>
      record('World Health Statistics', { author: [{ literal: 'World Health Organization' }], year, type: 'report' }),
    );
    const library = await libraryOf({ 'a.txt': reports, 'refs.bib': [{ ...reports[1]!, citekey: 'who2020' }] });
    assert.equal(library.size, 3);
    assert.deepEqual([library.named('who2020')?.year, library.named('who2020')?.sources.length], [2020, 2]);
  });

  test('is another than one with its DOI by mistake, where neither title nor author is the same', async () => {
    const doi = '10.1145/1122445.1122456';
    const one = record(title, { ...foret, doi });
    const other = record('Graph Learning Everywhere', { author: by('Li'), doi });
    const library = await libraryWith(one, other, one, { ...other, title: 'Graph learning, everywhere' });
    assert.deepEqual(
      [...library.papers()].map(({ id, sources }) => [id.slice(0, 11), sources.length]),
      [
        ['title:sharp', 2],
        ['title:graph', 2],
      ],
    );
    assert.equal(await works(one, { ...other, author: foret.author }), 1);
    assert.equal(await works(one, { ...other, author: [] }), 1);
    assert.equal(await works(one, { ...other, title: `${title}: An Introduction` }), 1);
  });

  test('has its preprint with it where there are two publications, the nearer one', async () => {
    const preprint = record(title, { ...foret, year: 2020, arxiv: '2010.01412' });
    const [early, late] = [2019, 2021].map((year) => record(title, { ...foret, year, doi: `10.1000/${year}` }));
    const later = record(title, { ...foret, year: 2022, doi: '10.1000/2022' });
    for (const all of [
      [preprint, late!, later],
      [later, late!, preprint],
    ]) {
      const library = await libraryWith(...all);
      assert.equal(library.size, 2);
      assert.equal(library.withId('arxiv:2010.01412')?.year, 2021);
    }
    assert.equal((await libraryWith(late!, preprint, early!)).withId('arxiv:2010.01412')?.year, 2019);
    assert.equal(await works(late!, later, { ...preprint, author: [] }), 3);
    assert.equal(await works(late!, later), 2);
  });

  test('as preprint and publication stays so when it is cited, though a third came out soon after', async () => {
    const preprint = record(title, { ...foret, year: 2019, arxiv: '2010.01412' });
    const [published, third] = [record(title, { ...foret, year: 2021 }), record(title, { ...foret, year: 2024 })];
    const before = await libraryWith(preprint, published, third);
    const lines = (library: typeof before) =>
      Array.from(library.papers(), ({ sources }) =>
        sources.filter(({ file }) => file === 'a.txt').map(({ line }) => line),
      );
    assert.deepEqual(lines(before), [[1, 2], [3]]);
    const entry = { ...preprint, year: 2021, citekey: 'foret2021' };
    const cited = await libraryOf({ 'a.txt': [preprint, published, third], 'refs.bib': [entry] });
    assert.deepEqual(lines(cited), [[1, 2], [3]]);
    assert.equal(cited.named('foret2021')?.sources.length, 3);
    const closer = await libraryOf({ 'a.txt': [{ ...preprint, year: 2021 }, third], 'refs.bib': [entry] });
    assert.deepEqual(lines(closer), [[1, 2]]);
  });

  test('with its preprint stays apart from another year when its DOI is known', async () => {
    const preprint = record(title, { ...foret, year: 2019, arxiv: '2010.01412' });
    const published = record(title, { ...foret, year: 2019, doi: '10.1000/sam' });
    const other = record(title, { year: 2021 });
    assert.equal(await works(preprint, published, other), 2);
    assert.equal(await works(preprint, published, other, { ...published, arxiv: '2010.01412' }), 2);
  });

  test('as a preprint without a year goes with neither of two publications', async () => {
    const [early, late] = [2019, 2021].map((year) => record(title, { ...foret, year, doi: `10.1000/${year}` }));
    const preprint = record(title, { author: foret.author, arxiv: '2010.01412' });
    assert.equal(await works(early!, preprint, late!), 3);
    assert.equal(await works(early!, preprint), 1);
  });

  test('as a preprint stays with what is known beside two publications', async () => {
    const [early, late] = [2019, 2021].map((year) => record(title, { ...foret, year, doi: `10.1000/${year}` }));
    const preprint = record(title, { ...foret, year: 2020, arxiv: '2010.01412' });
    const sparse = record(title, { author: foret.author });
    assert.equal(await works(early!, late!, preprint, record(title)), 3);
    const library = await libraryWith(early!, late!, preprint, sparse);
    assert.equal(library.withId('arxiv:2010.01412')?.sources.length, 2);
    assert.equal(library.size, 3);
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
    assert.equal(await same([{ literal: 'Foret et al.' }], by('Foret')), 1);
    assert.equal(await same([{ family: 'al.', given: 'Pierre Foret et' }], by('Foret')), 1);
    assert.equal(await same([{ family: 'al.', given: 'Pierre Foret et' }], by('Kleiner')), 2);
    assert.equal(await same([{ literal: 'Lee AB' }], by('Lee', 'Anna'), by('AB', 'Lee')), 1);
    assert.equal(await same([{ literal: 'Lee AB' }], [{ literal: 'Li AB' }]), 2);
    assert.equal(await same([{ literal: 'Anonymous Authors' }], by('Lee')), 1);
    assert.equal(await same(by('Al-Quraishi'), by('AlQuraishi')), 1);
    assert.equal(await same(by('García'), by('García Márquez')), 1);
    assert.equal(await same(by('García López'), by('García Márquez')), 2);
    assert.equal(await same(by('de la Cruz'), by('de la Rosa')), 2);
    assert.equal(await same(by('Zhang', 'Xiangyu'), [{ literal: 'Zhang Xiangyu' }]), 1);
    assert.equal(await same(by('Zhang', 'Xiangyu'), by('Xiangyu', 'Zheng')), 2);
    const editor = (family: string) => record(title, { editor: by(family) });
    assert.equal(await works(editor('Berg'), record(title, { author: by('Li') })), 2);
    assert.equal(await works(editor('Berg'), record(title, { author: by('Berg') })), 1);
  });

  test('with more first authors than can be is told by none of them', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => record(title, { author: by(`Author${i}`), doi: '10.1000/a' }));
    assert.equal(await works(...many(8), record(title, { author: by('Li') })), 2);
    assert.equal(await works(...many(9), record(title, { author: by('Li') })), 1);
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
    const first = record('Editorial', { ...foret, containerTitle: 'Nets', volume: '1', page: '1' });
    assert.equal(await works(first, { ...first, page: '2' }), 2);
    assert.equal(await works(first, { ...first, containerTitle: 'Graphs' }), 2);
    assert.equal(await works(first, record('Editorial', { ...foret, containerTitle: 'Nets' })), 1);
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

  test('that says nothing is told by where it came out before where it stands', async () => {
    const [one, two] = ['1', '2'].map((issue) => record('Editorial', { containerTitle: 'Nets', issue }));
    const ids = async (...all: PaperRecord[]) =>
      [...(await libraryWith(...all)).papers()].map(({ id, issue }) => `${id} ${issue}`).sort();
    assert.deepEqual(await ids(one!, two!), await ids(two!, one!));
  });

  test('does not depend on the order of records or files', async function () {
    this.timeout(60_000);
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
      { numRuns: 300, examples: [[sharingAWrongIdentifier, [1, 0]]] },
    );
  });

  test('has an id and keys of its own', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(records, { maxLength: 20 }), async (all) => {
        const library = await libraryOf({ 'a.txt': all.slice(0, 10), 'b.bib': all.slice(10) });
        const papers = [...library.papers()];
        assert.equal(new Set(papers.map(({ id }) => id)).size, library.size);
        const keys = papers.flatMap(({ citekey, aliases }) => [citekey, ...aliases]);
        assert.equal(new Set(keys).size, keys.length);
        assert.equal(papers.flatMap(({ sources }) => sources).length, all.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** Two works of one title, one with the other's arXiv identifier by a record of its own, and a preprint of either. */
const sharingAWrongIdentifier = (() => {
  const metaformer = 'MetaFormer: A Unified Framework';
  const survey = 'Deep Learning in Vision Systems: A Survey';
  const author = by('van der Berg', 'Anna');
  const doi = '10.48550/arxiv.2010.01412';
  const arxiv = 'math/0309136';
  return [
    record(metaformer, { arxiv }),
    record(metaformer, { author, doi }),
    record(survey, { author, doi, arxiv }),
    record(metaformer, { author, containerTitle: 'arXiv' }),
    record(metaformer, { author: by('Müller', 'Jan'), arxiv: '2010.01412' }),
  ].map((one): [string, PaperRecord] => ['a.txt', one]);
})();

/** A library whose records come in the order given, from files in the order of their first records. */
function libraryAsTold(told: readonly PaperRecord[]) {
  const files = new Map<string, PaperRecord[]>();
  for (const one of told) files.set(one.source.file, [...(files.get(one.source.file) ?? []), one]);
  return libraryFrom(files);
}
