import * as fc from 'fast-check';
import { page, realPapers } from './pages';

/** A text of each format, and of things that are none, for tests that tell them apart. */
export const formatSamples = {
  'Saved paper feed': page(realPapers),
  BibTeX:
    '@article{rivers2020,\n  title = {A Study of Rivers},\n  author = {Lovelace, Ada},\n  year = 2020,\n  abstract = {Title: what rivers do.},\n}\n',
  'CSL-JSON':
    '[\n  {\n    "id": "rivers2020",\n    "type": "article-journal",\n    "title": "A Study of Rivers",\n    "author": [{ "family": "Lovelace", "given": "Ada" }]\n  }\n]\n',
  'arXiv metadata':
    '{"id":"0704.0001","authors":"A. Lovelace","title":"A Study of Rivers","categories":"hep-ph","abstract":"  We study rivers."}\n'.repeat(
      3,
    ),
  'Paper feed (JSON)':
    '[{"title":"A Study of Rivers","paper":{"id":"2401.00001","title":"A Study of Rivers","summary":"We study rivers."}}]\n',
  RIS: 'TY  - JOUR\nTI  - A Study of Rivers\nAU  - Lovelace, Ada\nPY  - 2020\nAB  - We study rivers.\nER  - \n',
  'CSL-YAML':
    'references:\n- id: rivers2020\n  type: article-journal\n  title: A Study of Rivers\n  author:\n  - family: Lovelace\n    given: Ada\n',
  'References of a note':
    '---\ntitle: Notes\nreferences:\n- id: rivers2020\n  type: article-journal\n  title: A Study of Rivers\n---\n\n# Rivers\n\nThey flow [@rivers2020].\n',
  'Titled blocks':
    'Title: A Study of Rivers\nAuthors: Ada Lovelace\nPDF: https://arxiv.org/pdf/2401.00001\nSummary: We study rivers.\n---\n',
} as const;

/** Texts without papers that look a little like some format. */
export const strangers: Readonly<Record<string, string>> = {
  'a package': '{\n  "name": "rivers",\n  "type": "module",\n  "keywords": ["river"]\n}\n',
  'a workflow':
    'name: Check\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - name: Check out\n        id: checkout\n        uses: actions/checkout@v4\n      - run: npm test\n',
  'a list of services': '- id: web\n  image: web:1\n- id: store\n  image: store:2\n',
  'a list of tasks': '- name: Install\n  apt:\n    name: nginx\n- name: Start\n  service:\n    name: nginx\n',
  settings: 'title: My Site\nauthor: Ada\nmarkdown:\n  references: true\n',
  'a note': '---\ntitle: Notes\nbibliography: library.bib\n---\n\n# Rivers\n\nTitle: they flow [@rivers2020].\n',
  'a mail': 'From: anna@example.org\nTo: ben@example.org\nSubject: Rivers\nDate: Mon, 3 Mar 2025\n\nSee you there.\n',
  'a letter': 'Dear Anna,\n\nthank you for your letter.\n\nYours,\nBen\n',
  nothing: '',
};

/** All of these but the format's own. */
export function otherFormats(own: keyof typeof formatSamples): Readonly<Record<string, string>> {
  const others = Object.entries(formatSamples).filter(([format]) => format !== own);
  return { ...Object.fromEntries(others), ...strangers };
}

/** A text with something put in, taken out or cut off, several times. */
export function mutated(text: string, parts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(text.length), drop: fc.nat(12), put: fc.constantFrom('', ...parts) });
  return fc
    .array(change, { minLength: 1, maxLength: 4 })
    .map((changes) =>
      changes.reduce((made, { at, drop, put }) => made.slice(0, at) + put + made.slice(at + drop), text),
    );
}
