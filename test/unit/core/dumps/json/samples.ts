// Papers for the tests of the JSON formats: real titles, everything else made up.

/** A paper, as the samples of all formats tell it. */
export interface Sample {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly { readonly given: string; readonly family: string }[];
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly arxiv: string;
  readonly doi: string;
  readonly category: string;
}

const titles = [
  'Attention Is All You Need',
  'Deep Residual Learning for Image Recognition',
  'Sharpness-Aware Minimization for Efficiently Improving Generalization',
  'Adam: A Method for Stochastic Optimization',
  'The Lottery Ticket Hypothesis: Finding Sparse, Trainable Neural Networks',
  'Denoising Diffusion Probabilistic Models',
  'Auto-Encoding Variational Bayes',
  'Flat Minima',
];
const families = ['Müller', 'Okafor', 'Lindström', 'Nakamura', 'Rossi', 'Kowalski', "O'Brien", 'Haddad'];
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const givens = ['Ada', 'Ben', 'Chika', 'D. E.', 'Elif'];

/** Forty papers. */
export const samples: readonly Sample[] = Array.from({ length: 40 }, (_, i) => ({
  key: `paper${i}`,
  title: i < titles.length ? titles[i]! : `${titles[i % titles.length]!}, Part ${i}`,
  abstract: `What follows is told of number ${i}: it has “quotes”, a back\\slash of its own, {braces} and [brackets]. And an end.`,
  authors: Array.from({ length: 1 + (i % 3) }, (_unused, j) => ({
    given: givens[(i + j) % givens.length]!,
    family: families[(i * 3 + j) % families.length]!,
  })),
  year: 2007 + (i % 18),
  month: 1 + (i % 12),
  day: 1 + (i % 28),
  arxiv: `${String(7 + (i % 18)).padStart(2, '0')}${String(1 + (i % 12)).padStart(2, '0')}.0${String(1000 + i)}`,
  doi: `10.1000/sample.${i}`,
  category: i % 2 === 0 ? 'cs.LG' : 'stat.ML',
}));

/** The samples as CSL items. */
export const cslItems = samples.map((sample) => ({
  id: sample.key,
  type: 'article-journal',
  title: sample.title,
  abstract: sample.abstract,
  author: sample.authors,
  issued: { 'date-parts': [[sample.year, sample.month, sample.day]] },
  'container-title': 'Journal of Samples',
  volume: '7',
  DOI: sample.doi,
}));

/** The samples as lines of arXiv's snapshot. */
export const arxivItems = samples.map((sample) => ({
  id: sample.arxiv,
  submitter: 'Somebody',
  authors: sample.authors.map(({ given, family }) => `${given} ${family}`).join(', '),
  title: sample.title.replace(' for ', '\n  for '),
  comments: null,
  'journal-ref': null,
  doi: sample.doi,
  'report-no': null,
  categories: `${sample.category} math.OC`,
  license: null,
  abstract: `  ${sample.abstract.replace(': ', ':\n')}\n`,
  versions: [
    { version: 'v1', created: `Mon, ${sample.day} ${monthNames[sample.month - 1]!} ${sample.year} 19:18:42 GMT` },
  ],
  update_date: '2025-01-01',
  authors_parsed: sample.authors.map(({ given, family }) => [family, given, '']),
}));

/** The samples as a feed's daily papers. */
export const feedItems = samples.map((sample) => ({
  title: sample.title,
  paper: {
    id: sample.arxiv,
    title: sample.title,
    summary: sample.abstract.replace(': ', ':\n'),
    authors: sample.authors.map(({ given, family }) => ({ name: `${given} ${family}`, hidden: false })),
    publishedAt: `${sample.year}-${two(sample.month)}-${two(sample.day)}T10:00:00.000Z`,
    upvotes: 12,
  },
  publishedAt: '2025-01-01T00:00:00.000Z',
  numComments: 2,
}));

/** The samples as Zotero's items. */
export const zoteroItems = samples.map((sample) => ({
  itemType: 'journalArticle',
  citationKey: sample.key,
  title: sample.title,
  abstractNote: sample.abstract,
  creators: sample.authors.map(({ given, family }) => ({ creatorType: 'author', firstName: given, lastName: family })),
  date: `${sample.year}-${two(sample.month)}-${two(sample.day)}`,
  publicationTitle: 'Journal of Samples',
  DOI: sample.doi,
  tags: [{ tag: sample.category }],
}));

function two(number: number): string {
  return String(number).padStart(2, '0');
}
