import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { frontMatterFields } from '../../../../src/core/notes/frontMatter/frontMatterFields';

const noteOf = (...lines: readonly string[]) => `---\n${lines.join('\n')}\n---\n\nbibliography: no.bib\n`;
const fields = (...lines: readonly string[]) => frontMatterFields(noteOf(...lines));
const named = (...lines: readonly string[]) => fields(...lines).bibliography.map(({ text }) => text);

suite('the front matter of a note', () => {
  test('names its bibliographies, however they are written', () => {
    for (const lines of [
      ['bibliography: [a.bib, "b c.json"]'],
      ['title: Notes', 'bibliography:', '- a.bib', '- b c.json', 'lang: en'],
      ['bibliography:', '  - a.bib', '  # and', '', "  - 'b c.json'"],
      ['bibliography:', '  main: a.bib', '  other: b c.json'],
      ['"bibliography" : {main: [a.bib], other: b c.json}'],
    ])
      assert.deepEqual(named(...lines), ['a.bib', 'b c.json'], lines.join());
    assert.deepEqual(named('bibliography: a.bib'), ['a.bib']);
    for (const none of ['bibliography:', 'bibliography: []', 'bibliography: ~', 'title: x', '  bibliography: a.bib'])
      assert.deepEqual(named(none), [], none);
  });

  test('names no bibliography that R Markdown is to compute', () => {
    for (const lines of [
      ['bibliography: "`r here::here(\'a.bib\')`"'],
      ['bibliography: !expr here::here("a.bib")'],
      ['bibliography:', "- '`r main`'", '- !expr main'],
    ])
      assert.deepEqual(named(...lines), [], lines.join());
    assert.deepEqual(named('bibliography: [!!str a.bib, "`r main`"]'), ['a.bib']);
  });

  test('names each bibliography at its place', () => {
    for (const ending of ['\n', '\r\n']) {
      const note = `\ufeff${noteOf('title: x', 'bibliography:', '- a.bib', '- "b c.json"', 'lang: en')}`.replaceAll(
        '\n',
        ending,
      );
      const { bibliography } = frontMatterFields(note);
      assert.deepEqual(
        bibliography.map(({ start, end }) => note.slice(start, end)),
        ['a.bib', '"b c.json"'],
      );
    }
  });

  test('says whether it lists bibliographies', () => {
    const isList = (line: string) => fields(line).bibliographyIsList === true;
    assert.deepEqual(['bibliography: a.bib', 'bibliography: [a.bib]', 'bibliography: {main: a.bib}'].map(isList), [
      false,
      true,
      true,
    ]);
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

  test('is not read where a field is longer than anybody writes one: a parser may take long for what is broken', () => {
    const { csl, fault } = fields(`bibliography: ${']'.repeat(60_000)}`, 'csl: apa.csl');
    assert.equal(csl, 'apa.csl');
    assert.match(fault?.message ?? '', /50000/);
  });

  test('is only what stands between marks at the beginning', () => {
    for (const text of [
      'bibliography: a.bib',
      '# A\n\n---\nbibliography: a.bib\n---\n',
      '---\nbibliography: a.bib\n',
      '+++\nbibliography: a.bib\n+++\n',
    ])
      assert.deepEqual(frontMatterFields(text), { bibliography: [] }, text);
    assert.deepEqual(frontMatterFields('\ufeff---\r\nbibliography: a.bib\r\n...\r\n').bibliography[0]?.text, 'a.bib');
  });

  test('may be anything', () => {
    const parts = ['bibliography:', 'csl:', '\n', ' ', '- ', 'a', '[', '{', '"', '*', '&', '|', '---', '?'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...parts) }), (text) => {
        const note = `---\n${text}\n---\n`;
        const { bibliography, fault } = frontMatterFields(note);
        for (const { text: file, start, end } of bibliography) {
          assert.ok(file.trim() !== '' && note.slice(start, end).includes(file[0]!), note.slice(start, end));
        }
        if (fault) assert.ok(fault.line > 1 && fault.line <= text.split('\n').length + 2);
      }),
    );
  });
});
