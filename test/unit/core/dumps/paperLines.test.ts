import assert from 'node:assert/strict';
import { paperLines } from '../../../../src/core/dumps/feed/paperLines';
import { assertOneProblem, fieldsOf, onLines, oneEach, otherTexts, textsLike } from './json/mutations';
import { arxivItems, cslItems, samples, zoteroItems } from './json/samples';
import { assertReadsAnything, problemsOf, readAll } from './reading';

const papers = samples.map((sample, i) => ({
  paperId: `p${i}`,
  externalIds: { DOI: sample.doi.toUpperCase(), ArXiv: sample.arxiv },
  title: sample.title,
  abstract: sample.abstract,
  year: sample.year,
  venue: '',
  journal: { name: 'Journal of Samples', pages: '1-2' },
  authors: sample.authors.map(({ given, family }) => ({ authorId: null, name: `${given} ${family}` })),
}));

suite('papers as JSON lines', () => {
  test('are read with all their fields, from lines and from lists', () => {
    const forms = [
      oneEach(papers.map((paper) => JSON.stringify(paper))),
      JSON.stringify({ total: 1, data: papers }, undefined, 2),
    ];
    for (const form of forms) {
      assert.equal(paperLines.recognises(form), true);
      const readings = readAll(paperLines, form);
      assert.deepEqual(problemsOf(readings), []);
      assert.deepEqual(
        fieldsOf(readings),
        samples.map((sample) => ({
          title: sample.title,
          abstract: sample.abstract,
          author: sample.authors,
          year: sample.year,
          doi: sample.doi,
          arxiv: sample.arxiv,
          containerTitle: 'Journal of Samples',
          page: '1-2',
        })),
      );
    }
  });

  test('may have their fields under other names', () => {
    const work = {
      id: 'https://openalex.org/W1',
      doi: 'https://doi.org/10.1000/ABC',
      display_name: 'A Title',
      publication_date: '2020-03-15',
      authorships: [{ author: { display_name: 'Vincent van Gogh' } }],
      primary_location: { source: { display_name: 'A Journal' } },
    };
    const plain = {
      title: 'Another',
      authors: 'Rossi, A.; Yuan, C.',
      year: '2020',
      url: 'https://arxiv.org/abs/2010.01412',
    };
    const lines = oneEach([work, plain].map((item) => JSON.stringify(item)));
    assert.equal(paperLines.recognises(lines), true);
    assert.deepEqual(fieldsOf(readAll(paperLines, lines)), [
      {
        title: 'A Title',
        abstract: '',
        author: [{ given: 'Vincent', nonDroppingParticle: 'van', family: 'Gogh' }],
        year: 2020,
        month: 3,
        day: 15,
        doi: '10.1000/abc',
        containerTitle: 'A Journal',
      },
      {
        title: 'Another',
        abstract: '',
        author: [
          { given: 'A.', family: 'Rossi' },
          { given: 'C.', family: 'Yuan' },
        ],
        year: 2020,
        arxiv: '2010.01412',
        url: plain.url,
      },
    ]);
  });

  test('tell each broken one at its line, are not mistaken, and may be any text', () => {
    for (const write of [onLines, oneEach]) assertOneProblem(paperLines, papers, write);
    const others = [arxivItems, cslItems, zoteroItems].map((items) => JSON.stringify(items));
    for (const text of [...others, ...otherTexts]) assert.equal(paperLines.recognises(text), false, text.slice(0, 200));
    assertReadsAnything(paperLines, textsLike(JSON.stringify(papers.slice(0, 4), undefined, 1)));
  });
});
