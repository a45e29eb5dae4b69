// What Pandoc and Lectern read of a BibTeX file, in one form, to be held against each other.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { Name, PaperRecord } from '../../../../../src/core/paper';

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
}

/** An item of CSL-JSON, as far as it is compared. */
export interface CslItem {
  readonly id: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly DOI?: string;
  readonly 'container-title'?: string;
  readonly 'volume-title'?: string;
}

/** What is compared, as one writes it. */
export type Aspects = Readonly<Record<'title' | 'author' | 'year' | 'doi' | 'container' | 'volume', string>>;

/** The records of a BibLaTeX file as Pandoc reads it. */
export function pandocItems(bib: string): CslItem[] {
  const { status, stdout, stderr, error } = spawnSync('pandoc', ['-f', 'biblatex', '-t', 'csljson'], {
    encoding: 'utf8',
    input: bib,
  });
  if (error) assert.fail(`This test needs pandoc on the PATH: ${error.message}`);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as CslItem[];
}

export function cslAspects(item: CslItem): Aspects {
  const names = (item.author ?? []).filter((name) => name.literal !== 'others');
  return {
    title: plain(item.title),
    author: names
      .map((name) =>
        written(
          ...[name.family, name.given, name['dropping-particle'], name['non-dropping-particle']],
          ...[name.suffix, name.literal],
        ),
      )
      .join('; '),
    year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
    doi: item.DOI?.toLowerCase().replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '') ?? '',
    container: plain(item['container-title']),
    volume: plain(item['volume-title']),
  };
}

export function aspects(record: PaperRecord): Aspects {
  const name = (one: Name) =>
    written(one.family, one.given, one.droppingParticle, one.nonDroppingParticle, one.suffix, one.literal);
  return {
    title: plain(record.title),
    author: record.author.map(name).join('; '),
    year: String(record.year ?? ''),
    doi: record.doi ?? '',
    container: plain(record.containerTitle),
    volume: plain(record.volumeTitle),
  };
}

/** In what two readings of a record differ, each as `title: one / Pandoc: other`. */
export function differences(read: Aspects, pandoc: Aspects): string[] {
  return (Object.keys(pandoc) as (keyof Aspects)[])
    .filter((name) => read[name] !== pandoc[name])
    .map((name) => `${name}: ${read[name]} / Pandoc: ${pandoc[name]}`);
}

/** Pandoc writes titles in sentence case, with markup, other quotation marks, math without dollars and accents on a dotless i. */
function plain(text = ''): string {
  return text
    .replace(/<\/?(?:span|i|b|u|sup|sub)\b[^>]*>/g, '')
    .replace(/[‘’“”"]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/ı(?=\p{M})/gu, 'i')
    .replaceAll('$', '')
    .normalize('NFC')
    .toLowerCase();
}

function written(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => plain(part)).join('|');
}
