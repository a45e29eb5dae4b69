import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Reader, Reading } from '../../../../../src/core/dumps/reader';
import { problemsOf, readAll, recordsOf } from '../reading';

/** Texts like this one, with pieces left out, doubled or put in; and any texts. */
export function textsLike(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat({ max: text.length }),
    without: fc.constantFrom(0, 0, 1, 1, 5, 200),
    put: fc.oneof(
      fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\r', 'null', '1e999'),
      fc.string({ maxLength: 5 }),
    ),
  });
  const edited = fc
    .array(edit, { maxLength: 4 })
    .map((edits) =>
      edits.reduce((result, { at, without, put }) => result.slice(0, at) + put + result.slice(at + without), text),
    );
  return fc.oneof(edited, fc.string(), fc.json());
}

/** One element in ten is cut off before its end: the others are read, and one problem is at its line. */
export function assertOneProblem(
  reader: Reader,
  elements: readonly object[],
  write: (texts: readonly string[]) => string,
): void {
  const texts = elements.slice(0, 10).map((element) => JSON.stringify(element));
  const whole = readAll(reader, write(texts));
  assert.equal(recordsOf(whole).length, 10);
  const damage: readonly ((text: string) => string)[] = [
    (text) => text.slice(0, -1),
    (text) => text.replace(':', ''),
    (text) => text.replace(/(:"[^"]*)"/, '$1'),
    (text) => text.replace(/"title":"(?:[^"\\]|\\.)*"/g, '"title":[]'),
  ];
  for (const damaged of damage) {
    const readings = readAll(reader, write(texts.map((text, n) => (n === 6 ? damaged(text) : text))));
    const titles = recordsOf(whole).map((record) => record.title);
    assert.deepEqual(
      recordsOf(readings).map((record) => record.title),
      titles.filter((_, n) => n !== 6),
    );
    assert.deepEqual(
      problemsOf(readings).map((problem) => problem.line),
      [recordsOf(whole)[6]!.source.line],
    );
  }
}

/** What records tell, but for where they stand. */
export function fieldsOf(readings: readonly Reading[]): object[] {
  return recordsOf(readings).map((record) => {
    const { source, ...fields } = record;
    assert.equal(source.file, 'a.txt');
    return fields;
  });
}

/** In an array on lines, and one on each line. */
export const onLines = (texts: readonly string[]): string => `[\n${texts.join(',\n')}\n]\n`;
export const oneEach = (texts: readonly string[]): string => `${texts.join('\n')}\n`;

/** Texts of other formats, which none of the JSON formats is. */
export const otherTexts: readonly string[] = [
  '',
  '{}',
  '[]',
  '[1, 2, 3]',
  '{"name": "lectern", "version": "1.0.0", "type": "module", "author": "Somebody", "scripts": {"test": "mocha"}}',
  '{"editor.fontSize": 12, "files.exclude": {"**/.git": true}}',
  '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# Title"]}], "nbformat": 4, "metadata": {}}',
  '{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, "properties": {"title": "A"}}]}',
  '[{"id": 1, "title": "Buy milk", "done": false}, {"id": 2, "title": "Read", "type": "task"}]',
  '{"compilerOptions": {"strict": true}, "include": ["src"]}',
  '@article{key,\n  title = {A Title},\n}\n',
  'TY  - JOUR\nTI  - A Title\nER  - \n',
  '---\nreferences:\n- id: key\n  title: A Title\n---\n',
  'A Title of a Paper\n\nIts abstract tells what it is about, in a sentence or two.\n',
];
