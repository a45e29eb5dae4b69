import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cslYaml } from '../../../../src/core/dumps/cslYaml';
import { mutated, otherFormats } from './formatSamples';
import { page, realPapers } from './pages';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

const paper = (i: number) => realPapers[i % realPapers.length]!;
const item = (i: number) =>
  [
    `- id: rivers${i}`,
    '  type: article-journal',
    `  title: "${paper(i).title}, Part ${i}"`,
    '  author:',
    '  - family: Lovelace',
    '    given: Ada',
    '  - literal: River Society',
    '  issued:',
    '    date-parts:',
    '    - - 2020',
    '      - 3',
    `      - ${1 + (i % 28)}`,
    '  container-title: Journal of Rivers',
    '  volume: 007',
    `  issue: ${i}`,
    '  page: 10-19',
    `  DOI: 10.1000/rivers.${i}`,
    '  abstract: |',
    ...paper(i).paragraphs.map((paragraph) => `    ${paragraph}`),
    '',
  ].join('\n');
const items = Array.from({ length: 40 }, (_, i) => item(i));
const record = (i: number, line: number) => ({
  citekey: `rivers${i}`,
  type: 'article-journal',
  title: `${paper(i).title}, Part ${i}`,
  author: [{ family: 'Lovelace', given: 'Ada' }, { literal: 'River Society' }],
  year: 2020,
  month: 3,
  day: 1 + (i % 28),
  containerTitle: 'Journal of Rivers',
  volume: '007',
  issue: String(i),
  page: '10-19',
  doi: `10.1000/rivers.${i}`,
  abstract: paper(i).paragraphs.join(' '),
  source: { file: 'a.txt', line },
});
const linesOf = (text: string) => text.split('\n').length - 1;
const titles = (text: string) => {
  const readings = readAll(cslYaml, text);
  assert.deepEqual(problemsOf(readings), [], text);
  return recordsOf(readings).map(({ title, source }) => [source.line, title]);
};

