import type { Entry, FieldValue } from './entry';

// BibLaTeX's manual, appendix B ("Default Inheritance Setup"), in the cases where titles become other titles.

/** What belongs to one entry alone. */
const own = new Set(['crossref', 'entrysubtype', 'ids', 'options', 'xdata']);
/** What else a part does not have from the whole: what identifies it, what it says, and where it stands in it. */
const ofTheWhole = new Set([
  ...['abstract', 'arxivid', 'doi', 'eid', 'eprint', 'eprintclass', 'eprinttype', 'file', 'keywords', 'note', 'pages'],
  ...['pmcid', 'pmid', 'url'],
]);
const titles = ['title', 'subtitle', 'titleaddon'];
const bookTitles = ['booktitle', 'booksubtitle', 'booktitleaddon'];
const severalVolumes = new Set(['mvbook', 'mvcollection', 'mvproceedings', 'mvreference']);
/** Types whose container is a book. */
const parts = new Set(
  'inbook incollection inproceedings conference inreference bookinbook suppbook suppcollection'.split(' '),
);
/** For each type, those of its parts. */
const wholes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['book', new Set(['inbook', 'bookinbook', 'suppbook'])],
  ['collection', new Set(['incollection', 'inreference', 'suppcollection'])],
  ['reference', new Set(['incollection', 'inreference', 'suppcollection'])],
  ['proceedings', new Set(['inproceedings', 'conference'])],
]);
const byBookAuthors = new Set(['inbook', 'bookinbook', 'suppbook']);
const inPeriodicals = new Set(['article', 'suppperiodical', 'review']);

/** What an entry is to those that inherit from it. */
export interface Parent {
  readonly type: string;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

/** Whether a field of an entry of this type is ever inherited. */
export function isInheritable(name: string, type: string): boolean {
  return !own.has(name) && (type === 'xdata' || type === 'set' || !ofTheWhole.has(name));
}

/** Gives an entry what it inherits from the parent in its `crossref`. What it has itself stays. */
export function inheritFromCrossref(child: Entry, parent: Parent): void {
  const container = containerOf(child.type, parent.type);
  const isWhole = wholes.get(parent.type)?.has(child.type) === true && parent.fields.has('title');
  for (const [name, value] of parent.fields) {
    if (own.has(name) || ofTheWhole.has(name)) continue;
    const becomes = titles.includes(name) ? container + name : name;
    // a whole's own booktitle is meant for its parts, unless BibLaTeX knows them as such
    if (isWhole ? bookTitles.includes(name) : becomes !== name && parent.fields.has(becomes)) continue;
    if (!child.fields.has(becomes)) child.fields.set(becomes, value);
    const author = name === 'author' && byBookAuthors.has(child.type);
    if (author && !child.fields.has('bookauthor')) child.fields.set('bookauthor', value);
  }
}

/** Gives an entry all that is in a set of data that it names. What it has itself stays. */
export function inheritFromXdata(child: Entry, data: Parent): void {
  for (const [name, value] of data.fields) {
    if (!own.has(name) && !child.fields.has(name)) child.fields.set(name, value);
  }
}

/** What a parent's title becomes: with this before it. Of other types it stays, as in BibTeX. */
function containerOf(child: string, parent: string): 'main' | 'book' | 'journal' | '' {
  if (severalVolumes.has(parent)) return severalVolumes.has(child) ? '' : 'main';
  if (parts.has(child)) return 'book';
  return inPeriodicals.has(child) && parent === 'periodical' ? 'journal' : '';
}
