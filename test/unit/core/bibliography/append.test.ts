import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { appendTo, inserted, type CitedPaper } from '../../../../src/core/bibliography/append';
import { decodeFile, encodeText } from '../../../../src/core/bibliography/fileText';
import type { BibliographyFormat } from '../../../../src/core/bibliography/format';
import { conferencePaper, kinds } from './papers';

const entry = '@book{cats,\n  title = {Cats},\n}';
const papers: readonly CitedPaper[] = [
  { citekey: 'gogh', paper: conferencePaper },
  { citekey: 'katz', paper: kinds['article']! },
];

/** A .bib file with whole entries appended. */
function withEntries(bytes: Uint8Array, entries: readonly string[]): Uint8Array {
  const cited = entries.map((entry) => ({ citekey: 'any', paper: conferencePaper, entry }));
  return inserted(bytes, appendTo('bibtex', bytes, cited)!);
}

/** The same for a file in UTF-8. */
function appended(text: string, ...entries: readonly string[]): string {
  return decode(withEntries(encode(text), entries));
}

/** A file of another format with papers added; undefined where there is no place for them. */
function added(format: BibliographyFormat, text: string): string | undefined {
  const bytes = encode(text);
  const addition = appendTo(format, bytes, papers);
  return addition && decode(inserted(bytes, addition));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

suite('Appending to a .bib file', () => {
  test('a blank line stands between entries, and a line ending after the last, however the file ends', () => {
    assert.equal(appended('', entry), `${entry}\n`);
    assert.equal(appended('@book{a}', entry), `@book{a}\n\n${entry}\n`);
    assert.equal(appended('@book{a}\n', entry), `@book{a}\n\n${entry}\n`);
    assert.equal(appended('@book{a}\n\n', entry), `@book{a}\n\n${entry}\n`);
    assert.equal(appended('@book{a}\n  ', entry), `@book{a}\n  \n${entry}\n`);
    assert.equal(appended('\n', entry, entry), `\n${entry}\n\n${entry}\n`);
  });

  test('an entry begins at a line’s start, also after what is never closed', () => {
    for (const open of ['% a remark', '@book{a, title = {X', '@book{a, title = "X\n   ']) {
      assert.match(appended(open, entry), /\n\n?@book\{cats,/);
    }
  });

  test('lines end as most lines of the file do', () => {
    assert.equal(appended('a\r\nb\r\nc\n', entry), `a\r\nb\r\nc\n\r\n${entry.replaceAll('\n', '\r\n')}\r\n`);
    assert.equal(appended('a\nb\nc\r\n', entry), `a\nb\nc\r\n\n${entry}\n`);
  });

  test('fields are indented as most fields of the file are', () => {
    for (const indent of ['\t', '    ', '  ']) {
      const file = `@book{a,\n${indent}title = {X},\n${indent}year = 2020,\n note = {}\n}\n`;
      assert.equal(appended(file, entry), `${file}\n@book{cats,\n${indent}title = {Cats},\n}\n`);
    }
  });

  test('UTF-16 and a byte order mark stay what they are', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const before = encodeText('\ufeff@book{a, title = {Gänse}}\n', encoding);
      const after = withEntries(before, ['@book{b, title = {Hölder Ω}}']);
      assert.equal(decodeFile(after).text, '@book{a, title = {Gänse}}\n\n@book{b, title = {Hölder Ω}}\n');
      assert.deepEqual(after.subarray(0, before.length), before);
    }
    assert.equal(appended('\ufeff', entry), `\ufeff${entry}\n`);
  });

  test('a file in Windows-1252 gets ASCII, and its own bytes stay', () => {
    const before = Uint8Array.from('@book{a, title = {G\xe4nse}}\n', (char) => char.charCodeAt(0));
    const after = withEntries(before, ['@book{m\xfcller, title = {Hölder – Łukasz}}']);
    assert.deepEqual(after.subarray(0, before.length), before);
    assert.equal(
      new TextDecoder('windows-1252').decode(after.subarray(before.length)),
      '\n@book{m\xfcller, title = {H{\\"{o}}lder -- {\\L}ukasz}}\n',
    );
    assert.match(appended('% Encoding: ISO8859_1\n', '@book{a, title = {ä}}'), /\{\\"\{a\}\}/);
    assert.match(appended('% Encoding: UTF-8\n', '@book{a, title = {ä}}'), /= \{ä\}/);
  });
});

suite('Appending to a bibliography of another format', () => {
  const items = (json: string) => JSON.parse(json) as { id: string; title: string }[];

  test('CSL-JSON: the list grows, laid out as it is', () => {
    assert.deepEqual(
      items(added('csl-json', '')!).map(({ id }) => id),
      ['gogh', 'katz'],
    );
    for (const before of [
      '[]',
      '[\n]\n',
      ' [ ] ',
      '[{"id":"a"}]',
      '[\n  {\n    "id": "a"\n  }\n]\n',
      '[\n{"id":"a"},\n{"id":"b"}\n]',
    ]) {
      const after = added('csl-json', before)!;
      assert.deepEqual(
        items(after)
          .slice(-2)
          .map(({ id }) => id),
        ['gogh', 'katz'],
        before,
      );
      assert.equal(items(after).length, items(before).length + 2);
    }
    assert.match(added('csl-json', '[\n\t{\n\t\t"id": "a"\n\t}\n]\n')!, /\},\n\t\{\n\t\t"id": "gogh",\n/);
    assert.match(added('csl-json', '[\n{"id":"a"}\n]\n')!, /\},\n\{"id":"gogh",.*\},\n\{"id":"katz",.*\}\n\]\n$/);
    assert.doesNotMatch(added('csl-json', '[{"id":"a"}]')!, /\n/);
    assert.match(
      added('csl-json', '{"a": ["]"], "items": [{"id": "[\\""}], "b": []}')!,
      /"katz",[^]*\}\], "b": \[\]\}$/,
    );
  });

  test('CSL-JSON: what is no list, or is not closed, is left alone', () => {
    for (const text of ['{}', '{"a": []}', '[', '[{]', 'hello []', '"[]"', '[{"id": "a]']) {
      assert.equal(added('csl-json', text), undefined, text);
    }
  });

  test('CSL-YAML: the list of references grows, what is after it stays after it', () => {
    assert.match(added('csl-yaml', '')!, /^---\nreferences:\n- id: gogh\n {2}type: paper-conference\n[^]*\n\.\.\.\n$/);
    const before =
      'title: X\nreferences:\n  - id: a\n    title: A\n\n    # a remark\n  - id: b\n    abstract: |\n      B\n\n      C\n\nlang: en\n...\n';
    const after = added('csl-yaml', before)!;
    assert.match(
      after,
      /\n {6}C\n {2}- id: gogh\n {4}type: paper-conference\n[^]*\n {2}- id: katz\n[^]*\n\nlang: en\n\.\.\.\n$/,
    );
    assert.match(added('csl-yaml', '- id: a\n  title: A')!, /^- id: a\n {2}title: A\n- id: gogh\n/);
    assert.equal(added('csl-yaml', 'title: X\n'), undefined);
    assert.equal(added('csl-yaml', 'references: [{id: a}]\n'), undefined);
  });

  test('RIS: records are added, each closed', () => {
    const after = added('ris', 'TY  - BOOK\r\nTI  - A\r\nER  - \r\n')!;
    assert.equal(after.match(/^ER {2}-/gm)?.length, 3);
    assert.match(after, /\r\n\r\nTY {2}- CPAPER\r\nID {2}- gogh\r\nTI {2}- YOLOv9/);
    assert.match(after, /\r\nAU {2}- King, Martin Luther, Jr\.\r\n/);
  });

  test('.bib and RIS always have a place', () => {
    const bibText = fc
      .array(
        fc.constantFrom('@book{a,', 'title = {X}', '}', '\n', '\r\n', '\t', '  ', '% c', '"', 'é', '中', '\ufeff', '{'),
      )
      .map((parts) => parts.join(''));
    const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), bibText.map(encode));
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        assert.ok(appendTo('bibtex', bytes, papers) && appendTo('ris', bytes, papers));
      }),
    );
  });
});
