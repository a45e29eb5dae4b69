import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { KeyChange } from '../../../../src/core/bibliography/keyChange';
import { renameEntry } from '../../../../src/core/bibliography/renameEntry';
import { bibtex } from '../../../../src/core/dumps/bibtex';
import { cslJson } from '../../../../src/core/dumps/cslJson';
import { cslYaml } from '../../../../src/core/dumps/cslYaml';
import { noteReferences } from '../../../../src/core/dumps/noteReferences';
import type { Reader } from '../../../../src/core/dumps/reader';
import { ris } from '../../../../src/core/dumps/ris';
import { formatSamples, mutated } from '../dumps/formatSamples';
import { readAll, recordsOf } from '../dumps/reading';

const change = (old: string, to: string): KeyChange => ({ isOld: (key) => key === old, to });

/** A text with its edits made. */
function edited(text: string, edits: readonly { start: number; end: number; newText: string }[]): string {
  let made = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    assert.ok(start >= at && end >= start && end <= text.length, 'edits are in order and do not overlap');
    made += text.slice(at, start) + newText;
    at = end;
  }
  return made + text.slice(at);
}

function renamed(file: string, text: string, old = 'owls2019', to = 'nightOwls'): string {
  const changed = renameEntry(file, text, change(old, to));
  assert.ok(changed, file);
  return edited(text, changed.edits);
}

