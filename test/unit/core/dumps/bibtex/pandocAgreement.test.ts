import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bibtex } from '../../../../../src/core/dumps/bibtex';
import type { Name, PaperRecord } from '../../../../../src/core/paper';
import { problemsOf, readAll, recordsOf } from '../reading';

const fixture = path.resolve('test/fixtures/bibliographies/hard.bib');

interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
}

interface CslItem {
  readonly id: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
  readonly DOI?: string;
  readonly 'container-title'?: string;
}

/** What is compared, as one writes it. */
type Aspects = Readonly<Record<'title' | 'author' | 'year' | 'doi' | 'container', string>>;

const mainTitle = 'Pandoc leaves out the title of the volume: nobody would find it, and all volumes would be one work';
const unknownLetters = 'Pandoc drops {\\DJ}, {\\dj} and {\\TH}';
/** Where we read otherwise on purpose. */
const deliberate: Readonly<Record<string, readonly [aspect: keyof Aspects, reason: string]>> = {
  vaswani2017: ['author', 'Pandoc takes {\\L}ukasz for a particle: a command in braces is a capital like any other'],
  initials: ['author', "Pandoc takes {\\'E}mile and {\\'E}. for particles"],
  nguyen: ['author', unknownLetters],
  sapek: ['author', unknownLetters],
  oeuvre: ['author', unknownLetters],
  yearliteral: ['year', 'Pandoc has no year for "circa 1515"'],
  knuth3: ['title', mainTitle],
  maintitledbook: ['title', mainTitle],
  icml2015: ['title', mainTitle],
  maintitled: ['container', mainTitle],
  ioffe2015: ['container', mainTitle],
  conference1: ['container', 'Pandoc does not know @conference, which is another name for @inproceedings'],
  addon: ['title', 'what is added to a title is no part of it'],
};

function pandoc(): CslItem[] {
  const { status, stdout, error } = spawnSync('pandoc', ['-f', 'biblatex', '-t', 'csljson', fixture], {
    encoding: 'utf8',
  });
  if (error) assert.fail(`This test needs pandoc on the PATH: ${error.message}`);
  assert.equal(status, 0);
  return JSON.parse(stdout) as CslItem[];
}

/** Pandoc writes titles in sentence case, with markup, other quotation marks, math without dollars and accents on a dotless i. */
function plain(text = ''): string {
  return text
    .replace(/<\/?(?:span|i|b|sup|sub)\b[^>]*>/g, '')
    .replace(/[‘’“”"]/g, "'")
    .replaceAll('\u00a0', ' ')
    .replace(/ı(?=\p{M})/gu, 'i')
    .replaceAll('$', '')
    .normalize('NFC')
    .toLowerCase();
}

function written(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => plain(part)).join('|');
}

function cslAspects(item: CslItem): Aspects {
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
  };
}

function aspects(record: PaperRecord): Aspects {
  const name = (one: Name) =>
    written(one.family, one.given, one.droppingParticle, one.nonDroppingParticle, one.suffix, one.literal);
  return {
    title: plain(record.title),
    author: record.author.map(name).join('; '),
    year: String(record.year ?? ''),
    doi: record.doi ?? '',
    container: plain(record.containerTitle),
  };
}

suite('BibTeX in the hardest shapes', () => {
  const readings = readAll(bibtex, fs.readFileSync(fixture, 'utf8'));
  const records = recordsOf(readings);

  test('is read without a problem', () => {
    assert.deepEqual(problemsOf(readings), []);
    assert.ok(records.length >= 120, String(records.length));
  });

  test('is read as Pandoc reads it', () => {
    const ours = new Map(records.map((record) => [record.citekey, aspects(record)]));
    const theirs = new Map(pandoc().map((item) => [item.id, cslAspects(item)]));
    assert.deepEqual([...ours.keys()].sort(), [...theirs.keys()].sort());
    const different = [...theirs].flatMap(([key, expected]) => {
      const read = ours.get(key)!;
      const names = Object.keys(expected) as (keyof Aspects)[];
      return names.filter((name) => read[name] !== expected[name]).map((name) => ({ key, name, read, expected }));
    });
    const unexpected = different
      .filter(({ key, name }) => deliberate[key]?.[0] !== name)
      .map(({ key, name, read, expected }) => `${key}: ${name}: ${read[name]} / Pandoc: ${expected[name]}`);
    assert.ok(unexpected.length <= theirs.size * 0.01, unexpected.join('\n'));
    const keys = new Set(different.map(({ key }) => key));
    // a difference that is gone is no difference
    assert.deepEqual(
      Object.keys(deliberate).filter((key) => !keys.has(key)),
      [],
    );
  });
});
