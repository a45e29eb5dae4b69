import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readLocator } from '../../../../src/core/notes/locator/locator';

const fixtures = path.resolve('test/fixtures/notes');
const style = path.join(fixtures, 'locators.csl');
const bibliography = path.join(fixtures, 'locators.json');
const mark = 'Ж';
const between = 'QQQ';

interface Read {
  readonly label: string;
  readonly value: string;
  readonly rest: string;
}

/** What Pandoc renders of each text, a paragraph each. */
function pandoc(texts: readonly string[]): string[] {
  const options = ['--wrap=none', '--citeproc', '--csl', style, '--bibliography', bibliography];
  const { status, stdout, stderr, error } = spawnSync('pandoc', ['-f', 'markdown', '-t', 'plain', ...options], {
    input: texts.map((text) => `${text}\n\n${between}\n\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (error) assert.fail(`This test needs pandoc on the PATH: ${error.message}`);
  assert.equal(status, 0, stderr);
  return stdout.split(between).slice(0, texts.length);
}

/**
 * Without what citeproc and the writer change: blanks, quotation marks, hyphens in ranges, doubled commas. The comma that is
 * put before a suffix without a locator goes too.
 */
function normalised({ label, value, rest }: Read, located: boolean): string {
  const [cleanValue, cleanRest] = [value, rest].map((text) =>
    text
      .replace(/[\s\u00a0]+/g, ' ')
      .replace(/-/g, '–')
      .replace(/[‘’]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/,(?:\s*,)+/g, ',')
      .trim(),
  ) as [string, string];
  return `${label} | ${cleanValue.replace(/ /g, '')} | ${located ? cleanRest : cleanRest.replace(/^[, ]+/, '')}`;
}

function parts(rendered: string): Read | undefined {
  const [before, label, value, ...rest] = rendered.split(mark);
  if (before?.trim() !== '' || label === undefined || value === undefined) return undefined;
  return { label, value, rest: rest.join(mark) };
}

/**
 * Asks Pandoc once how it reads suffixes, and says where we read otherwise. What is left after a locator goes through Pandoc
 * too, behind `{}`, which is no locator.
 */
export function disagreements(suffixes: readonly string[]): string[] {
  const readings = suffixes.map((suffix) => readLocator(suffix));
  const rendered = pandoc(
    suffixes.flatMap((suffix, index) => [`[@a${suffix}]`, `[@a {}${suffix.slice(readings[index]?.end ?? 0)}]`]),
  );
  return suffixes.flatMap((suffix, index) => {
    const reading = readings[index];
    const theirs = parts(rendered[2 * index] ?? '');
    const rest = parts(rendered[2 * index + 1] ?? '')?.rest;
    if (!theirs || rest === undefined) return [`${JSON.stringify(suffix)}: Pandoc sees no single citation`];
    const expected = normalised(theirs, reading !== undefined);
    const read = normalised(
      { label: reading?.label ?? 'page', value: reading?.value ?? '', rest },
      reading !== undefined,
    );
    return read === expected ? [] : [`${JSON.stringify(suffix)}: ${read} / Pandoc: ${expected}`];
  });
}
