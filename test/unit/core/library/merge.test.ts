import assert from 'node:assert/strict';
import fc from 'fast-check';
import { merged } from '../../../../src/core/library/merge';
import type { Paper, PaperRecord } from '../../../../src/core/paper';
import { libraryFrom, libraryWith, record, records, shuffled } from './records';

const title = 'Sharpness-Aware Minimization for Efficiently Improving Generalization';

async function onePaper(...all: readonly PaperRecord[]): Promise<Paper> {
  const library = await libraryWith(...all);
  assert.equal(library.size, 1);
  return [...library.papers()][0]!;
}

suite('A paper of several records', () => {
  test('has from each what it tells more of', async () => {
    const paper = await onePaper(
      record(title, {
        abstract: 'Short.',
        author: [{ family: 'Foret', given: 'P.' }, { family: 'Li' }],
        keyword: ['b', 'a'],
      }),
      record(title, {
        abstract: 'A longer abstract.',
        author: [{ family: 'Foret', given: 'Pierre' }],
        keyword: ['c', 'a'],
      }),
      record(title, { author: [{ family: 'Foret', given: 'Pierre' }, { family: 'Li' }], file: ['sam.pdf'], pmid: '7' }),
    );
    assert.equal(paper.abstract, 'A longer abstract.');
    assert.deepEqual(paper.author, [{ family: 'Foret', given: 'Pierre' }, { family: 'Li' }]);
    assert.deepEqual(paper.keyword, ['a', 'b', 'c']);
    assert.deepEqual([paper.file, paper.pmid], [['sam.pdf'], '7']);
  });

  test('is told as it was published, not as its preprint', async () => {
    const paper = await onePaper(
      record(title, {
        year: 2020,
        month: 10,
        type: 'article',
        containerTitle: 'arXiv preprint',
        volume: 'abs/2010.01412',
        publisher: 'arXiv',
        arxiv: '2010.01412',
        doi: '10.48550/arxiv.2010.01412',
        arxivClass: 'cs.LG',
      }),
      record(title, { year: 2021, type: 'paper-conference', containerTitle: 'ICLR', doi: '10.1000/sam' }),
      record(title, { year: 2021, month: 5, containerTitle: 'ICLR', page: '1-20' }),
      record(title, { containerTitle: 'Journal of Minima', volume: '12' }),
      record(title, { arxiv: '2010.01412', publisher: 'Cornell University', number: '2010.01412' }),
    );
    assert.deepEqual(
      [paper.year, paper.month, paper.type, paper.containerTitle, paper.page, paper.volume, paper.publisher],
      [2021, 5, 'paper-conference', 'ICLR', '1-20', undefined, undefined],
    );
    assert.deepEqual([paper.doi, paper.arxiv, paper.arxivClass], ['10.1000/sam', '2010.01412', 'cs.LG']);
  });

  test('has title, authors and date from one record, and what that leaves out from the next', async () => {
    const preprint = record('Sharpness-Aware Minimization, with a Far Longer Title', {
      arxiv: '2010.01412',
      year: 2020,
      month: 10,
      day: 3,
      author: [{ family: 'Foret' }, { family: 'Kleiner' }, { family: 'Mobahi' }],
      editor: [{ family: 'Berg' }],
    });
    const published = record(title, {
      arxiv: '2010.01412',
      doi: '10.1000/sam',
      year: 2021,
      author: [{ family: 'Foret' }, { family: 'Kleiner' }],
    });
    const paper = await onePaper(preprint, published);
    assert.deepEqual(
      [paper.title, paper.author.length, paper.year, paper.month, paper.day, paper.editor],
      [title, 2, 2021, undefined, undefined, [{ family: 'Berg' }]],
    );
    const [day] = [record(title, { year: 2021, month: 5, day: 4 }), record(title, { year: 2021, month: 6 })];
    const dated = await onePaper(day, record(title, { year: 2021, month: 6, containerTitle: 'ICLR' }));
    assert.deepEqual([dated.month, dated.day], [6, undefined]);
  });

  test('has a plain title rather than one in capitals or with marks, and never that of an erratum', async () => {
    const doi = '10.1000/sam';
    for (const worse of [
      title.toUpperCase(),
      `{${title}}`,
      `${title} *`,
      `Erratum: ${title}`,
      `Correction to: ${title}`,
    ]) {
      const more = { doi, containerTitle: 'ICLR', volume: '3', page: '1-20' };
      assert.equal((await onePaper(record(worse, more), record(title, { doi }))).title, title, worse);
    }
    const erratum = record(`Erratum: ${title}`, { arxiv: '2010.01412', doi });
    assert.equal((await onePaper(erratum, record(title, { arxiv: '2010.01412' }))).title, title);
  });

  test('is completed by what tells of no place, as well as where the best tells of none', async () => {
    const doi = '10.1000/sam';
    const paper = await onePaper(
      record(title, { doi, publisher: 'A', volume: '1', issue: '2', page: '3' }),
      record(title, { containerTitle: 'ICLR', eventPlace: 'Vienna', eventTitle: 'ICLR 2024' }),
      record(title, { containerTitle: 'Another', chapterNumber: '4' }),
    );
    assert.deepEqual([paper.containerTitle, paper.eventPlace, paper.volume], ['ICLR', 'Vienna', '1']);
    assert.equal(paper.chapterNumber, undefined);
  });

  test('tells of its place what the record with the most fields does', async () => {
    const more = { containerTitle: 'ICLR', year: 2021 };
    const paper = await onePaper(
      record(title, { ...more, page: '1-9' }),
      record(title, { ...more, page: '2-9', publisher: 'A' }),
    );
    assert.equal(paper.page, '2-9');
  });

  test('links to its DOI, to arXiv and to what else is named, each once', async () => {
    const paper = await onePaper(
      record(title, {
        doi: '10.1000/a#b',
        arxiv: '2010.01412',
        url: 'http://arxiv.org/abs/2010.01412v2',
        abstract: 'Code: https://example.org/sam, https://doi.org/10.1000/a#b and https://example.org/sam',
      }),
      record(title, { url: 'javascript:alert(1)' }),
    );
    assert.deepEqual(paper.links, [
      'https://doi.org/10.1000/a%23b',
      'https://arxiv.org/abs/2010.01412',
      'https://example.org/sam',
    ]);
    const preprint = await onePaper(
      record(title, { doi: '10.48550/arxiv.2010.01412', url: 'https://example.org/\ud800' }),
    );
    assert.deepEqual(preprint.links, ['https://arxiv.org/abs/2010.01412', 'https://example.org/\ud800']);
  });

  test('keeps every source, by file and line', async () => {
    const at = (file: string, line: number) => record(title, { source: { file, line } });
    const library = await libraryFrom([
      ['b', [at('b', 2)]],
      ['a', [at('a', 10), at('a', 9)]],
    ]);
    assert.deepEqual(
      [...library.papers()].map(({ sources }) => sources),
      [
        [
          { file: 'a', line: 9 },
          { file: 'a', line: 10 },
          { file: 'b', line: 2 },
        ],
      ],
    );
  });

  test('does not depend on the order of its records, and holds no empty field', () => {
    fc.assert(
      fc.property(
        fc.array(records, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(), { minLength: 1 }),
        (all, ranks) => {
          const paper = merged(all);
          assert.deepEqual(merged(shuffled(all, ranks)), paper);
          for (const [field, value] of Object.entries(paper)) assert.notEqual(value, undefined, field);
        },
      ),
    );
  });
});
