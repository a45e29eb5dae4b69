import { normalArxiv, normalDoi } from './identifiers';
import { paperPages, type PageAddress } from './paperPages';

/** What identifies one work. */
export interface Identifier {
  /** Normalised. */
  readonly doi?: string;
  /** Normalised, without its version. */
  readonly arxiv?: string;
}

/** No identifier is longer with its address, in UTF-16 units. */
const longestIdentifier = 500;

/** What a text is put between, however it is copied. */
const wrappings = new Map(
  ['<>', '()', '[]', '{}', '""', "''", '``', '“”', '‘’', '«»'].map((pair) => [pair[0]!, pair[1]!]),
);
const closing = new Map([
  [')', '('],
  [']', '['],
  ['>', '<'],
  ['}', '{'],
]);
/** What only follows an identifier in a sentence. */
const stops = new Set('.,;:!?\'"”’»');
/** What publishers put behind a DOI for one of the forms of a page: `/full.pdf+html`, `/figures/2`. */
const pageForm =
  /(?:\/(?:abstract|full|fulltext|full-text|pdf|epdf|ampdf|epub|html|xml|meta|metrics|summary|references|(?:figures|tables)(?:\/\d+)?)|\.(?:pdf|html?|full|abstract|full-text))(?:\+html)?\/?$/i;
/** The query and the fragment of an address. The last sign of an old Wiley DOI may be a `#`: `CO;2-#`. */
const queryOrFragment = /\?|(?<!;2-)#|#(?=[\w-])/;

const web = /^(?:https?:)?\/\//i;
const address = /^(?:(?:https?:)?\/\/)?([^\s/?#@]+\.[a-z][a-z0-9-]*)(?::\d+)?\/(.+)$/i;
/** A DOI at the end of a path, and only there. */
const doiInPath = /(?:^|\/)(?:doi:)?(10\.\d{4,9}(?:\.\d+)*\/.+)$/;
const doiInQuery = /[?&](?:id|doi)=(10\.\d{4,9}(?:\.\d+)*(?:\/|%2f)[^&#]+)/i;

/** The address that a library's proxy or a search engine is asked for. */
const addressInQuery = /^(?:https?:)?\/\/[^\s?]+\?(?:\S*&)?(?:q?url|q)=(https?(?::\/\/|%3a%2f%2f)\S+)$/i;
/** What is there and cannot be seen, as where a page lets a line break. */
const invisible = /\p{Cf}/gu;

/**
 * What a text identifies that is nothing but a DOI, an arXiv identifier, or the address of a page that is one paper's: at a
 * publisher's, in a repository, by way of a proxy. What surrounds it, or says which form of the page it is, does no harm:
 * brackets, a full stop, `/full.pdf`, `?utm_source=x`, `#sec2`. All else of a DOI stays, whatever signs it has.
 */
export function identifierIn(text: string): Identifier | undefined {
  if (text.length > longestIdentifier) return undefined;
  const written = withoutWrapping(text.replace(invisible, '').trim());
  const arxiv = normalArxiv(written);
  if (arxiv !== undefined) return { arxiv };
  const page = pageOf(askedFor(written));
  return page ? identifierOn(page) : identifierOfDoi(written);
}

function identifierOn(page: PageAddress & { readonly query: string }): Identifier | undefined {
  for (const { host, path, identifier } of paperPages) {
    const found = host.test(page.host) ? path.exec(page.path)?.[1] : undefined;
    if (found === undefined) continue;
    const name = identifier(found);
    return name.startsWith('10.') ? identifierOfDoi(name) : arxivOnly(name);
  }
  const doi = doiInPath.exec(page.path)?.[1] ?? doiInQuery.exec(page.query)?.[1];
  return doi === undefined ? undefined : identifierOfDoi(doi);
}

function arxivOnly(name: string): Identifier | undefined {
  const arxiv = normalArxiv(name);
  return arxiv === undefined ? undefined : { arxiv };
}

function identifierOfDoi(written: string): Identifier | undefined {
  const doi = normalDoi(withoutForm(upTo(written, queryOrFragment)));
  if (doi === undefined) return undefined;
  return arxivOnly(doi) ?? { doi };
}

/** The address within another one, if there is one. */
function askedFor(text: string): string {
  const [, its] = addressInQuery.exec(text) ?? [];
  if (its === undefined) return text;
  // what is not encoded goes on behind a question mark of its own
  return decoded(its.includes('?') ? its : upTo(its, /&/));
}

/** Takes an address apart; undefined for what is none. */
function pageOf(text: string): (PageAddress & { readonly query: string }) | undefined {
  // the beginning of a DOI looks like a host
  if (!web.test(text) && /^(?:doi\b|10\.)/i.test(text) && !/^doi\.[a-z]/i.test(text)) return undefined;
  const [, host, rest] = address.exec(text) ?? [];
  if (host === undefined || rest === undefined || /\s/.test(rest)) return undefined;
  const path = upTo(rest, queryOrFragment);
  return { host: host.toLowerCase(), path: decoded(path), query: rest.slice(path.length) };
}

function upTo(text: string, end: RegExp): string {
  const at = end.exec(text)?.index;
  return at === undefined ? text : text.slice(0, at);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Without what surrounds it, and what follows it in a sentence; a bracket that is opened within belongs to it. */
function withoutWrapping(text: string): string {
  let start = 0;
  let end = text.length;
  while (end > start) {
    const last = text[end - 1]!;
    if (end - start > 1 && wrappings.get(text[start]!) === last) {
      start++;
      end--;
    } else if (stops.has(last) || isUnopened(text.slice(start, end), last)) end--;
    else break;
  }
  return text.slice(start, end).trim();
}

function isUnopened(text: string, last: string): boolean {
  const opening = closing.get(last);
  return opening !== undefined && text.split(opening).length < text.split(last).length;
}

/** A DOI without the form of a page behind it: something of it stays. */
function withoutForm(doi: string): string {
  let rest = doi;
  for (;;) {
    const shorter = withoutWrapping(rest.replace(pageForm, '').replace(/\/$/, ''));
    if (shorter === rest || !/10\.[\d.]+(?:\/|%2f)./i.test(shorter)) return rest;
    rest = shorter;
  }
}
