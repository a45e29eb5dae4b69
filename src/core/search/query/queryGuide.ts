import { fieldMeanings, queryFields, type QueryField } from './queryFields';

const examples: Readonly<Record<QueryField, string>> = {
  title: 'title:"loss landscape"',
  author: 'author:"van der Berg"',
  abstract: 'abstract:bottleneck',
  year: 'year:2019..2022',
  in: 'in:vision.txt',
  key: 'key:foret',
  cited: 'cited:no',
};

const others: readonly (readonly [written: string, meaning: string])[] = [
  [
    'flat minima',
    'papers that hold all words, then those that hold some; a slip is forgiven, the last word may be half typed',
  ],
  ['"flat minima"', 'words in this order, in any form'],
  ['-networks', 'not with this word; so also `-"flat minima"` and `-author:smith`'],
];

/** The language of queries as a page of Markdown. */
export function queryGuide(): string {
  const row = (written: string, meaning: string): string => `| \`${written}\` | ${meaning} |`;
  const rows = [
    ...others.map(([written, meaning]) => row(written, meaning)),
    ...queryFields.map((field) => row(examples[field], fieldMeanings[field])),
  ];
  return `# Searching papers

Words find papers by title, abstract, authors and key. What is written like this says which papers:

| | |
|---|---|
${rows.join('\n')}

All of it must hold. Capitals, accents, hyphens and the forms of words make no difference. Without words, the newest papers come first.
`;
}
