/** What a locator can count: CSL's locator types, as far as Pandoc knows words for them. `issue` is written "no. 3". */
export type LocatorLabel =
  | 'book'
  | 'chapter'
  | 'column'
  | 'figure'
  | 'folio'
  | 'issue'
  | 'line'
  | 'note'
  | 'opus'
  | 'page'
  | 'paragraph'
  | 'part'
  | 'section'
  | 'sub verbo'
  | 'verse'
  | 'volume';

/** A label as completion offers it after a key in brackets. */
export interface LocatorTerm {
  readonly label: LocatorLabel;
  /** What is written before the value, with the space that belongs there. */
  readonly written: string;
  readonly description: string;
}

/** Singular and plural, long, short and as a symbol, as the CSL locale for American English has them; in lower case. */
const forms: Readonly<Record<LocatorLabel, readonly string[]>> = {
  book: ['book', 'books', 'bk.', 'bks.'],
  chapter: ['chapter', 'chapters', 'chap.', 'chaps.'],
  column: ['column', 'columns', 'col.', 'cols.'],
  figure: ['figure', 'figures', 'fig.', 'figs.'],
  folio: ['folio', 'folios', 'fol.', 'fols.'],
  issue: ['number', 'numbers', 'no.', 'nos.'],
  line: ['line', 'lines', 'l.', 'll.'],
  note: ['note', 'notes', 'n.', 'nn.'],
  opus: ['opus', 'opera', 'op.', 'opp.'],
  page: ['page', 'pages', 'p.', 'pp.'],
  paragraph: ['paragraph', 'paragraphs', 'para.', 'paras.', '¶', '¶¶'],
  part: ['part', 'parts', 'pt.', 'pts.'],
  section: ['section', 'sections', 'sec.', 'secs.', '§', '§§'],
  'sub verbo': ['sub verbo', 'sub verbis', 's.v.', 's.vv.'],
  verse: ['verse', 'verses', 'v.', 'vv.'],
  volume: ['volume', 'volumes', 'vol.', 'vols.'],
};

const labels: ReadonlyMap<string, LocatorLabel> = new Map(
  (Object.keys(forms) as LocatorLabel[]).flatMap((label) => forms[label].map((form) => [form, label] as const)),
);

/** The length of the longest form, in UTF-16 units. */
export const longestTerm = Math.max(...[...labels.keys()].map((form) => form.length));

/** What a word or a symbol before a value counts, in any case: "pp.", "Chapter", "§§"; undefined if it is no term. */
export function locatorLabel(form: string): LocatorLabel | undefined {
  return labels.get(form.toLowerCase());
}

/** The words and symbols for what a label counts, in lower case. */
export function locatorForms(label: LocatorLabel): readonly string[] {
  return forms[label];
}

/** The labels that completion offers, the most useful first. */
export const locatorTerms: readonly LocatorTerm[] = [
  { label: 'page', written: 'p. ', description: 'page' },
  { label: 'page', written: 'pp. ', description: 'pages' },
  { label: 'chapter', written: 'chap. ', description: 'chapter' },
  { label: 'section', written: 'sec. ', description: 'section' },
  { label: 'figure', written: 'fig. ', description: 'figure' },
  { label: 'paragraph', written: 'para. ', description: 'paragraph' },
  { label: 'part', written: 'pt. ', description: 'part' },
  { label: 'volume', written: 'vol. ', description: 'volume' },
  { label: 'note', written: 'n. ', description: 'note' },
  { label: 'line', written: 'l. ', description: 'line' },
  { label: 'verse', written: 'v. ', description: 'verse' },
  { label: 'column', written: 'col. ', description: 'column' },
  { label: 'issue', written: 'no. ', description: 'number' },
  { label: 'book', written: 'bk. ', description: 'book' },
  { label: 'folio', written: 'fol. ', description: 'folio' },
  { label: 'sub verbo', written: 's.v. ', description: 'sub verbo' },
  { label: 'opus', written: 'op. ', description: 'opus' },
];
