import type { Found } from '../core/collection';
import type { Library } from '../core/library/library';
import { familyName, fullTitle, type Name, type Paper } from '../core/paper';
import { excerpt, highlights } from '../core/search/highlight';
import type { Meaning, PaperRow, SearchRow } from './protocol';

/** Characters that a row of the search list shows. */
const excerptWidth = 88;

export function paperRow(paper: Paper): PaperRow {
  return { citekey: paper.citekey, title: fullTitle(paper), byline: byline(paper.author, paper.year) };
}

export function searchRow({ paper, hit }: Found): SearchRow {
  const inAbstract = hit.fields.includes('abstract') && paper.abstract !== '';
  return {
    ...paperRow(paper),
    titleHighlights: highlights(fullTitle(paper), hit.terms),
    excerpt: inAbstract ? excerpt(paper.abstract, hit.terms, excerptWidth) : undefined,
    source: paper.sources[0]!,
    ...(hit.isCited && { isCited: true }),
  };
}

/** What a key means in a library. */
export function meaning(library: Library, citekey: string): Meaning {
  const paper = library.named(citekey);
  if (paper) return { kind: 'paper', paper: paperRow(paper) };
  const choices = library.choices(citekey).map(paperRow);
  return choices.length > 0 ? { kind: 'ambiguous', choices } : { kind: 'unknown' };
}

function byline(author: readonly Name[], year: number | null): string {
  const names = author.map(lastName).filter((name) => name !== '');
  const who = names.length > 2 ? `${names[0]!} et al.` : names.join(' & ');
  return [who, year ?? ''].filter((part) => part !== '').join(' ');
}

function lastName(name: Name): string {
  return name.family === undefined ? (name.literal ?? name.given ?? '') : familyName(name);
}
