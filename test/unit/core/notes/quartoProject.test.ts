import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { frontMatterFields } from '../../../../src/core/notes/frontMatter/frontMatterFields';
import {
  asFrontMatter,
  bibliographyLayer,
  mergedBibliographies,
  quartoProject,
} from '../../../../src/core/notes/frontMatter/quartoProject';
import type { Files } from '../../../../src/core/sources/files';

/** A file system that holds these files. */
const holding = (...paths: readonly string[]): Files => ({
  kind: (path) => Promise.resolve(paths.includes(path) ? 'file' : 'nothing'),
  list: () => Promise.resolve([]),
});

/** What files say together, one YAML text each, the note's last. */
const merged = (...texts: readonly string[]) =>
  mergedBibliographies(
    texts.map((text) => bibliographyLayer(frontMatterFields(asFrontMatter(text)), (written) => written)),
  );

suite('a Quarto project', () => {
  test('is the next folder upwards that has its file', async () => {
    const files = holding(
      '/w/_quarto.yml',
      '/w/book/_quarto.yaml',
      '/w/book/one/_metadata.yml',
      '/w/other/_metadata.yml',
    );
    assert.deepEqual(await quartoProject('/w/book/one/deep', undefined, files), {
      folder: '/w/book',
      files: ['/w/book/_quarto.yaml', '/w/book/one/_metadata.yml'],
    });
    assert.deepEqual(await quartoProject('/w/other', undefined, files), {
      folder: '/w',
      files: ['/w/_quarto.yml', '/w/other/_metadata.yml'],
    });
    assert.equal(await quartoProject('/elsewhere', undefined, files), undefined);
  });

  test('is not looked for above the topmost folder', async () => {
    const files = holding('/w/_quarto.yml');
    assert.equal(await quartoProject('/w/a/b', '/w/a', files), undefined);
    assert.equal((await quartoProject('/w/a/b', '/w', files))?.folder, '/w');
  });

  test('may be in the root, and a note may be anywhere', async () => {
    assert.equal((await quartoProject('/a/b', undefined, holding('/_quarto.yml')))?.folder, '/');
    assert.equal((await quartoProject('/', undefined, holding('/_quarto.yml')))?.folder, '/');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('/', 'a', '.') }), async (path) => {
        assert.equal(await quartoProject(`/${path}`, undefined, holding()), undefined);
      }),
    );
  });

  test('says of its own folder only what holds there', async () => {
    const files = holding('/w/_quarto.yml', '/w/_metadata.yml');
    assert.deepEqual((await quartoProject('/w', undefined, files))?.files, ['/w/_quarto.yml', '/w/_metadata.yml']);
    assert.deepEqual((await quartoProject('/w/a', undefined, files))?.files, ['/w/_quarto.yml']);
  });

  test('names bibliographies for its notes: lists add up, one name replaces one name', () => {
    assert.deepEqual(merged('bibliography: a.bib', 'title: x'), ['a.bib']);
    assert.deepEqual(merged('bibliography: a.bib', 'bibliography: b.bib'), ['b.bib']);
    assert.deepEqual(merged('bibliography: [a.bib, b.bib]', 'bibliography: c.bib'), ['c.bib', 'a.bib', 'b.bib']);
    assert.deepEqual(merged('bibliography: a.bib', 'bibliography: [b.bib]', 'bibliography: c.bib'), [
      'c.bib',
      'b.bib',
      'a.bib',
    ]);
    assert.deepEqual(merged('bibliography: [a.bib]', 'bibliography: []'), ['a.bib']);
  });

  test('may be written as a YAML document', () => {
    for (const start of ['', '---\n', '\ufeff---\r\n', '# a book\n', '# a book\r\n\r\n---\r\n', '%YAML 1.2\n---\n'])
      assert.deepEqual(merged(`${start}project:\n  type: book\n\nbibliography: a.bib\n`), ['a.bib'], start);
  });
});
