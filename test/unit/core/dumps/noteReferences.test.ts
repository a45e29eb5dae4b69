import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { noteReferences } from '../../../../src/core/dumps/noteReferences';
import { mutated, otherFormats } from './formatSamples';
import { page, realPapers } from './pages';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

const items = Array.from(
  { length: 40 },
  (_, i) => `- id: rivers${i}\n  type: book\n  title: "On Rivers ${i}"\n  publisher: River Press\n`,
);
const note = (references: string) =>
  `---\ntitle: Notes\nreferences:\n${references}lang: en\n---\n\n# Rivers\n\n- id: none\n  title: none\n\nreferences:\n- id: no\n  title: no\n`;

suite('the references of a note', () => {
  test('are read with every field, at their lines in the note', () => {
    const text = note(items.join(''));
    assert.ok(noteReferences.recognises(text));
    const expected = items.map((_, i) => ({
      citekey: `rivers${i}`,
      type: 'book',
      title: `On Rivers ${i}`,
      publisher: 'River Press',
      abstract: '',
      author: [],
      year: null,
      source: { file: 'a.txt', line: 4 + i * 4 },
    }));
    assert.deepEqual(
      readAll(noteReferences, text),
      expected.map((record) => ({ record })),
    );
    assert.deepEqual(recordsOf(readAll(noteReferences, text.replaceAll('\n', '\r\n'))), expected);
  });

  test('with one bad in ten are read but for it, which is one problem', () => {
    const broken = items.map((text, i) => (i % 10 === 3 ? text.replace(/"$/m, '') : text));
    const readings = readAll(noteReferences, note(broken.join('')));
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [16, 56, 96, 136],
    );
    assert.equal(recordsOf(readings).length, 36);
  });

  test('are in front matter only', () => {
    assert.deepEqual(readAll(noteReferences, `# Rivers\n\n---\nreferences:\n${items[0]}---\n`), []);
    assert.ok(!noteReferences.recognises(`# Rivers\n\n---\nreferences:\n${items[0]}---\n`));
    assert.ok(!noteReferences.recognises(`+++\nreferences = "x"\n+++\n\nText\n`));
    assert.ok(!noteReferences.recognises(`---\ntitle: Notes\n---\n\nreferences:\n${items[0]}`));
  });

  test('are read from any text', () => {
    const parts = ['---\n', 'references:\n', '- id: a\n  title: b\n', '\n', 'text', '"', '...\n', '\r', ' '];
    assertReadsAnything(
      noteReferences,
      fc.string({ unit: fc.constantFrom(...parts) }).map((text) => `---\n${text}`),
    );
    assertReadsAnything(noteReferences, mutated(note(items.slice(0, 3).join('')), parts));
    assertReadsAnything(noteReferences, fc.string({ unit: 'binary' }));
  });

  test('are told from everything else', () => {
    assert.ok(!noteReferences.recognises(page(realPapers)));
    for (const [format, text] of Object.entries(otherFormats('References of a note')))
      assert.ok(!noteReferences.recognises(text), format);
  });
});
