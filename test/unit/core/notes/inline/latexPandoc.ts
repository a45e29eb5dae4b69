import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseNote, type Citation } from '../../../../../src/core/notes/note';
import { citesOf, plain, type Cite } from '../pandocCites';

type Blocks = Parameters<typeof citesOf>[0] & readonly { readonly t: string }[];

const separator = 'between-two-texts';

/** What one run of Pandoc makes of LaTeX. */
function pandoc(text: string, options: readonly string[]): string {
  const run = spawnSync('pandoc', ['-f', 'latex', '--quiet', ...options], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (run.error) assert.fail(`This test needs pandoc on the PATH: ${run.error.message}`);
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

/** The blocks of each piece of LaTeX. */
function blocksOf(texts: readonly string[]): Blocks[] {
  const input = texts.map((text) => `${text}\n\n\\section{${separator}}\n\n`).join('');
  const { blocks } = JSON.parse(pandoc(input, ['-t', 'json'])) as { blocks: Blocks[number][] };
  const split: Blocks[number][][] = [[]];
  for (const block of blocks) {
    if (block.t === 'Header' && plain(block as never) === separator) split.push([]);
    else split.at(-1)!.push(block);
  }
  assert.equal(split.length, texts.length + 1);
  return split.slice(0, -1);
}

/** What Pandoc's LaTeX reader cites in each text. */
export function pandocLatexCites(texts: readonly string[]): Cite[][] {
  return blocksOf(texts).map((blocks) => citesOf(blocks).map((cite) => spacedCite(cite)));
}

/** What Lectern cites in each text, with prefixes and suffixes in plain text by Pandoc. */
export function ourLatexCites(texts: readonly string[]): Cite[][] {
  const found = texts.map((text) => {
    const { citations, clusters } = parseNote(text, { latex: true });
    return citations.map((citation) => ({
      ...{ key: citation.key, mode: citation.mode },
      prefix: citation.prefix ? text.slice(citation.prefix.start, citation.prefix.end) : '',
      suffix: suffixOf(text, citation),
      place: clusters.find((one) => one.citations.includes(citation))!.citations.indexOf(citation),
    }));
  });
  const affixes = [...new Set(found.flat().flatMap(({ prefix, suffix }) => [prefix, suffix]))];
  const rendered = blocksOf(affixes.map((one) => `x ${one}`)).map((blocks) => plain(blocks as never).replace(/^x/, ''));
  const plainText = new Map(affixes.map((one, index) => [one, rendered[index]!]));
  return found.map((cites) =>
    cites.map((cite) =>
      spacedCite({ ...cite, prefix: plainText.get(cite.prefix)!, suffix: plainText.get(cite.suffix)! }),
    ),
  );
}

/** The locator and what follows it. */
function suffixOf(text: string, { locator, suffix }: Citation): string {
  const start = locator?.labelStart ?? locator?.valueStart ?? suffix?.start;
  return start === undefined ? '' : text.slice(start, Math.max(suffix?.end ?? 0, locator?.valueEnd ?? 0));
}

function spacedCite(cite: Cite): Cite {
  return { ...cite, prefix: spaced(cite.prefix), suffix: spaced(cite.suffix) };
}

/** With plain blanks, without quotation marks, which are none of the text for Pandoc, and the comma that it adds. */
function spaced(text: string): string {
  return text
    .replace(/^, /, '')
    .replace(/["'“”‘’]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const fixtures = path.resolve('test/fixtures/notes');
const mark = 'Ж';
const between = 'QQQ';

/** Which locator citeproc finds in each option of `\cite[..]{a}`: its label and value, without blanks. */
export function citeprocLocators(options: readonly string[]): string[] {
  const style = ['--csl', path.join(fixtures, 'locators.csl'), '--bibliography', path.join(fixtures, 'locators.json')];
  const input = options.map((option) => `\\cite[${option}]{a}\n\n${between}\n\n`).join('');
  const rendered = pandoc(input, ['-t', 'plain', '--wrap=none', '--citeproc', ...style]).split(between);
  return options.map((_, index) => {
    const [, label = '', value = ''] = (rendered[index] ?? '').split(mark);
    return value === '' ? '' : `${label} ${value.replace(/[\s“”]/g, '')}`;
  });
}

/** As `citeprocLocators`, for Lectern. */
export function ourLocators(options: readonly string[]): string[] {
  return options.map((option) => {
    const { locator } = parseNote(`\\cite[${option}]{a}`, { latex: true }).citations[0] ?? assert.fail(option);
    return locator ? `${locator.label} ${locator.value.replace(/\s/g, '')}` : '';
  });
}
