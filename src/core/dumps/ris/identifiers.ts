import type { TextFields } from '../../paper';
import { normalArxiv, normalDoi } from '../../text/identifiers';
import type { RisEntry } from './entry';
import { standsAlone } from './venue';

const identifiedByPrefix = /(?<![\p{L}\p{N}])arxiv\s*:\s*(\S{5,40})/iu;

const longestAddress = 2000;

/** The names that a work goes by, from the tags that are for them and from addresses. Absent ones are undefined. */
export function identifiersOf(
  entry: RisEntry,
  type: string | undefined,
): { [Field in keyof TextFields]?: string | undefined } {
  const addresses = words(entry.lines('UR', 'LK', 'L2'));
  const named = [...words(entry.lines('DO', 'M3')), ...addresses, ...words(entry.lines('L1'))];
  const mentions = entry.lines('JO', 'JF', 'T2', 'M1', 'N1').map((line) => identifiedByPrefix.exec(line)?.[1] ?? '');
  return {
    doi: firstOf(named, normalDoi),
    arxiv: firstOf([...named, ...mentions], normalArxiv),
    url: addresses[0],
    pmid: pmidOf(entry),
    pmcid: firstOf(entry.lines('C2'), (text) => /^PMC\d{1,12}$/i.exec(text)?.[0].toUpperCase()),
    ...serialNumbersOf(entry.lines('SN'), type),
  };
}

/** The accession number of a record that comes from PubMed. */
function pmidOf(entry: RisEntry): string | undefined {
  const fromPubMed = entry.lines('DB').some((name) => /^(?:pubmed|medline)$/i.test(name));
  return fromPubMed ? firstOf(entry.lines('AN'), (text) => /^(?:pmid:?\s*)?(\d{1,9})$/i.exec(text)?.[1]) : undefined;
}

/** What white space divides, but what is longer than any name or address. */
function words(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' ')).filter((word) => word.length <= longestAddress);
}

function firstOf(texts: readonly string[], read: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const found = read(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `SN` is an ISSN or an ISBN by its shape, with others after it or a remark; of a report or a patent, its number. */
function serialNumbersOf(lines: readonly string[], type: string | undefined): TextFields {
  const found: TextFields = {};
  for (const token of lines.flatMap((line) => line.match(/[\dx][\dx-]{7,16}/gi) ?? [])) {
    const digits = token.replaceAll('-', '').toUpperCase();
    if (/^\d{7}[\dX]$/.test(digits)) found.issn ??= `${digits.slice(0, 4)}-${digits.slice(4)}`;
    else if (/^(?:\d{9}[\dX]|\d{13})$/.test(digits)) found.isbn ??= token;
  }
  const first = lines[0];
  if (first === undefined || found.issn !== undefined || found.isbn !== undefined) return found;
  if (type === 'report' || type === 'patent' || type === 'standard') return { number: first };
  return standsAlone(type) || type === 'chapter' ? { isbn: first } : { issn: first };
}
