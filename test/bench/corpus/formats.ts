import { below, random } from './random';
import type { SyntheticPaper } from './papers';

/** The papers as a saved page of the feed, in the packed layout. */
export function packedPage(papers: readonly SyntheticPaper[]): string {
  const header =
    'Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\nSubscribe';
  return header + papers.map(({ title, abstract }) => `${title}\n${abstract}\n`).join('');
}

/** The papers as lines of arXiv's metadata, as its public snapshot has them; about 2,000 characters each. */
export function* arxivLines(papers: Iterable<SyntheticPaper>, seed = 3): Generator<string> {
  const next = random(seed);
  let i = 0;
  for (const { title, abstract, authors } of papers) {
    const year = 2008 + (i % 17);
    const month = String(1 + (i % 12)).padStart(2, '0');
    const fields = {
      id: `${String(year).slice(2)}${month}.${String(i % 100_000).padStart(5, '0')}`,
      submitter: `${authors[0]!.given} ${authors[0]!.family}`,
      authors: authors.map(({ given, family }) => `${given} ${family}`).join(', '),
      title: title.replace(/^(.{50}\S*) /, '$1\n  '),
      comments: `${4 + below(next, 40)} pages`,
      'journal-ref': null,
      doi: i % 4 === 0 ? `10.${1000 + (i % 9000)}/s${i}` : null,
      'report-no': null,
      categories: 'cs.LG stat.ML',
      license: 'http://arxiv.org/licenses/nonexclusive-distrib/1.0/',
      abstract: `  ${abstract.replace(/(.{70}\S*) /g, '$1\n')}\n`,
      versions: [{ version: 'v1', created: `Mon, 2 Apr ${year} 19:18:42 GMT` }],
      update_date: `${year}-11-26`,
      authors_parsed: authors.map(({ given, family }) => [family, given, '']),
    };
    i++;
    yield `${JSON.stringify(fields)}\n`;
  }
}
