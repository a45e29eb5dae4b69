/** The types of entries that BibLaTeX and BibTeX know, with CSL's types for them where there are any. */
const cslTypes: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['artwork', 'graphic'],
  ['audio', 'song'],
  ['book', 'book'],
  ['bookinbook', 'chapter'],
  ['booklet', 'pamphlet'],
  ['collection', 'book'],
  ['commentary', 'book'],
  ['conference', 'paper-conference'],
  ['data', 'dataset'],
  ['dataset', 'dataset'],
  ['electronic', 'webpage'],
  ['image', 'graphic'],
  ['inbook', 'chapter'],
  ['incollection', 'chapter'],
  ['inproceedings', 'paper-conference'],
  ['inreference', 'entry-encyclopedia'],
  ['jurisdiction', 'legal_case'],
  ['legal', 'treaty'],
  ['legislation', 'legislation'],
  ['letter', 'personal_communication'],
  ['manual', 'book'],
  ['mastersthesis', 'thesis'],
  ['movie', 'motion_picture'],
  ['music', 'song'],
  ['mvbook', 'book'],
  ['mvcollection', 'book'],
  ['mvproceedings', 'book'],
  ['mvreference', 'book'],
  ['newsarticle', 'article-newspaper'],
  ['online', 'webpage'],
  ['patent', 'patent'],
  ['performance', 'speech'],
  ['periodical', 'article-journal'],
  ['phdthesis', 'thesis'],
  ['proceedings', 'book'],
  ['reference', 'book'],
  ['report', 'report'],
  ['review', 'review'],
  ['software', 'software'],
  ['standard', 'legislation'],
  ['suppbook', 'chapter'],
  ['suppcollection', 'chapter'],
  ['suppperiodical', 'article-journal'],
  ['techreport', 'report'],
  ['thesis', 'thesis'],
  ['unpublished', 'manuscript'],
  ['video', 'motion_picture'],
  ['www', 'webpage'],
]);
const withoutCslType = new Set(['misc', 'set', 'xdata']);
/** BibLaTeX's localisation keys for `type`, in English. */
const genres: ReadonlyMap<string, string> = new Map([
  ['bathesis', 'Bachelor’s thesis'],
  ['candthesis', 'Candidate thesis'],
  ['mathesis', 'Master’s thesis'],
  ['phdthesis', 'PhD thesis'],
  ['resreport', 'research report'],
  ['techreport', 'technical report'],
  ['software', 'computer software'],
  ['datacd', 'data CD'],
  ['audiocd', 'audio CD'],
]);

const periodical = new Set(['article', 'periodical', 'suppperiodical', 'review']);
const booksAndTheirParts = new Set(
  (
    'book collection proceedings reference mvbook mvcollection mvproceedings mvreference bookinbook inbook incollection ' +
    'inproceedings conference inreference suppbook suppcollection'
  ).split(' '),
);
const chapters = new Set(
  'inbook incollection inproceedings conference inreference bookinbook suppbook suppcollection'.split(' '),
);

/** Whether a type, in lower case, is one of BibTeX's or BibLaTeX's. */
export function isEntryType(type: string): boolean {
  return cslTypes.has(type) || withoutCslType.has(type);
}

/** Whether an entry of this type is, or is in, a journal. */
export function isInPeriodical(type: string): boolean {
  return periodical.has(type);
}

/** Whether an entry of this type is part of a book that its `booktitle` names. */
export function isChapter(type: string): boolean {
  return chapters.has(type);
}

/** Whether the number of an entry of this type is its place in a series. */
export function isNumberedInSeries(type: string): boolean {
  return booksAndTheirParts.has(type);
}

/** CSL's type for an entry; the empty string where it has none. */
export function cslType(type: string, subtype: string, isEvent: boolean): string {
  if (type === 'unpublished' && isEvent) return 'speech';
  const csl = cslTypes.get(type) ?? '';
  return csl === 'article-journal' && /^(?:magazine|newspaper)$/.test(subtype) ? `article-${subtype}` : csl;
}

/** What kind of thesis or report an entry is, as one writes it; the empty string where nothing says so. */
export function genreOf(type: string, given: string): string {
  if (given !== '') return genres.get(given.toLowerCase()) ?? given;
  if (type === 'mastersthesis') return 'Master’s thesis';
  return type === 'phdthesis' ? 'PhD thesis' : '';
}
