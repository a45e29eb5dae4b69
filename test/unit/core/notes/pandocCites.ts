import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Citation } from '../../../../src/core/notes/citations';
import { parseNote } from '../../../../src/core/notes/note';

/** One citation as Pandoc, or Lectern, reads it; prefix and suffix as plain text, the locator with the suffix. */
export interface Cite {
  readonly key: string;
  readonly mode: string;
  readonly prefix: string;
  readonly suffix: string;
  /** How many citations stand in its cluster before it. */
  readonly place: number;
}

interface PandocCitation {
  readonly citationId: string;
  readonly citationMode: { readonly t: string };
  readonly citationPrefix: readonly Json[];
  readonly citationSuffix: readonly Json[];
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
interface Element {
  readonly t: string;
  readonly c?: Json;
}

const separator = 'between-two-texts';

/** The blocks of each text, as one run of Pandoc reads them. */
export function pandocBlocks(texts: readonly string[]): Element[][] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-pandoc-'));
  try {
    const between = path.join(folder, 'between.md');
    fs.writeFileSync(between, `# ${separator}\n`);
    const files = texts.flatMap((text, index) => {
      const file = path.join(folder, `${index}.md`);
      fs.writeFileSync(file, text);
      return [file, between];
    });
    const options = ['-f', 'markdown', '-t', 'json', '--file-scope', '--quiet'];
    const run = spawnSync('pandoc', [...options, ...files], { encoding: 'utf8', maxBuffer: 1e9 });
    if (run.error) assert.fail(`This test needs pandoc on the PATH: ${run.error.message}`);
    assert.equal(run.status, 0, run.stderr);
    const { blocks } = JSON.parse(run.stdout) as { blocks: Element[] };
    const split: Element[][] = [[]];
    for (const block of blocks) {
      if (block.t === 'Header' && plain(block.c!) === separator) split.push([]);
      else split.at(-1)!.push(block);
    }
    assert.equal(split.length, texts.length + 1);
    return split.slice(0, -1);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What Pandoc cites in some blocks, in order: what a prefix cites before what it belongs to, then the suffix. */
export function citesOf(json: Json | readonly Element[]): Cite[] {
  if (Array.isArray(json)) return json.flatMap((one: Json) => citesOf(one));
  if (typeof json !== 'object' || json === null) return [];
  const { t, c } = json as unknown as Element;
  if (t === 'Cite') {
    const [citations] = c as unknown as [PandocCitation[]];
    return citations.flatMap(({ citationId, citationMode, citationPrefix, citationSuffix }, place) => [
      ...citesOf(citationPrefix),
      {
        ...{ key: citationId, mode: citationMode.t, place },
        ...{ prefix: spaced(plain(citationPrefix)), suffix: spaced(plain(citationSuffix)) },
      },
      ...citesOf(citationSuffix),
    ]);
  }
  return Object.values(json as Record<string, Json>).flatMap((one) => citesOf(one));
}

/** The text of inlines, without any markup; citations as their keys. */
export function plain(json: Json | readonly Element[]): string {
  if (Array.isArray(json)) return json.map((one: Json) => plain(one)).join('');
  if (typeof json !== 'object' || json === null) return '';
  const { t, c } = json as unknown as Element;
  switch (t) {
    case 'Str':
      return c as string;
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' ';
    case 'Code':
    case 'Math':
    case 'RawInline':
      return (c as [Json, string])[1];
    case 'Cite':
      return (c as unknown as [PandocCitation[]])[0].map(({ citationId }) => `@${citationId}`).join(' ');
    default:
      return plain(c ?? '');
  }
}

/** Without quotation marks: those that pair are none of the text, and which do depends on what is around. */
function spaced(text: string): string {
  return text
    .replace(/["'“”‘’]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What Lectern cites in each text, with prefixes and suffixes in plain text by Pandoc. */
export function ourCites(texts: readonly string[]): Cite[][] {
  const found = texts.map((text) => written(text));
  const affixes = [...new Set(found.flat().flatMap(({ prefix, suffix }) => [prefix, suffix]))];
  const rendered = pandocBlocks(affixes.map((one) => `x ${one}`)).map((blocks) =>
    spaced(plain(blocks).replace(/^x/, '')),
  );
  const plainText = new Map(affixes.map((one, index) => [one, rendered[index]!]));
  return found.map((cites) =>
    cites.map((cite) => ({ ...cite, prefix: plainText.get(cite.prefix)!, suffix: plainText.get(cite.suffix)! })),
  );
}

/** What Lectern cites in a text, with prefixes and suffixes as they are written. */
function written(text: string): Cite[] {
  const { citations, clusters } = parseNote(text, { crossReferences: false });
  return citations.map((citation) => {
    const cluster = clusters.findLast((one) => one.citations.includes(citation));
    const { key, mode, prefix } = citation;
    // of these Pandoc 2.17 takes -@key for @key
    const isInText = cluster === undefined || (cluster.inText && cluster.citations[0] === citation);
    return {
      ...{ key, mode: isInText ? 'AuthorInText' : mode, place: cluster ? cluster.citations.indexOf(citation) : 0 },
      prefix: prefix ? unmarked(text.slice(prefix.start, prefix.end)) : '',
      suffix: unmarked(suffixOf(text, citation, isInText)),
    };
  });
}

/** The locator and the suffix with what stands before them. */
function suffixOf(text: string, { end, locator, suffix }: Citation, isInText: boolean): string {
  const last = Math.max(suffix?.end ?? 0, locator?.valueEnd ?? 0);
  if (last === 0) return '';
  const forced = last === locator?.valueEnd && text[last] === '}' ? last + 1 : last;
  const between = text.slice(end, forced);
  return isInText ? between.replace(/^[\s>]*\[/, '') : between;
}

/** Without the marks of quotes at the beginnings of lines. */
function unmarked(text: string): string {
  return text.replace(/\r?\n[ \t>]*/g, '\n').trim();
}
