import type { PaperRecord } from '../../paper';
import { normalArxiv, normalDoi } from '../../text/identifiers';
import type { Entry } from './entry';
import { verbatimText } from './texText';

/** What a work is known by elsewhere. */
export type Identifiers = Pick<
  PaperRecord,
  'doi' | 'arxiv' | 'arxivClass' | 'pmid' | 'pmcid' | 'isbn' | 'issn' | 'url'
>;

const eprintAddresses: ReadonlyMap<string, string> = new Map([
  ['jstor', 'https://www.jstor.org/stable/'],
  ['googlebooks', 'https://books.google.com?id='],
]);
/** `arXiv preprint arXiv:1412.6980 [cs]`, `ArXiv abs/1412.6980`, `CoRR abs/1412.6980` */
const mentioned =
  /(?:arxiv\s{0,3}(?::|e-?prints?:?|abs\/|\s)\s{0,3}(?:abs\/)?|corr,?\s{0,3}abs\/)([a-z.-]{0,20}\/?\d{4,7}(?:\.\d{4,5})?(?:v\d{1,3})?)/i;
/** What is longer is no identifier, and not looked at. In UTF-16 units. */
const longest = 2000;
const subject = /\[([a-z-]{2,10}(?:\.[A-Za-z-]{2,10})?)\]/;

/** Every identifier in an entry, wherever tools put them. Absent ones are empty or undefined. */
export function readIdentifiers(entry: Entry): Record<keyof Identifiers, string | undefined> {
  const field = (name: string) => identifierIn(entry, name);
  const given = field('url');
  const eprint = field('eprint');
  const kind = field('eprinttype').toLowerCase();
  const doi = normalDoi(field('doi')) ?? doiIn(given) ?? (kind === 'doi' ? normalDoi(eprint) : undefined);
  const archive = eprintAddresses.get(kind);
  return {
    doi,
    arxiv: arxivOf(entry, given, doi),
    arxivClass: field('eprintclass') || subject.exec(`${eprint} ${field('journaltitle')} ${field('note')}`)?.[1],
    pmid: field('pmid') || (kind === 'pubmed' ? eprint : undefined),
    pmcid: field('pmcid') || (kind === 'pmc' ? eprint : undefined),
    isbn: field('isbn'),
    issn: field('issn'),
    url: given || (archive !== undefined && eprint !== '' ? archive + eprint : undefined),
  };
}

function identifierIn(entry: Entry, name: string): string {
  const value = entry.tex(name);
  return value.length > longest ? '' : verbatimText(value);
}

/** The DOI in the address of a resolver. */
function doiIn(url: string): string | undefined {
  return /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i.test(url) ? normalDoi(url) : undefined;
}

function arxivOf(entry: Entry, url: string, doi: string | undefined): string | undefined {
  const eprint = identifierIn(entry, 'eprint');
  const kind = entry.text('eprinttype').toLowerCase();
  const subjectClass = identifierIn(entry, 'eprintclass');
  const volume = identifierIn(entry, 'volume');
  const stated = [
    kind === '' || kind === 'arxiv' ? eprint : '',
    // the old scheme, without its archive
    kind === 'arxiv' && /^\d{7}/.test(eprint) ? `${subjectClass}/${eprint}` : '',
    identifierIn(entry, 'arxivid'),
    url,
    doi ?? '',
    volume.startsWith('abs/') ? volume.slice('abs/'.length) : '',
  ];
  for (const text of stated) {
    const id = normalArxiv(text);
    if (id !== undefined) return id;
  }
  for (const name of ['journaltitle', 'note', 'howpublished', 'publisher', 'number']) {
    const [, id] = mentioned.exec(entry.text(name)) ?? [];
    if (id !== undefined) return normalArxiv(id);
  }
  return undefined;
}
