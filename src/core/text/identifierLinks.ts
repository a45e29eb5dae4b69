import { addressPart } from './addressPart';
import { normalArxiv, normalDoi } from './identifiers';

/** An identifier in a text, in UTF-16 units, and where its work can be read. */
export interface IdentifierLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/** A DOI that stands by itself, not in an address: that is a link already. */
const doi = /(?<![\p{L}\p{N}./_-])10\.\d{4,9}(?:\.\d{1,9}){0,5}\/[^\s"'<>{}|\\^`,;]{1,300}/giu;
/** An arXiv identifier behind what says that it is one: text, BibTeX's field, arXiv's own JSON. */
const arxiv =
  /(\barxiv:[ \t]?|\beprint[ \t]{0,20}=[ \t]{0,9}[{"]|"id":[ \t]{0,9}")((?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?\/\d{7})(?:v\d{1,3})?)(?![\p{L}\p{N}])/giu;

/**
 * The DOIs and arXiv identifiers of a text that are no addresses themselves, in order.
 * @param most no more of each kind are looked for
 */
export function identifierLinks(text: string, most: number): IdentifierLink[] {
  const links = [...dois(text, most), ...arxivIds(text, most)].sort((a, b) => a.start - b.start);
  return links.filter(({ start }, i) => start >= (links[i - 1]?.end ?? 0));
}

function dois(text: string, most: number): IdentifierLink[] {
  return taken(text.matchAll(doi), most).flatMap(({ index, 0: match }) => {
    const written = withoutWhatFollows(match);
    const name = normalDoi(written);
    return name === undefined ? [] : [linkTo(index, written, `https://doi.org/${addressPart(name)}`)];
  });
}

function arxivIds(text: string, most: number): IdentifierLink[] {
  return taken(text.matchAll(arxiv), most).flatMap(({ index, 1: before = '', 2: written = '' }) =>
    normalArxiv(written) === undefined
      ? []
      : [linkTo(index + before.length, written, `https://arxiv.org/abs/${addressPart(written)}`)],
  );
}

function taken<T>(matches: Iterable<T>, most: number): T[] {
  const found: T[] = [];
  for (const match of matches) {
    if (found.length === most) break;
    found.push(match);
  }
  return found;
}

function linkTo(start: number, written: string, url: string): IdentifierLink {
  return { start, end: start + written.length, url };
}

/** Without the marks of a sentence, and a bracket that was opened before it. */
function withoutWhatFollows(written: string): string {
  let end = written.length;
  let open = 0;
  for (const char of written) open += char === '(' ? 1 : char === ')' ? -1 : 0;
  for (; end > 0; end--) {
    const last = written[end - 1]!;
    if (last === ')' && open < 0) open++;
    else if (!'.:!?*]'.includes(last)) break;
  }
  return written.slice(0, end);
}
