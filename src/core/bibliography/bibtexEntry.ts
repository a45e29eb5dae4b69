import type { Description, TextField } from '../paper';
import { bibtexNames, usesPrefix } from './texNames';
import { encodeTex, protectedTitle, verbatim } from './texText';

/** By CSL's types. Where BibTeX has no name for one, it is BibLaTeX's: the styles of BibTeX take what they do not know as @misc. */
const entryTypes: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  review: 'article',
  'review-book': 'article',
  book: 'book',
  pamphlet: 'booklet',
  periodical: 'periodical',
  'paper-conference': 'inproceedings',
  chapter: 'incollection',
  'entry-encyclopedia': 'inreference',
  'entry-dictionary': 'inreference',
  entry: 'inreference',
  report: 'techreport',
  manuscript: 'unpublished',
  speech: 'unpublished',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  webpage: 'online',
  post: 'online',
  'post-weblog': 'online',
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Languages as Pandoc and BibLaTeX name them: they do not make the capitals of titles in them small. English needs no name. */
const languages: Readonly<Record<string, string>> = {
  cs: 'czech',
  da: 'danish',
  de: 'german',
  el: 'greek',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  la: 'latin',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
  uk: 'ukrainian',
};

/** Whether a key can stand in a .bib file: what BibTeX, biber and Pandoc all read as one key. */
export function isBibtexKey(key: string): boolean {
  return /^[^\s\0-\x1f"#%'(),={}~\\@]+$/.test(key);
}

/**
 * A paper as a BibTeX entry, with line feeds and without one at its end, indented by two spaces. Its fields are those
 * that BibTeX's own styles, BibLaTeX and Pandoc all read, and for what BibTeX has no field, BibLaTeX's. Files are left out:
 * their paths are of the library's place, not of the bibliography's.
 * @param citekey a key for which `isBibtexKey` holds
 */
export function bibtexEntry(citekey: string, paper: Description): string {
  const type = entryType(paper);
  const fields = fieldsOf(type, paper).filter(([, value]) => value !== '');
  const lines = fields.map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`},\n`);
  return `@${type}{${citekey},\n${lines.join('')}}`;
}

function entryType(paper: Description): string {
  if (paper.type === 'thesis') return /master|diplom/i.test(paper.genre ?? '') ? 'mastersthesis' : 'phdthesis';
  const known = paper.type !== undefined && Object.hasOwn(entryTypes, paper.type) ? entryTypes[paper.type] : undefined;
  if (known !== undefined) return known;
  return paper.type === undefined && paper.containerTitle !== undefined ? 'article' : 'misc';
}

function fieldsOf(type: string, paper: Description): [name: string, value: string][] {
  const text = (field: TextField) => encodeTex(paper[field] ?? '');
  const exact = (field: TextField) => verbatim(paper[field] ?? '');
  const { editor = [], translator = [] } = paper;
  return [
    ['author', bibtexNames(paper.author)],
    ...titlesOf(type, paper),
    ['shortjournal', text('containerTitleShort')],
    ['editor', bibtexNames(editor)],
    ['translator', bibtexNames(translator)],
    ['options', [paper.author, editor, translator].some(usesPrefix) ? 'useprefix=true' : ''],
    ['year', paper.year === null ? '' : String(paper.year)],
    ['month', months[(paper.month ?? 0) - 1] ?? ''],
    ['day', paper.day === undefined ? '' : String(paper.day)],
    ['series', text('collectionTitle')],
    ['volume', text('volume')],
    ['number', number(type, text)],
    ['pages', text('page').replace(/\s*[-–]+\s*/g, '--')],
    ['chapter', text('chapterNumber')],
    ['edition', text('edition')],
    ['type', text('genre')],
    ['version', text('version')],
    ['eventtitle', text('eventTitle')],
    ['venue', text('eventPlace')],
    [publisherField(type), text('publisher')],
    ['address', text('publisherPlace')],
    ['doi', exact('doi')],
    ['eprint', exact('arxiv')],
    ['archiveprefix', paper.arxiv === undefined ? '' : 'arXiv'],
    ['primaryclass', paper.arxiv === undefined ? '' : exact('arxivClass')],
    ['isbn', text('isbn')],
    ['issn', text('issn')],
    ['pmid', text('pmid')],
    ['pmcid', text('pmcid')],
    ['url', exact('url')],
    ['language', text('language')],
    ['langid', languages[(paper.language ?? '').slice(0, 2).toLowerCase()] ?? ''],
    ['keywords', (paper.keyword ?? []).map(encodeTex).join(', ')],
    ['note', text('note')],
    ['abstract', encodeTex(paper.abstract)],
  ];
}

/**
 * The title that BibTeX's own styles read is the volume's, with its number; BibLaTeX has one for that of all volumes. A
 * periodical is its journal, and what it is called itself its issue. Whatever else is not a part of a book has what holds
 * it as its journal, whatever its type: Pandoc reads that, and LaTeX passes it over.
 */
function titlesOf(type: string, paper: Description): [name: string, value: string][] {
  const { title, containerTitle = '', volumeTitle = '' } = paper;
  const titles: Record<string, string> = { title };
  if (type === 'periodical') {
    titles['title'] = containerTitle || title;
    titles['issuetitle'] = containerTitle === '' ? volumeTitle : title;
  } else if (isPart(type)) {
    titles['booktitle'] = volumeTitle || containerTitle;
    titles['maintitle'] = volumeTitle === '' ? '' : containerTitle;
  } else if (containerTitle !== '') titles['issuetitle'] = volumeTitle;
  else if (volumeTitle !== '') {
    titles['title'] = volumeTitle;
    titles['maintitle'] = title;
  }
  const written = Object.entries(titles).map(([name, text]): [string, string] => [name, protectedTitle(text)]);
  return isPart(type) || type === 'periodical' ? written : [...written, ['journal', encodeTex(containerTitle)]];
}

/** Whether what an entry of this type is in is a book. */
function isPart(type: string): boolean {
  return /^in(?:proceedings|collection|reference)$/.test(type);
}

function isArticle(type: string): boolean {
  return type === 'article' || type === 'periodical';
}

/** BibTeX has one field for a journal's issue, a report's number and a volume's place in its series. */
function number(type: string, text: (field: TextField) => string): string {
  const [first, ...others] = isArticle(type)
    ? [text('issue'), text('number')]
    : [text('number'), text('collectionNumber'), text('issue')];
  return [first, ...others].find((one) => one !== '') ?? '';
}

function publisherField(type: string): string {
  if (type.endsWith('thesis')) return 'school';
  return type === 'techreport' ? 'institution' : 'publisher';
}
