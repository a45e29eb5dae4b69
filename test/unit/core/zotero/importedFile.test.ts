import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beginningLength, importedFileName, importedText, isImported } from '../../../../src/core/zotero/importedFile';

const own = { id: '1', name: 'My Library' };
const formats = ['biblatex', 'csljson'] as const;

suite('The file that a library of Zotero is imported into', () => {
  test('has a name of its own for each library', () => {
    const groups = [
      { id: '4', name: 'Réseaux / Netze' },
      { id: '5', name: 'Réseaux, Netze' },
      { id: '6', name: '读书会' },
      { id: '7', name: '../..' },
      { id: '8', name: '' },
    ];
    const libraries = [own, ...groups];
    const names = libraries.map((library) => importedFileName({ format: 'biblatex', libraries }, library));
    assert.deepEqual(names, [
      'zotero.bib',
      'zotero-réseaux-netze-4.bib',
      'zotero-réseaux-netze-5.bib',
      'zotero-读书会.bib',
      'zotero-7.bib',
      'zotero-8.bib',
    ]);
    assert.equal(importedFileName({ format: 'csljson', libraries: [own] }, own), 'zotero.json');
  });

  test('never leaves its folder, whatever the library is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const group = { id: 'groups/4', name };
        assert.match(
          importedFileName({ format: 'csljson', libraries: [own, group] }, group),
          /^zotero-[^/\\:]+\.json$/,
        );
      }),
    );
  });

  test('says what it is, and holds the papers as they came', () => {
    const bib = importedText('biblatex', own, { papers: 1, text: '@book{a,\n  title = {A}\n}\n' });
    assert.match(bib, /^% Imported from Zotero by Lectern\n(?:%.*\n)+\n@book\{a,\n {2}title = \{A\}\n\}\n$/);
    const json = importedText('csljson', own, { papers: 2, text: '{"id":"a","title":"A"},\n{"title":"B"}' });
    const items = JSON.parse(json) as { id?: string; title: string }[];
    assert.deepEqual(
      items.map(({ id, title }) => [id, title]),
      [
        ['a', 'A'],
        [undefined, 'B'],
      ],
    );
  });

  test('is known again, and may be replaced only by the same library', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
        (format, name) => {
          const library = { id: '9', name };
          const text = importedText(format, library, { papers: 1, text: '{"title":"A"}' });
          const kept = new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, beginningLength));
          assert.ok(isImported(format, library, kept));
          assert.ok(isImported(format, library, kept.replaceAll('\n', '\r\n')));
          assert.ok(!isImported(format, { id: '9', name: `other ${name}` }, text));
          if (format === 'csljson') assert.equal((JSON.parse(text) as object[]).length, 1);
        },
      ),
    );
    for (const format of formats) {
      assert.ok(!isImported(format, own, ''));
      assert.ok(!isImported(format, own, '@book{mine, title = {Mine}}'));
      assert.ok(!isImported(format, own, '[{"id":"mine"}]'));
    }
  });
});
