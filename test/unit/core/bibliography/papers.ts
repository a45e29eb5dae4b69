// Descriptions of works, for what writes them. The abstracts are made up.
import type { Description } from '../../../../src/core/paper';

/** A paper in a conference that has about every field, with every character that TeX minds. */
export const conferencePaper: Description = {
  type: 'paper-conference',
  title: 'YOLOv9: Learning GANs & T5 in $O(n^2)$ – a {set} of 5% _x_',
  abstract: 'We saw 5% and $x_1 \\le 3$. It costs $5 to $6. A \\foo ~ ^ # here.',
  author: [
    { family: 'Gogh', nonDroppingParticle: 'van', given: 'Vincent' },
    { literal: 'World Health Organization, and Others' },
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    { family: 'Plato' },
    { family: 'De Cruz', given: 'Łukasz' },
    { family: 'Nguyễn', given: 'Văn' },
  ],
  editor: [{ family: 'Müller', given: 'Jürgen' }],
  year: 2021,
  month: 3,
  day: 5,
  containerTitle: 'Proceedings of the 9th Conference on Vision',
  eventTitle: 'CVPR',
  eventPlace: 'Paris',
  publisher: 'ACM',
  publisherPlace: 'New York',
  page: '12-34',
  volume: '3',
  collectionTitle: 'Lecture Notes',
  collectionNumber: '12',
  doi: '10.1000/a_b(c)',
  arxiv: '2010.01412',
  arxivClass: 'cs.LG',
  isbn: '978-3-16-148410-0',
  url: 'https://example.org/x_y%20z#q',
  language: 'en-US',
  keyword: ['flat minima', 'vision'],
  note: 'A note',
};

/** One work of each kind that BibTeX has an entry type for. */
export const kinds: Readonly<Record<string, Description>> = {
  article: work({ type: 'article-journal', containerTitle: 'Journal of Cats', volume: '3', issue: '4', page: '1-9' }),
  book: work({ type: 'book', publisher: 'Cat Press', publisherPlace: 'Ulm', edition: '2', isbn: '978-3-16-148410-0' }),
  chapter: work({
    type: 'chapter',
    containerTitle: 'All of cats',
    publisher: 'Cat Press',
    editor: [{ family: 'Tom', given: 'Ada' }],
  }),
  volume: work({ type: 'book', title: 'All animals', volumeTitle: 'Cats', volume: '2', publisher: 'Cat Press' }),
  chapterOfVolume: work({ type: 'chapter', containerTitle: 'All animals', volumeTitle: 'Cats', volume: '2' }),
  articleOfIssue: work({ type: 'article-journal', containerTitle: 'Journal of Cats', volumeTitle: 'On whiskers' }),
  thesis: work({ type: 'thesis', genre: 'PhD thesis', publisher: 'University of Ulm' }),
  report: work({ type: 'report', genre: 'Working paper', number: '17', publisher: 'Cat Institute' }),
  online: work({ type: 'webpage', url: 'https://example.org/cats', containerTitle: 'All of cats' }),
  dataset: work({ type: 'dataset', version: '2', publisher: 'Cat Press' }),
};

function work(fields: Partial<Description>): Description {
  return { title: 'Cats at work', abstract: '', author: [{ family: 'Katz', given: 'Kim' }], year: 2020, ...fields };
}
