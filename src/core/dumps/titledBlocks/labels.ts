/** What a label says of the text after it. */
export type BlockField =
  | 'title'
  | 'authors'
  | 'pdf'
  | 'url'
  | 'doi'
  | 'arxiv'
  | 'date'
  | 'submitted'
  | 'venue'
  | 'reference'
  | 'summary'
  | 'keywords'
  | 'note'
  | 'key';

/** A line that begins with a label. */
export interface LabelLine {
  readonly field: BlockField;
  /** Whether the label is all in small letters. */
  readonly small: boolean;
  /** Without white space at its ends; may be empty. */
  readonly value: string;
}

const fields: Readonly<Record<string, BlockField>> = {
  title: 'title',
  author: 'authors',
  authors: 'authors',
  pdf: 'pdf',
  url: 'url',
  link: 'url',
  doi: 'doi',
  arxiv: 'arxiv',
  'arxiv id': 'arxiv',
  published: 'date',
  'publication date': 'date',
  date: 'date',
  year: 'date',
  submitted: 'submitted',
  'submission date': 'submitted',
  venue: 'venue',
  journal: 'venue',
  conference: 'venue',
  'journal-ref': 'reference',
  'journal ref': 'reference',
  'journal reference': 'reference',
  summary: 'summary',
  abstract: 'summary',
  keywords: 'keywords',
  tags: 'keywords',
  categories: 'keywords',
  subject: 'keywords',
  subjects: 'keywords',
  comment: 'note',
  comments: 'note',
  id: 'key',
  key: 'key',
  citekey: 'key',
};

/** Perhaps a number or the mark of a heading; the label, perhaps bold, the colon inside or outside of the marks. */
const labelled =
  /^(?:\d{1,6}[.)][ \t]+|#{1,6}[ \t]+)?(?:\*\*|__)?([A-Za-z][A-Za-z -]{0,20}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?(?=\s|$|https?:)/;

/** Reads a line's label. Only known labels at the very beginning of a line are ones. */
export function labelLine(line: string): LabelLine | undefined {
  const [all = '', label = ''] = labelled.exec(line) ?? [];
  const name = label.toLowerCase();
  if (!Object.hasOwn(fields, name)) return undefined;
  return { field: fields[name]!, small: label === name, value: line.slice(all.length).trim() };
}

/** Whether a line begins with words that may be a label for readers, known or not: `Code: ...`. */
export function looksLabelled(line: string): boolean {
  return /^[A-Z]/.test(labelled.exec(line)?.[1] ?? '');
}

/** Whether a line is a rule between blocks: three or more of one mark. */
export function isRule(line: string): boolean {
  return /^(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$/.test(line);
}
