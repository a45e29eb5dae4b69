import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entryKeyOffset, writtenKeyAt, writtenKeys } from '../../../../src/core/bibliography/writtenKeys';
import type { BibliographyFormat } from '../../../../src/core/bibliography/format';

/** The keys of a line with their roles, found by their places. */
function told(format: BibliographyFormat, line: string): string[] {
  return writtenKeys(format, line, 0).map(
    ({ character, endCharacter, role }) => `${role} ${line.slice(character, endCharacter)}`,
  );
}

suite('The keys that are written in a bibliography', () => {
  test('are those of its records and of what these refer to', () => {
    assert.deepEqual(told('bibtex', '@article{smith2020,'), ['own smith2020']);
    assert.deepEqual(told('bibtex', '  @Book ( smith:2020 ,'), ['own smith:2020']);
    assert.deepEqual(told('bibtex', '@misc{a, ids = {b, c}, crossref = "d", xdata={e,f}}'), [
      'own a',
      'own b',
      'own c',
      'reference d',
      'reference e',
      'reference f',
    ]);
    assert.deepEqual(told('csl-json', '  {"id": "smith2020", "type": "book"}'), ['own smith2020']);
    assert.deepEqual(told('csl-yaml', "  - id: 'smith2020'"), ['own smith2020']);
    assert.deepEqual(told('ris', 'ID  - smith2020'), ['own smith2020']);
  });

  test('are in no comment, macro or other field', () => {
    for (const line of ['@comment{a,', '@string{a = "b"}', 'title = {crossref}', 'kids = {a}', '% see smith2020']) {
      assert.deepEqual(told('bibtex', line), [], line);
    }
    assert.deepEqual(told('csl-yaml', 'void: x'), []);
    assert.deepEqual(told('ris', 'TI  - ID  - x'), []);
  });

  test('are found from either end, and in a line that is the whole file', () => {
    const line = `[${'{"id":"a1","title":"x"},'.repeat(50_000)}{"id":"z9"}]`;
    const at = line.indexOf('z9');
    for (const character of [at, at + 2]) {
      assert.deepEqual(writtenKeyAt('csl-json', line, character), {
        key: 'z9',
        character: at,
        endCharacter: at + 2,
        role: 'own',
      });
    }
    assert.equal(writtenKeyAt('csl-json', line, at + 3), undefined);
  });

  test('stand where they are told to, on any line', () => {
    const piece = fc.constantFrom(
      '@book',
      '{',
      '(',
      'a',
      'b c',
      ',',
      'ids',
      ' = ',
      '"',
      '}',
      'crossref',
      '"id": "',
      'ID  - ',
      'id: ',
    );
    const format = fc.constantFrom<BibliographyFormat>('bibtex', 'csl-json', 'csl-yaml', 'ris');
    fc.assert(
      fc.property(fc.array(piece), format, fc.nat(40), (pieces, format, character) => {
        const line = pieces.join('');
        for (const found of writtenKeys(format, line, character)) {
          assert.equal(line.slice(found.character, found.endCharacter), found.key);
          assert.notEqual(found.key, '');
        }
      }),
    );
  });

  test('an entry is found by its key, not by what mentions it', () => {
    const text = '@book{b, crossref = {a}, note = {a}}\n% a,\n@proceedings{\n  a,\n title = {A}}\n@x{ab,}';
    assert.equal(entryKeyOffset(text, 'a'), text.indexOf('  a,') + 2);
    assert.equal(entryKeyOffset(text, 'ab'), text.indexOf('ab,'));
    assert.equal(entryKeyOffset(text, 'c'), undefined);
    assert.equal(entryKeyOffset(text, ''), undefined);
    assert.equal(entryKeyOffset('@misc{a+b-c/é.d:😀}', 'a+b-c/é.d:😀'), 6);
    assert.equal(entryKeyOffset('@misc{axb}', 'a.b'), undefined);
  });
});
