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
      record(title, { year: 2022, containerTitle: 'Journal of Minima', volume: '12' }),
      record(title, { arxiv: '2010.01412', publisher: 'Cornell University', number: '2010.01412' }),
    );
    assert.deepEqual(
      [paper.year, paper.month, paper.type, paper.containerTitle, paper.page, paper.volume, paper.publisher],
      [2021, 5, 'paper-conference', 'ICLR', '1-20', undefined, undefined],
    );
    assert.deepEqual([paper.doi, paper.arxiv, paper.arxivClass], ['10.1000/sam', '2010.01412', 'cs.LG']);
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
