import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { titledBlocks } from '../../../../src/core/dumps/titledBlocks';
import type { PaperRecord } from '../../../../src/core/paper';
import { mutated, otherFormats } from './formatSamples';
import { page, realPapers } from './pages';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

const paper = (i: number) => realPapers[i % realPapers.length]!;
const block = (i: number) => [
  `Title: ${paper(i).title}, Part ${i}`,
  'Authors: Ada Lovelace, Charles Babbage and Vincent van Gogh',
  `PDF: https://arxiv.org/pdf/2401.0${1000 + i}v2`,
  'URL: https://example.org/rivers',
  `DOI: 10.1000/Rivers.${i}`,
  `Published: 2024-03-${10 + (i % 20)}`,
  'Venue: Journal of Rivers',
  'Keywords: rivers, lakes',
  `Key: rivers:${i}`,
  `Summary: ${paper(i).paragraphs[0]}`,
];
const blocks = Array.from({ length: 40 }, (_, i) => block(i));
const record = (i: number, line: number) => ({
  citekey: `rivers:${i}`,
  title: `${paper(i).title}, Part ${i}`,
  abstract: paper(i).paragraphs[0],
  author: [
    { given: 'Ada', family: 'Lovelace' },
    { given: 'Charles', family: 'Babbage' },
    { given: 'Vincent', nonDroppingParticle: 'van', family: 'Gogh' },
  ],
  year: 2024,
  month: 3,
  day: 10 + (i % 20),
  containerTitle: 'Journal of Rivers',
  doi: `10.1000/rivers.${i}`,
  arxiv: `2401.0${1000 + i}`,
  url: 'https://example.org/rivers',
  file: [`https://arxiv.org/pdf/2401.0${1000 + i}v2`],
  keyword: ['rivers', 'lakes'],
  source: { file: 'a.txt', line },
});

function only(text: string): PaperRecord {
  const readings = readAll(titledBlocks, text);
  assert.deepEqual(problemsOf(readings), [], text);
  const [found, ...more] = recordsOf(readings);
  assert.ok(found && more.length === 0, text);
  return found;
}