suite('a CSL-YAML file', () => {
  test('gives back every field of its items, at their lines', () => {
    const indented = items.map((text) => text.replace(/^/gm, '  ').replace(/ +$/, ''));
    for (const [head, list, foot] of [
      ['', items, ''],
      ['references:\n', items, ''],
      ['---\nnocite: "[@*]"\nreferences: # all of them\n', items, '...\n'],
      ['references:\n', indented, 'link-citations: true\n'],
      ['# mine\n\nreferences:\n', items, 'suppress-bibliography: true\nauthor:\n- Somebody\n'],
    ] as const) {
      const text = head + list.join('') + foot;
      assert.ok(cslYaml.recognises(text), head);
      const each = linesOf(items[0]!);
      const expected = items.map((_, i) => record(i, 1 + linesOf(head) + i * each));
      assert.deepEqual(
        readAll(cslYaml, text),
        expected.map((record) => ({ record })),
      );
      assert.deepEqual(recordsOf(readAll(cslYaml, text.replaceAll('\n', '\r\n'))), expected);
    }
  });

  test('with one bad item in ten has all others, and one problem at the line of each bad one', () => {
    const spoil: readonly ((text: string) => string)[] = [
      (text) => text.replace(/title: "(.*)"/, 'title: "$1'),
      (text) => text.replace('  issue:', 'issue:'),
      (text) => text.replace(/issue: .*/, 'issue: *unknown'),
      (text) => text.replace(/ {2}title: .*\n/, ''),
    ];
    for (const head of ['', 'references:\n']) {
      const broken = items.map((text, i) => (i % 10 === 3 ? spoil[(i - 3) / 10]!(text) : text));
      const readings = readAll(cslYaml, head + broken.join(''));
      const starts = broken.map((_, i) => 1 + linesOf(head + broken.slice(0, i).join('')));
      assert.deepEqual(
        problemsOf(readings).map(({ line }) => line),
        [3, 13, 23, 33].map((i) => starts[i]),
      );
      assert.deepEqual(
        recordsOf(readings),
        items.map((_, i) => record(i, starts[i]!)).filter((_, i) => i % 10 !== 3),
      );
    }
  });

  test('with a damaged dash has the record before it, and its own with one problem', () => {
    for (const head of ['', 'references:\n']) {
      for (const start of ['  id:', '-id:', ' id:', 'id:', ':- id:', '#- id:', ' - id:', '– id:']) {
        for (const at of [1, 2]) {
          const texts = items.slice(0, 3).map((text, i) => (i === at ? text.replace('- id:', start) : text));
          const text = head + texts.join('') + 'suppress-bibliography: true\n'.repeat(head === '' ? 0 : 1);
          const readings = readAll(cslYaml, text);
          const starts = texts.map((_, i) => 1 + linesOf(head + texts.slice(0, i).join('')));
          assert.deepEqual(
            recordsOf(readings),
            starts.map((line, i) => record(i, line)),
            text,
          );
          assert.deepEqual(
            problemsOf(readings).map(({ line }) => line),
            [starts[at]],
            `${head}${start} ${at}`,
          );
        }
      }
    }
  });

  test('whose dash is missing at an unknown place is one problem', () => {
    const readings = readAll(
      cslYaml,
      '- id: z\n  title: Z\n- author: A\n  id: a\n  title: A\n  author: B\n  id: b\n  title: B\n- id: c\n  title: C\n',
    );
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [3],
    );
    assert.deepEqual(
      recordsOf(readings).map(({ title }) => title),
      ['Z', 'C'],
    );
  });

  test('may have keys twice, comments, and keys of the document that look like those of its items', () => {
    assert.deepEqual(
      titles(
        '- id: a\n  title: A\n#- id: b\n#  title: B\n  volume: 1\n  volume: 2\n  related:\n  - id: x\n- id: c\n  title: C\n',
      ),
      [
        [1, 'A'],
        [9, 'C'],
      ],
    );
    assert.deepEqual(titles('references:\n- id: a\n  title: A\nid: 20230101\ntitle: Notes\n'), [[2, 'A']]);
  });

  test('has titles that are text', () => {
    for (const title of ['[a, b]', '[a]', '{a: b}', '\n  - a\n  - b']) {
      const readings = readAll(cslYaml, `- id: a\n  title: ${title}\n- id: b\n  title: B\n`);
      assert.deepEqual(
        problemsOf(readings).map(({ line }) => line),
        [1],
      );
      assert.equal(recordsOf(readings).length, 1);
    }
  });

  test('is read in time that grows with its length alone, and in little memory', () => {
    // were it quadratic, a megabyte and a half of keys would take longer than a test may
    const keys = Array.from({ length: 120_000 }, (_, i) => `key${i}: value\n`).join('');
    assert.deepEqual(titles(`references:\n- id: a\n  title: A\n${keys}`), [[2, 'A']]);
    const lost = readAll(cslYaml, `references:\n- id: a\n  title: A\n${keys}- id: b\n  title: B\n`);
    assert.deepEqual(
      problemsOf(lost).map(({ line }) => line),
      [2],
    );
    assert.equal(recordsOf(lost).length, 1);
    readAll(cslYaml, `references:\n- id: a\n  title: A\na${' '.repeat(300_000)}:b\n`);
  });

  test('has an item that never ends as one problem', () => {
    const reading = cslYaml.start('a.txt');
    const line = `    ${'word '.repeat(20_000)}\n`;
    const readings = [...reading.write('- id: a\n  title: A\n  abstract: |\n')];
    for (let i = 0; i < 6000; i++) readings.push(...reading.write(line));
    readings.push(...reading.write('- id: b\n  title: B\n'), ...reading.end());
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [1],
    );
    assert.deepEqual(
      recordsOf(readings).map(({ title }) => title),
      ['B'],
    );
  });

  test('says where in an item the fault is', () => {
    const [problem] = problemsOf(readAll(cslYaml, 'references:\n- id: a\n  title: b\n  issued: [2020\n  page: 1\n'));
    assert.equal(problem?.line, 2);
    assert.match(problem.message, /^Broken YAML at line [45], column \d+: /);
  });

  test('has scalars in every style', () => {
    for (const written of [
      'On Rivers',
      '"On Rivers"',
      "'On Rivers'",
      '"On\n\n    Rivers"',
      'On\n    Rivers',
      '|\n    On\n    Rivers',
      '>-\n    On\n    Rivers',
      '"On \\u0052ivers" # a comment',
    ]) {
      assert.deepEqual(titles(`- id: a\n  title: ${written}\n  type: book\n`), [[1, 'On Rivers']], written);
    }
    const block = '- id: a\n  title: A\n  abstract: |\n    - one\n\n    # two\n    --- three\n- id: b\n  title: B\n';
    assert.deepEqual(titles(block), [
      [1, 'A'],
      [8, 'B'],
    ]);
  });

  test('has items in braces, and lists in brackets', () => {
    assert.deepEqual(titles('- {id: a, title: A}\n- {id: b,\n   title: B}\n'), [
      [1, 'A'],
      [2, 'B'],
    ]);
    for (const list of [
      'references: [{id: a, title: A},\n  {id: b, title: B}]\n',
      'references:\n [{id: a, title: A},\n {id: b, title: B}]\nx: y\n',
    ])
      assert.deepEqual(
        titles(list).map(([, title]) => title),
        ['A', 'B'],
      );
    assert.equal(problemsOf(readAll(cslYaml, 'references: [{id: a, title: A},\n')).length, 1);
  });

  test('may hold several documents', () => {
    const text = '---\nreferences:\n- id: a\n  title: A\n---\nreferences:\n- id: b\n  title: B\n...\n';
    assert.deepEqual(titles(text), [
      [3, 'A'],
      [7, 'B'],
    ]);
  });

  test('shows plain text where Pandoc writes its Markdown', () => {
    for (const [written, shown] of [
      ['A *very* **bold** [BERT]{.nocase} title', 'A very bold BERT title'],
      ['[*Rattus* in [LA]{.nocase}]{.smallcaps}', 'Rattus in LA'],
      ['CO~2~ and x^2^', 'CO2 and x2'],
      ['\\*not\\* \\[this\\] snake_case_name 2 * 3 * 4', '*not* [this] snake_case_name 2 * 3 * 4'],
      ['the $O(n^2) * x_i * y_i$ bound', 'the $O(n^2) * x_i * y_i$ bound'],
    ] as const) {
      assert.deepEqual(titles(`- id: a\n  title: '${written}'\n`), [[1, shown]]);
    }
  });

  test('has the dates of older versions of Pandoc', () => {
    for (const issued of ['{year: 2006, month: 5}', '\n  - year: 2006\n    month: 5', '{date-parts: [[2006, 5]]}']) {
      const [found] = recordsOf(readAll(cslYaml, `- id: a\n  title: A\n  issued: ${issued}\n`));
      assert.deepEqual([found?.year, found?.month], [2006, 5], issued);
    }
  });

  test('leaves out what is empty', () => {
    const [found] = recordsOf(
      readAll(cslYaml, '- id: a\n  title: A\n  volume:\n  issue: ~\n  page: null\n  note: ""\n'),
    );
    assert.deepEqual(Object.keys(found!).sort(), ['abstract', 'author', 'citekey', 'source', 'title', 'year']);
  });

  test('that is still being written says so', () => {
    const unfinished = (text: string) => {
      const reading = cslYaml.start('a.txt');
      assert.equal([...reading.write(text), ...reading.end()].length, 1);
      return reading.unfinished;
    };
    assert.equal(unfinished('- id: a\n  title: "On Riv'), true);
    assert.equal(unfinished('- id: a\n  title: "On Rivers"\n'), false);
  });

  test('is read from any text', () => {
    const parts = [
      '- ',
      'id: ',
      'title: ',
      'references:',
      'a',
      '\n',
      '\n  ',
      '\n- id: a\n  title: b',
      '"',
      '[',
      '{',
      '}',
      ']',
      ',',
      '|',
      '&a ',
      '*a',
      '---',
      '#',
      '\t',
      '\r',
      '? ',
    ];
    assertReadsAnything(cslYaml, fc.string({ unit: fc.constantFrom(...parts) }));
    assertReadsAnything(
      cslYaml,
      fc.string({ unit: 'binary' }).map((text) => `- ${text}`),
    );
    assertReadsAnything(cslYaml, mutated(items.slice(0, 3).join(''), parts));
    for (const hostile of [
      '['.repeat(50_000),
      '? '.repeat(50_000),
      '- '.repeat(50_000),
      'a: '.repeat(50_000),
      '{a: '.repeat(50_000),
    ]) {
      assert.equal(problemsOf(readAll(cslYaml, `- ${hostile}`)).length, 1);
    }
    const bomb = Array.from({ length: 9 }, (_, i) => `  l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]\n`).join('');
    assert.equal(problemsOf(readAll(cslYaml, `- l0: &l0 [lol]\n${bomb}`)).length, 1);
  });

  test('is told from everything else', () => {
    assert.ok(!cslYaml.recognises(page(realPapers)));
    for (const [format, text] of Object.entries(otherFormats('CSL-YAML'))) assert.ok(!cslYaml.recognises(text), format);
  });
});
