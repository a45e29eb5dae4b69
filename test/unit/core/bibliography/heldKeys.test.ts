import assert from 'node:assert/strict';
import { appendTo } from '../../../../src/core/bibliography/append';
import { bibliographyFormat } from '../../../../src/core/bibliography/format';
import { holdsKey } from '../../../../src/core/bibliography/heldKeys';
import { kinds } from './papers';

suite('The keys that a bibliography holds', () => {
  test('what was added is there, another key and another case are not', () => {
    for (const format of ['bibtex', 'csl-json', 'csl-yaml', 'ris'] as const) {
      const { bytes } = appendTo(format, new Uint8Array(), [{ citekey: 'katz2020', paper: kinds['article']! }])!;
      const text = new TextDecoder().decode(bytes);
      assert.ok(holdsKey(format, text, 'katz2020'), format);
      for (const other of ['katz202', 'atz2020', 'Katz2020', 'Cats', '']) {
        assert.ok(!holdsKey(format, text, other), `${format}: ${other}`);
      }
    }
  });

  test('an entry may be written in any way, and have other names', () => {
    assert.ok(holdsKey('bibtex', '@ARTICLE (\n  cats ,title={X})', 'cats'));
    assert.ok(holdsKey('bibtex', '@book{a, title={X}, ids = {b, cats,c}}', 'cats'));
    assert.ok(holdsKey('csl-json', '[{"title":"cats","id" : "cats"}]', 'cats'));
    assert.ok(holdsKey('csl-yaml', 'references:\n  - type: book\n    id: "cats" # meow\n', 'cats'));
    assert.ok(holdsKey('ris', 'TY  - BOOK\r\nID  - cats\r\nER  -\r\n', 'cats'));
  });

  test('a key in a comment or in a text is none', () => {
    assert.ok(!holdsKey('bibtex', '% @book{cats,\n@book{a, title={cats}, note={see cats, 2020}}', 'cats'));
    assert.ok(!holdsKey('csl-json', '[{"id":"a","title":"cats"}]', 'cats'));
    assert.ok(!holdsKey('ris', 'TY  - BOOK\nTI  - cats\n', 'cats'));
  });

  test('a bibliography’s ending says what it is', () => {
    assert.equal(bibliographyFormat('a/References.BIB'), 'bibtex');
    assert.equal(bibliographyFormat('refs.biblatex'), 'bibtex');
    assert.equal(bibliographyFormat('refs.json'), 'csl-json');
    assert.equal(bibliographyFormat('refs.yml'), 'csl-yaml');
    assert.equal(bibliographyFormat('refs.ris'), 'ris');
    for (const other of ['.bashrc', 'bib', 'refs.bib.gz', 'refs.txt', 'constructor']) {
      assert.equal(bibliographyFormat(other), undefined);
    }
  });
});