suite('a file of titled blocks', () => {
  test('gives back every field of its blocks, whatever stands between them', () => {
    for (const between of [['---'], ['', '===', ''], ['']]) {
      const text = blocks.map((lines) => [...lines, ...between, ''].join('\n')).join('');
      const each = block(0).length + between.length;
      const expected = blocks.map((_, i) => ({ record: record(i, 1 + i * each) }));
      assert.deepEqual(readAll(titledBlocks, text), expected);
      assert.deepEqual(readAll(titledBlocks, text.replaceAll('\n', '\r\n')), expected);
      assert.ok(titledBlocks.recognises(text));
    }
  });

  test('has its labels in any style and order', () => {
    for (const style of [
      (lines: readonly string[]) => lines.map((line) => line.replace(/^(\w+):/, '**$1:**')),
      (lines: readonly string[]) => lines.map((line) => line.replace(/^(\w+):/, '**$1**:')),
      (lines: readonly string[]) => lines.map((line) => line.replace(/^\w+/, (label) => label.toUpperCase())),
      (lines: readonly string[]) => lines.map((line) => line.replace(/^\w+/, (label) => label.toLowerCase())),
      ([title, ...rest]: readonly string[]) => [`12. ${title}`, ...rest],
      ([title, ...rest]: readonly string[]) => [`## ${title}`, ...rest],
      ([title, ...rest]: readonly string[]) => [title, ...rest.reverse()],
      ([title, ...rest]: readonly string[]) => [...rest, title],
    ]) {
      const text = `${style(block(7)).join('\n')}\n`;
      assert.ok(titledBlocks.recognises(text), text);
      assert.deepEqual(only(text), record(7, 1), text);
    }
  });

  test('with one bad block in ten has all others, and one problem at the line of each bad one', () => {
    for (const between of ['---\n', '\n']) {
      const spoil: readonly ((lines: readonly string[]) => readonly string[])[] = [
        (lines) => lines.slice(1),
        (lines) => ['Title:', ...lines.slice(1)],
        (lines) => lines.slice(1).reverse(),
        (lines) => lines.filter((_, i) => i !== 0 && i !== 5),
      ];
      const texts = blocks.map(
        (lines, i) => (i % 10 === 3 ? spoil[(i - 3) / 10]!(lines) : lines).join('\n') + '\n' + between,
      );
      const readings = readAll(titledBlocks, texts.join(''));
      const starts = texts.map((_, i) => texts.slice(0, i).join('').split('\n').length);
      assert.deepEqual(
        problemsOf(readings).map(({ line }) => line),
        [3, 13, 23, 33].map((i) => starts[i]),
      );
      assert.deepEqual(
        recordsOf(readings),
        blocks.map((_, i) => record(i, starts[i]!)).filter((_, i) => i % 10 !== 3),
      );
    }
  });

  test('has labels beside those that are read, which end what stands above them', () => {
    for (const above of ['Title: On Rivers', 'Authors: Ada Lovelace', 'Venue: Journal of Rivers']) {
      const rest = ['Title: On Rivers', 'Authors: Ada Lovelace', 'Venue: Journal of Rivers'].filter((l) => l !== above);
      const found = only(
        [...rest, above, 'Code: https://example.org', '  and more', 'Impact Factor: 3', ''].join('\n'),
      );
      assert.deepEqual(
        [found.title, found.author.length, found.containerTitle],
        ['On Rivers', 1, 'Journal of Rivers'],
        above,
      );
      assert.equal(found.author[0]?.family, 'Lovelace');
    }
    assert.equal(only('Title:\nRivers: A Study\nSummary: B.\n').title, 'Rivers: A Study');
    assert.equal(only('Title: On Rivers\nand lakes: a study\nSummary: B.\n').title, 'On Rivers and lakes: a study');
  });

  test('has what arXiv tells of a paper', () => {
    const found = only(
      'Title: On Rivers\nAuthors: Ada Lovelace\nCategories: cs.LG, stat.ML\nComments: 12 pages,\n  3 figures\nSubmitted: 15 March 2024\nSummary: They flow.\nJournal-ref: Phys. Rev. D 12, 34 (2020)\n',
    );
    assert.deepEqual(
      [found.keyword, found.note, found.year, found.month, found.containerTitle, found.abstract],
      [['cs.LG', 'stat.ML'], '12 pages, 3 figures\nPhys. Rev. D 12, 34 (2020)', 2024, 3, 'Phys. Rev. D', 'They flow.'],
    );
    assert.equal(only('Title: A\nSubmitted: 2020\nPublished: 2021\n').year, 2021);
    const journal = only('Title: A\nJournal-ref: Journal of Rivers\n');
    assert.deepEqual([journal.containerTitle, journal.note], ['Journal of Rivers', undefined]);
    assert.equal(only('Title: A\nVenue: Journal of Lakes\nJournal-ref: J. Riv. 3\n').note, 'J. Riv. 3');
  });

  test('with a damaged label for a title in every third block has all others, and one problem for each', () => {
    for (const between of ['---\n', '\n']) {
      for (const damaged of ['Titel: ', 'Title ', 'T itle: ', '']) {
        const bad = (i: number) => i % 3 === 1;
        const texts = blocks.map((lines, i) => {
          const text = lines.join('\n') + '\n' + between;
          return bad(i) ? text.replace('Title: ', damaged) : text;
        });
        const text = texts.join('');
        assert.ok(titledBlocks.recognises(text));
        const starts = texts.map((_, i) => texts.slice(0, i).join('').split('\n').length);
        const readings = readAll(titledBlocks, text);
        assert.deepEqual(
          problemsOf(readings).map(({ line }) => line),
          starts.filter((_, i) => bad(i)),
        );
        assert.deepEqual(
          recordsOf(readings),
          blocks.map((_, i) => record(i, starts[i]!)).filter((_, i) => !bad(i)),
        );
      }
    }
  });

  test('has a block that never ends as one problem', () => {
    const reading = titledBlocks.start('a.txt');
    const line = `${'word '.repeat(20_000)}\n`;
    const readings = [...reading.write('Title: A\nSummary: ')];
    for (let i = 0; i < 6000; i++) readings.push(...reading.write(line));
    readings.push(...reading.write('---\nTitle: B\n'), ...reading.end());
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [1],
    );
    assert.deepEqual(
      recordsOf(readings).map(({ title }) => title),
      ['B'],
    );
  });

  test('does not take a colon for a label', () => {
    const { title, abstract } = only(
      'Title: Rivers: A Study: Part One\nSummary: They flow. Title: of what?\nkey: a word\nResults: they flow.\n\nConclusion: it is so.\n',
    );
    assert.equal(title, 'Rivers: A Study: Part One');
    assert.equal(abstract, 'They flow. Title: of what? key: a word Results: they flow. Conclusion: it is so.');
  });

  test('may have its values on several lines, or below their labels', () => {
    const { title, abstract, author } = only(
      'Title: On Rivers\n  and Lakes\nAuthors:\nAda Lovelace,\nCharles Babbage\n\nAbstract:\n\nOne.\n\nTwo.\n',
    );
    assert.equal(title, 'On Rivers and Lakes');
    assert.deepEqual(
      author.map(({ family }) => family),
      ['Lovelace', 'Babbage'],
    );
    assert.equal(abstract, 'One. Two.');
  });

  test('tells of text that belongs to nothing', () => {
    const readings = readAll(
      titledBlocks,
      'My papers,\nall of them\n\nTitle: A\nURL: https://example.org\nwhat is this\nSummary: B.\n',
    );
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [1, 4],
    );
    assert.equal(recordsOf(readings)[0]?.abstract, 'B.');
  });

  test('has names as people and programs write them', () => {
    for (const [written, families] of [
      ['Ada Lovelace', ['Lovelace']],
      ['Ada Lovelace, Charles Babbage, and Mary Shelley', ['Lovelace', 'Babbage', 'Shelley']],
      ['Lovelace, Ada; Babbage, Charles', ['Lovelace', 'Babbage']],
      ['Lovelace, A., Babbage, C. B.', ['Lovelace', 'Babbage']],
      ["['Ada Lovelace', 'Charles Babbage']", ['Lovelace', 'Babbage']],
      ['Ada Lovelace (London), Charles Babbage et al.', ['Lovelace', 'Babbage']],
    ] as const) {
      const families_ = only(`Title: A\nAuthors: ${written}\n`).author.map(({ family }) =>
        family?.replace(' et al.', ''),
      );
      assert.deepEqual(families_, families, written);
    }
  });

  test('identifies a work by whatever names it', () => {
    for (const [line, doi, arxiv, citekey] of [
      ['PDF: https://arxiv.org/pdf/2401.00001', undefined, '2401.00001', undefined],
      ['ID: 2401.00001v3', undefined, '2401.00001', undefined],
      ['arXiv: 2401.00001', undefined, '2401.00001', undefined],
      ['URL: https://doi.org/10.1000/A', '10.1000/a', undefined, undefined],
      ['ID: lovelace2024', undefined, undefined, 'lovelace2024'],
      ['ID: 17', undefined, undefined, undefined],
    ] as const) {
      const found = only(`Title: A\n${line}\n`);
      assert.deepEqual([found.doi, found.arxiv, found.citekey], [doi, arxiv, citekey], line);
    }
  });

  test('is read from any text', () => {
    const parts = [
      'Title:',
      'title: A',
      'Summary: ',
      'Authors: a, B.',
      'PDF: ',
      ' ',
      '\n',
      '\n\n',
      '---',
      '\r',
      'text',
      '**',
      '1. ',
      ';',
      '[',
    ];
    assertReadsAnything(titledBlocks, fc.string({ unit: fc.constantFrom(...parts) }));
    assertReadsAnything(titledBlocks, mutated(blocks.slice(0, 3).flat().join('\n'), parts));
    assertReadsAnything(titledBlocks, fc.string({ unit: 'binary' }));
    assert.equal(
      recordsOf(readAll(titledBlocks, `Title: A\nAuthors: ${'(,'.repeat(100_000)}\nKeywords: ${'[]'.repeat(100_000)}`))
        .length,
      1,
    );
  });

  test('is told from everything else', () => {
    assert.ok(!titledBlocks.recognises(page(realPapers)));
    for (const [format, text] of Object.entries(otherFormats('Titled blocks')))
      assert.ok(!titledBlocks.recognises(text), format);
  });
});