suite('Renaming a key in a bibliography', () => {
  suite('BibTeX', () => {
    test('the entry gets the new key, and keeps the old one in a field written like its others', () => {
      const layouts: [before: string, after: string][] = [
        ['@book{owls2019,\n  title = {Owls},\n}\n', '@book{nightOwls,\n  ids = {owls2019},\n  title = {Owls},\n}\n'],
        [
          '@book{owls2019,\r\n\ttitle="Owls",\r\n\tyear=2019}\r\n',
          '@book{nightOwls,\r\n\tids="owls2019",\r\n\ttitle="Owls",\r\n\tyear=2019}\r\n',
        ],
        [
          '@book{owls2019,\n  author    = {A},\n  title     = {Owls},\n}',
          '@book{nightOwls,\n  ids       = {owls2019},\n  author    = {A},\n  title     = {Owls},\n}',
        ],
        ['@book{owls2019, title={Owls}}', '@book{nightOwls, ids={owls2019}, title={Owls}}'],
        [
          '@book{owls2019\n  , title = {Owls}\n  , year = 2019\n  }',
          '@book{nightOwls\n  , ids = {owls2019}\n  , title = {Owls}\n  , year = 2019\n  }',
        ],
        ['@book(owls2019, title = {Owls})', '@book(nightOwls, ids = {owls2019}, title = {Owls})'],
        ['@book{owls2019, % mine\n title = {Owls}}', '@book{nightOwls, ids = {owls2019}, % mine\n title = {Owls}}'],
        ['@misc{owls2019}', '@misc{nightOwls, ids = {owls2019}}'],
        ['@misc{owls2019,}', '@misc{nightOwls, ids = {owls2019},}'],
      ];
      for (const [before, after] of layouts) assert.equal(renamed('a.bib', before), after);
    });

    test('the old key joins the aliases that are there', () => {
      const entry = (key: string, ids: string) => `@book{${key},\n  title = {Owls},\n  ids = ${ids},\n}\n`;
      const lists: [before: string, after: string][] = [
        ['{owlsOld}', '{owlsOld, owls2019}'],
        ['{ owlsOld, }', '{ owlsOld, owls2019 }'],
        ['"a, b"', '"a, b, owls2019"'],
        ['{owls2019, b}', '{owls2019, b}'],
        ['{nightOwls, b}', '{owls2019, b}'],
      ];
      for (const [before, after] of lists) {
        assert.equal(renamed('a.bib', entry('owls2019', before)), entry('nightOwls', after));
      }
    });

    test('an alias is renamed where it stands; the entry’s own key stays', () => {
      const entry = (ids: string) => `@book{owls,\n  ids = {${ids}},\n  title = {Owls},\n}\n`;
      assert.equal(renamed('a.bib', entry('x, owls2019')), entry('x, nightOwls, owls2019'));
      assert.equal(renamed('a.bib', entry('owls2019'), 'owls2019', 'owls'), entry('owls2019'));
    });

    test('every reference to the entry follows, in whatever field and form', () => {
      const file = (key: string, ids: string) =>
        [
          `@inbook{a, crossref = {${key}}, title = {A}}`,
          `@book{b, related = "x,${key} , y", xref = {${key}}, entryset={${key},a}, title = {${key} owls2019}}`,
          `@misc{d, author = {A and xdata=${key}-author-1}, title={xdata = ${key}-title}, note={xdata=owls-note}}`,
          `@misc{c, xdata = { ${key}\n}, note = {crossref = {owls2019}}}`,
          `@comment{owls2019, crossref = {owls2019}}`,
          `% @book{owls2019, crossref = {owls2019}}`,
          `@proceedings{${key}${ids}, title = {Owls}}`,
        ].join('\n');
      const before = file('owls2019', '').replace(/title = \{\S+ /, 'title = {nightOwls ');
      assert.equal(renamed('a.bib', before), file('nightOwls', ', ids = {owls2019}'));
      assert.equal(
        renamed('a.bib', '@book{2019, title = {A}} @inbook{b, crossref = 2019}', '2019', 'a'),
        '@book{a, ids = {2019}, title = {A}} @inbook{b, crossref = {a}}',
      );
    });

    test('the first of two entries with the key is renamed; the other keeps it, alone', () => {
      const entries = (first: string) => `@book{${first}, title = {A}}\n@book{owls2019, title = {B}}\n`;
      assert.equal(renamed('a.bib', entries('owls2019')), entries('nightOwls'));
    });

    test('a change of case alone leaves no alias, nor does an entry that nobody cites', () => {
      assert.equal(
        renamed('a.bib', '@book{owls2019, title = {A}}', 'owls2019', 'Owls2019'),
        '@book{Owls2019, title = {A}}',
      );
      assert.equal(renamed('a.bib', '@xdata{owls2019, title = {A}}'), '@xdata{nightOwls, title = {A}}');
    });

    test('a key that another entry has is told, in any case', () => {
      for (const other of [
        '@book{NightOwls, title = {B}}',
        '@book{b, ids = {a, nightowls}, title = {B}}',
        '@xdata{nightOwls, a = {b}}',
      ]) {
        assert.ok(
          renameEntry('a.bib', `@book{owls2019, title = {A}}\n${other}`, change('owls2019', 'nightOwls'))?.isTaken,
          other,
        );
      }
      const own = '@book{owls2019, ids = {nightOwls}, title = {A}}';
      assert.equal(renameEntry('a.bib', own, change('owls2019', 'nightOwls'))?.isTaken, false);
    });

    test('nothing but keys changes: what the file says of every work stays, and the children inherit', () => {
      const field = fc.constantFrom(
        'title = {Owls {and} Mice parent}',
        'author="Lovelace, Ada"',
        'year = 2019',
        'booktitle    = {Night}',
        'ids = {alias}',
        'crossref = {parent}',
        'crossref="parent"',
        'xdata = {data, x}',
        'note = {@book{parent, }}',
        'abstract = {crossref = {parent}}',
      );
      const layout = fc.constantFrom<[string, string]>(
        [',\n  ', ',\n}'],
        [', ', '}'],
        ['\n , ', '\n}'],
        [',\n\t', '\n)'],
      );
      const entry = (type: string, key: string, fields: readonly string[], [between, end]: [string, string]) =>
        `@${type}${end.endsWith(')') ? '(' : '{'}${[key, ...fields].join(between)}${end}`;
      const child = fc.tuple(
        fc.constantFrom('Inproceedings', 'inbook', 'misc'),
        fc.array(field, { maxLength: 5 }),
        layout,
      );
      const between = fc.constantFrom('\n', '\n\n% parent\n', '\nprose @ parent\n', '@comment{parent}\n');
      const file = fc.record({
        children: fc.array(fc.tuple(child, between), { maxLength: 5 }),
        layout,
        ending: fc.constantFrom('\n', '\r\n'),
      });
      fc.assert(
        fc.property(
          file,
          fc.constantFrom('parent', 'data', 'child0', 'child1'),
          ({ children, layout, ending }, old) => {
            const parents = [
              entry('proceedings', 'parent', ['title = {The Night}', 'year = 2019'], layout),
              entry('xdata', 'data', ['publisher = {A House}'], layout),
            ];
            const its = children.map(
              ([[type, fields, its], after], i) => entry(type, `child${i}`, fields, its) + after,
            );
            const text = [...its, ...parents].join('\n').replaceAll('\n', ending);
            const changed = renameEntry('a.bib', text, change(old, 'new'));
            const after = edited(text, changed!.edits);
            const before = recordsOf(readAll(bibtex, text));
            const now = recordsOf(readAll(bibtex, after));
            const said = (records: typeof now) =>
              records.map((one) => ({ ...one, citekey: '', aliases: [], source: '' }));
            assert.deepEqual(said(now), said(before));
            for (const [i, { citekey, aliases = [] }] of before.entries()) {
              const keys = citekey === old ? ['new', ...aliases, old] : [citekey, ...aliases];
              assert.deepEqual([now[i]!.citekey, ...(now[i]!.aliases ?? [])], keys);
            }
          },
        ),
        { numRuns: 400 },
      );
    });
  });

  suite('CSL-JSON', () => {
    test('only the id of the item changes, whatever else says the same', () => {
      const item = (key: string) =>
        `{"id":"${key}","title":"owls2019 \\"id\\":\\"owls2019\\"","author":[{"id":"owls2019","family":"x"}],"custom":{"id":"owls2019"}}`;
      for (const frame of ['[%]', '{"id":"x","items": [ % ]}', '{"references":[{"id":"a"},%]}', '%\n{"id":"b"}\n']) {
        assert.equal(
          renamed('a.json', frame.replace('%', item('owls2019'))),
          frame.replace('%', item('nightOwls')),
          frame,
        );
      }
    });

    test('a key in either variable, a number, or with escapes is found', () => {
      assert.equal(
        renamed('a.json', '[{"id": 1, "citation-key": "owls2019"}]'),
        '[{"id": 1, "citation-key": "nightOwls"}]',
      );
      assert.equal(renamed('a.json', '[{"id": 17, "title": "17"}]', '17', 'b'), '[{"id": "b", "title": "17"}]');
      assert.equal(renamed('a.json', '[{"id": "M\\u00fcller"}]', 'Müller', 'b'), '[{"id": "b"}]');
      assert.equal(renamed('a.json', '[{"id": -17}, {"id": 17}]', '17', 'b'), '[{"id": -17}, {"id": "b"}]');
      assert.equal(renamed('a.json', '[{"id": -17}]', '-17', 'b'), '[{"id": "b"}]');
    });

    test('a key that another item has is told', () => {
      const text = '[{"id":"owls2019"},{"id":"NIGHTowls"}]';
      assert.ok(renameEntry('a.json', text, change('owls2019', 'nightOwls'))?.isTaken);
    });
  });

  suite('CSL-YAML', () => {
    test('only the id of the item changes, and its quotation marks stay', () => {
      const layouts = [
        '---\nreferences:\n- id: %\n  title: owls2019\n  author:\n  - id: owls2019\n    family: A\n...\n',
        '- title: Owls\n  id: "%" # mine\n- id: b\n  title: B\n',
        "references:\r\n  - type: book\r\n    id: '%'\r\n    note: |\r\n      id: owls2019\r\n",
        'references: [{id: %, title: Owls}, {title: b, id: b}]\n',
        '[\n  {title: a, id: b},\n  {title: Owls, id: %}\n]\n',
        'references:\n- {"id":"%","title":"Owls"}\n',
      ];
      for (const layout of layouts) {
        assert.equal(renamed('a.yaml', layout.replace('%', 'owls2019')), layout.replace('%', 'nightOwls'), layout);
      }
    });

    test('a key that YAML would take for something else gets quotation marks', () => {
      assert.equal(renamed('a.yml', '- id: owls2019\n  title: A\n', 'owls2019', 'no'), '- id: "no"\n  title: A\n');
      assert.equal(renamed('a.yml', '- id: owls2019\n  title: A\n', 'owls2019', 'a:b'), '- id: "a:b"\n  title: A\n');
    });

    test('the references in a note’s front matter change, and not its text', () => {
      const note = (key: string) =>
        `---\ntitle: owls2019\nreferences:\n- id: ${key}\n  type: book\n  title: Owls\n---\n- id: owls2019\n  title: A\n`;
      assert.equal(renamed('a.md', note('owls2019')), note('nightOwls'));
    });
  });

  suite('RIS', () => {
    test('the ID of the record changes, and nothing that looks like it', () => {
      const file = (key: string) =>
        `ID  - owls2019\r\nTY  - JOUR\r\nTI  - ID  - owls2019\r\nID  - ${key}  \r\nID  - owls2019\r\nER  - \r\nTY  - JOUR\r\nID  - owls2019\r\nER  - \r\n`;
      assert.equal(renamed('a.ris', file('owls2019')), file('nightOwls'));
    });
  });

  test('a record under the new key is read back in every format, with all that it says', () => {
    const formats: [string, Reader, string][] = [
      ['a.bib', bibtex, formatSamples.BibTeX],
      ['a.json', cslJson, formatSamples['CSL-JSON']],
      ['a.yaml', cslYaml, formatSamples['CSL-YAML']],
      ['a.ris', ris, formatSamples.RIS.replace('TI', 'ID  - rivers2020\nTI')],
      ['a.md', noteReferences, formatSamples['References of a note']],
      // what its name does not tell, its text does
      ['refs.txt', bibtex, formatSamples.BibTeX],
    ];
    for (const [file, reader, text] of formats) {
      const [before] = recordsOf(readAll(reader, text));
      const [after] = recordsOf(readAll(reader, renamed(file, text, 'rivers2020', 'streams:21.b')));
      const aliases = reader === bibtex ? { aliases: ['rivers2020'] } : {};
      assert.deepEqual(after, { ...before, citekey: 'streams:21.b', ...aliases }, file);
    }
  });

  test('a file without keys is none that can change', () => {
    assert.equal(renameEntry('a.txt', formatSamples['Saved paper feed'], change('a', 'b')), undefined);
  });

  test('any text can be changed: nothing throws, and the edits take out old keys alone', () => {
    const samples = [formatSamples.BibTeX, formatSamples['CSL-JSON'], formatSamples['CSL-YAML'], formatSamples.RIS];
    const parts = [
      'rivers2020',
      '{',
      '}',
      '"',
      '[',
      ']',
      ',',
      '\n',
      '- id: rivers2020\n',
      'crossref = {rivers2020}',
      '\\',
    ];
    const texts = fc.oneof(...samples.map((sample) => mutated(sample, parts)), fc.string());
    fc.assert(
      fc.property(texts, fc.constantFrom('a.bib', 'a.json', 'a.yaml', 'a.ris', 'a.md'), (text, file) => {
        const { edits } = renameEntry(file, text, change('rivers2020', 'b')) ?? { edits: [] };
        edited(text, edits);
        for (const { start, end } of edits) assert.ok(['rivers2020', ''].includes(text.slice(start, end)));
      }),
      { numRuns: 500 },
    );
  });

  test('takes time in proportion to the text, whatever it is', () => {
    for (const [file, text] of [
      ['a.bib', '@book{owls2019, ids = {'],
      ['a.bib', '@book{a, crossref = {owls2019}}'],
      ['a.json', '[{"id":"owls2019",'],
      ['a.yaml', '- id: owls2019\n  title: A\n'],
      ['a.ris', 'TY  - JOUR\nID  - owls2019\n'],
    ] as const) {
      // half a megabyte: were it quadratic, the test would run out of its time
      const long = text.repeat(20_000);
      const { edits } = renameEntry(file, long, change('owls2019', 'b')) ?? { edits: [] };
      assert.ok(edits.length <= 20_000 && edits.every(({ end }) => end <= long.length), `${file}: ${text}`);
    }
  });
});
