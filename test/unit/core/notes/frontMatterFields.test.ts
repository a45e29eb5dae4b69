import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { frontMatterFields } from '../../../../src/core/notes/frontMatterFields';

const fields = (...lines: readonly string[]) =>
  frontMatterFields(`---\n${lines.join('\n')}\n---\n\nbibliography: no.bib\n`);

suite('the front matter of a note', () => {
  test('names its bibliographies, however they are written', () => {
    for (const lines of [
      ['bibliography: [a.bib, "b c.json"]'],
      ['title: Notes', 'bibliography:', '- a.bib', '- b c.json', 'lang: en'],
      ['bibliography:', '  - a.bib', '  # and', '', "  - 'b c.json'"],
      ['bibliography:', '  main: a.bib', '  other: b c.json'],
      ['"bibliography" : {main: [a.bib], other: b c.json}'],
    ])
      assert.deepEqual(fields(...lines).bibliography, ['a.bib', 'b c.json'], lines.join());
    assert.deepEqual(fields('bibliography: a.bib').bibliography, ['a.bib']);
    for (const none of ['bibliography:', 'bibliography: []', 'bibliography: ~', 'title: x', '  bibliography: a.bib'])
      assert.deepEqual(fields(none), { bibliography: [] }, none);
  });

  test('names the style, the language and what else is cited', () => {
    assert.deepEqual(fields('csl: apa.csl', 'lang: de-AT', 'nocite: |', '  @a, @b'), {
      bibliography: [],
      csl: 'apa.csl',
      lang: 'de-AT',
      nocite: '@a, @b',
    });
    assert.deepEqual(fields('lang: [de, en]'), { bibliography: [] });
  });

  test('is read but for what is broken, at its line', () => {
    const { bibliography, csl, fault } = fields(
      'title: "Not closed',
      'csl: apa.csl',
      'bibliography: [a.bib',
      'lang: en',
    );
    assert.deepEqual(bibliography, []);
    assert.equal(csl, 'apa.csl');
    assert.ok(fault && fault.line >= 4 && fault.line <= 5 && fault.message.length > 5);
    assert.equal(fields('title: "Not closed', 'csl: apa.csl').fault, undefined);
  });

  test('is only what stands between marks at the beginning', () => {
    for (const text of [
      'bibliography: a.bib',
      '# A\n\n---\nbibliography: a.bib\n---\n',
      '---\nbibliography: a.bib\n',
      '+++\nbibliography: a.bib\n+++\n',
    ])
      assert.deepEqual(frontMatterFields(text), { bibliography: [] }, text);
    assert.deepEqual(frontMatterFields('\ufeff---\r\nbibliography: a.bib\r\n...\r\n').bibliography, ['a.bib']);
  });

  test('may be anything', () => {
    const parts = ['bibliography:', 'csl:', '\n', ' ', '- ', 'a', '[', '{', '"', '*', '&', '|', '---', '?'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...parts) }), (text) => {
        const { bibliography, fault } = frontMatterFields(`---\n${text}\n---\n`);
        for (const file of bibliography) assert.ok(file.trim() !== '');
        if (fault) assert.ok(fault.line > 1 && fault.line <= text.split('\n').length + 2);
      }),
    );
  });
});
