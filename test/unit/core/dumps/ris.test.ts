import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ris } from '../../../../src/core/dumps/ris';
import type { PaperRecord } from '../../../../src/core/paper';
import { mutated, otherFormats } from './formatSamples';
import { page, realPapers } from './pages';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

const lines = (...texts: readonly string[]) => texts.join('\n') + '\n';
const record = (...tags: readonly string[]) => lines('TY  - JOUR', 'TI  - On Rivers', ...tags, 'ER  - ');

/** The one record of a text without problems. */
function only(text: string): PaperRecord {
  const readings = readAll(ris, text);
  assert.deepEqual(problemsOf(readings), []);
  const [found, ...more] = recordsOf(readings);
  assert.ok(found && more.length === 0);
  return found;
}

const sample = Array.from({ length: 40 }, (_, i) =>
  lines(
    'TY  - JOUR',
    `ID  - key:${i}`,
    `TI  - ${realPapers[i % realPapers.length]!.title}, Part ${i}`,
    'AU  - Lovelace, Ada',
    'AU  - King, Martin Luther, Jr.',
    'A2  - Ostrom, Elinor',
    'A4  - Constance Garnett',
    `PY  - ${1960 + i}/0${1 + (i % 9)}/1${i % 10}/`,
    'T2  - Journal of Rivers',
    'J2  - J. Riv.',
    'T3  - Waters',
    `VL  - ${i}`,
    'IS  - 2',
    'SP  - 10',
    'EP  - 19',
    'PB  - River Press',
    'CY  - Basel',
    'SN  - 1234-567X',
    'ET  - 2nd',
    'LA  - en',
    `DO  - https://doi.org/10.1000/River.${i}`,
    'UR  - https://example.org/rivers',
    'L1  - files/rivers.pdf',
    'KW  - rivers',
    'KW  - lakes',
    'N1  - Read twice.',
    `AB  - ${realPapers[i % realPapers.length]!.paragraphs[0]}`,
    'ER  - ',
  ),
);

suite('a RIS file', () => {
  test('gives back every field of its records', () => {
    const records = recordsOf(readAll(ris, sample.join('\n')));
    assert.equal(records.length, 40);
    for (const [i, found] of records.entries()) {
      assert.deepEqual(found, {
        type: 'article-journal',
        citekey: `key:${i}`,
        title: `${realPapers[i % realPapers.length]!.title}, Part ${i}`,
        abstract: realPapers[i % realPapers.length]!.paragraphs[0],
        author: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
        ],
        editor: [{ family: 'Ostrom', given: 'Elinor' }],
        translator: [{ family: 'Garnett', given: 'Constance' }],
        year: 1960 + i,
        month: 1 + (i % 9),
        day: 10 + (i % 10),
        containerTitle: 'Journal of Rivers',
        containerTitleShort: 'J. Riv.',
        collectionTitle: 'Waters',
        volume: String(i),
        issue: '2',
        page: '10-19',
        publisher: 'River Press',
        publisherPlace: 'Basel',
        issn: '1234-567X',
        edition: '2nd',
        language: 'en',
        doi: `10.1000/river.${i}`,
        url: 'https://example.org/rivers',
        file: ['files/rivers.pdf'],
        keyword: ['rivers', 'lakes'],
        note: 'Read twice.',
        source: { file: 'a.txt', line: 1 + i * 29 },
      });
    }
  });

  test('with one bad record in ten has all others, and one problem at the line of each bad one', () => {
    const spoil: readonly ((text: string) => string)[] = [
      (text) => text.replace(/^TI .*\n/m, ''),
      (text) => text.replace(/^TY .*\n/m, ''),
      (text) => text.replace(/^(VL .*\n)/m, '$1What is this\nand this?\n'),
      (text) => text.replace(/^TI .*$/m, 'TI  -  '),
    ];
    const texts = sample.map((text, i) => (i % 10 === 3 ? spoil[(i - 3) / 10]!(text) : text));
    const readings = readAll(ris, texts.join(''));
    const starts = texts.map((_, i) => texts.slice(0, i).join('').split('\n').length);
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [3, 13, 23, 33].map((i) => starts[i]!),
    );
    // the record with lines that belong to nothing is read all the same
    assert.equal(recordsOf(readings).length, 37);
  });

  test('may have been written by anyone', () => {
    const expected = { title: 'On Rivers and Lakes', family: 'Lovelace', year: 2020 };
    const dialects = {
      'with carriage returns':
        'TY  - JOUR\r\nTI  - On Rivers and Lakes\r\nAU  - Lovelace, Ada\r\nPY  - 2020\r\nER  - \r\n',
      'with single spaces': 'TY - JOUR\nTI - On Rivers and Lakes\nAU - Lovelace, Ada\nPY - 2020\nER -\n',
      'in lower case': 'ty  - jour\nti  - On Rivers and Lakes\nau  - Lovelace, Ada\npy  - 2020\ner  -\n',
      'with blanks before':
        '\ufeff  TY  - JOUR\n  TI  - On Rivers and Lakes\n\tAU  - Lovelace, Ada\n  PY  - 2020\n  ER  -\n',
      'without an end': 'TY  - JOUR\nTI  - On Rivers and Lakes\nAU  - Lovelace, Ada\nPY  - 2020',
      'on several lines': 'TY  - JOUR\nTI  - On Rivers\n\n      and Lakes\nAU  - Lovelace, Ada\nPY  - 2020\nER  - \n',
      'in the tags of old': 'TY  - JOUR\nT1  - On Rivers and Lakes\nA1  - Lovelace, Ada\nY1  - 2020///\nER  - \n',
      'below a letterhead':
        'Provider: Some Database\nContent: text/plain; charset="UTF-8"\n\n1.\nTY  - JOUR\nTI  - On Rivers and Lakes\nAU  - Lovelace, Ada\nPY  - 2020\nER  - \n',
    };
    for (const [dialect, text] of Object.entries(dialects)) {
      assert.ok(ris.recognises(text), dialect);
      const { title, author, year } = only(text);
      assert.deepEqual({ title, family: author[0]?.family, year }, expected, dialect);
    }
  });

  test('may lack the ends of its records', () => {
    const text = lines('TY  - JOUR', 'TI  - On Rivers', 'TY  - BOOK', 'TI  - On Lakes');
    assert.deepEqual(
      recordsOf(readAll(ris, text)).map(({ title, type, source }) => [title, type, source.line]),
      [
        ['On Rivers', 'article-journal', 1],
        ['On Lakes', 'book', 3],
      ],
    );
  });

  test('that is still being written says so', () => {
    const unfinished = (text: string) => {
      const reading = ris.start('a.txt');
      assert.equal([...reading.write(text), ...reading.end()].length, 1);
      return reading.unfinished;
    };
    assert.equal(unfinished('TY  - JOUR\nTI  - On Riv'), true);
    assert.equal(unfinished('TY  - JOUR\nTI  - On Rivers\n'), false);
    assert.equal(unfinished('TY  - JOUR\nTI  - On Rivers\nER  -'), false);
  });

  test('does not take a dash in a text for a tag', () => {
    const { abstract, issue } = only(record('AB  - Two of them', 'US - China', 'is - as ever - a question', 'IS  - 3'));
    assert.equal(abstract, 'Two of them US - China is - as ever - a question');
    assert.equal(issue, '3');
  });

  test('tells of text outside of records once', () => {
    const readings = readAll(ris, `Dear Anna,\nhere they are.\n\n${record()}\nand more:\n${record()}`);
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [1, 8],
    );
    assert.equal(recordsOf(readings).length, 2);
  });

  test('has dates in every shape', () => {
    const dates: readonly (readonly [tags: readonly string[], year: number | null, month?: number, day?: number])[] = [
      [['PY  - 2020/03/15/'], 2020, 3, 15],
      [['PY  - 2020///'], 2020],
      [['PY  - 2020/03//Spring'], 2020, 3],
      [['Y1  - 2020-03-15'], 2020, 3, 15],
      [['DA  - 2020-03-15T10:00:00Z'], 2020, 3, 15],
      [['DA  - 20200315'], 2020, 3, 15],
      [['PY  - Mar 2020'], 2020, 3],
      [['PY  - 15 March 2020'], 2020, 3, 15],
      [['PY  - 2020', 'DA  - MAR 15'], 2020, 3, 15],
      [['PY  - 2020', 'DA  - 2020/03/15'], 2020, 3, 15],
      [['PY  - 2021', 'DA  - 2020/03/15'], 2021],
      [['YR  - 2020-2021'], 2020],
      [['PY  - 2020/13/45'], 2020],
      [['PY  - in press'], null],
      [[], null],
    ];
    for (const [tags, ...date] of dates) {
      const { year, month, day } = only(record(...tags));
      assert.deepEqual([year, month, day], [...date, undefined, undefined].slice(0, 3), tags.join());
    }
  });

  test('has names in every shape', () => {
    const names: readonly (readonly [written: string, name: PaperRecord['author'][number] | undefined])[] = [
      ['Lovelace, Ada', { family: 'Lovelace', given: 'Ada' }],
      ['Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
      ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
      ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
      ['World Health Organization,', { literal: 'World Health Organization' }],
      ['LeCun Y', { family: 'LeCun', given: 'Y' }],
      ["O'Brien-Smith JHM", { family: "O'Brien-Smith", given: 'JHM' }],
      ['Ada L', { family: 'Ada', given: 'L' }],
      ['{World Health Organization}', { literal: 'World Health Organization' }],
      ['{Rivers; Lakes, and Seas}', { literal: 'Rivers; Lakes, and Seas' }],
      ['et al.', undefined],
      [',', undefined],
    ];
    for (const [written, name] of names) assert.deepEqual(only(record(`AU  - ${written}`)).author, name ? [name] : []);
    assert.equal(only(record('AU  - Lovelace, A.; Babbage, C.')).author.length, 2);
  });

  test('identifies a work wherever it names it', () => {
    for (const [tag, doi, arxiv] of [
      ['DO  - doi:10.1000/RIVER', '10.1000/river', undefined],
      ['M3  - 10.1000/RIVER', '10.1000/river', undefined],
      ['UR  - https://dx.doi.org/10.1000/river', '10.1000/river', undefined],
      ['UR  - https://example.org/a https://arxiv.org/abs/1706.03762v5', undefined, '1706.03762'],
      ['L1  - http://arxiv.org/pdf/1706.03762.pdf', undefined, '1706.03762'],
      ['JO  - arXiv preprint arXiv:1706.03762', undefined, '1706.03762'],
      ['DO  - 10.48550/arXiv.1706.03762', '10.48550/arxiv.1706.03762', '1706.03762'],
      ['M3  - Article', undefined, undefined],
    ] as const) {
      const found = only(record(tag));
      assert.deepEqual([found.doi, found.arxiv], [doi, arxiv], tag);
    }
    assert.equal(only(lines('TY  - UNPB', 'TI  - A', 'UR  - https://arxiv.org/abs/1706.03762')).type, 'article');
  });

  test('has the numbers of PubMed', () => {
    assert.equal(only(record('C2  - PMC1234567')).pmcid, 'PMC1234567');
    assert.equal(only(record('C2  - Rivers')).pmcid, undefined);
    assert.equal(only(record('AN  - 12345678', 'DB  - PubMed')).pmid, '12345678');
    assert.equal(only(record('AN  - 12345678', 'DB  - Scopus')).pmid, undefined);
  });

  test('does not take the editor of a series for one of the book', () => {
    const editors = (type: string, ...tags: readonly string[]) =>
      only(lines(`TY  - ${type}`, 'TI  - A', ...tags, 'ER  - ')).editor?.map(({ family }) => family);
    assert.deepEqual(editors('CHAP', 'A2  - Ostrom, Elinor', 'A3  - Lovelace, Ada'), ['Ostrom']);
    assert.deepEqual(editors('CHAP', 'ED  - Ostrom, Elinor', 'A3  - Lovelace, Ada'), ['Ostrom']);
    assert.deepEqual(editors('CHAP', 'A3  - Lovelace, Ada'), ['Lovelace']);
  });

  test('has a key only once, and tells where it stood first', () => {
    const readings = readAll(ris, [record('ID  - a'), record('ID  - b'), record('ID  - a', 'VL  - 3')].join(''));
    assert.deepEqual(
      recordsOf(readings).map(({ citekey }) => citekey),
      ['a', 'b', undefined],
    );
    assert.equal(recordsOf(readings)[2]?.volume, '3');
    const [problem, ...more] = problemsOf(readings);
    assert.deepEqual([problem?.line, more.length], [9, 0]);
    assert.match(problem!.message, /line 1\b/);
  });

  test('has a value that never ends as one problem', () => {
    const line = `${'word '.repeat(20_000)}\n`;
    for (const tag of ['', 'AB  - ']) {
      const reading = ris.start('a.txt');
      const readings = [...reading.write('TY  - JOUR\nTI  - A\nAB  - ')];
      for (let i = 0; i < 6000; i++) readings.push(...reading.write(tag + line));
      readings.push(...reading.write(record()), ...reading.end());
      assert.deepEqual(
        problemsOf(readings).map(({ line }) => line),
        [1],
      );
      assert.equal(recordsOf(readings).length, 1);
    }
  });

  test('tells an ISSN from an ISBN by its shape', () => {
    const numbers = (type: string, text: string) => {
      const { issn, isbn, number } = only(lines(`TY  - ${type}`, 'TI  - A', `SN  - ${text}`, 'ER  - '));
      return [issn, isbn, number];
    };
    assert.deepEqual(numbers('JOUR', '0028-0836 (Print); 1476-4687'), ['0028-0836', undefined, undefined]);
    assert.deepEqual(numbers('JOUR', '00280836'), ['0028-0836', undefined, undefined]);
    assert.deepEqual(numbers('BOOK', '978-0-262-03384-8'), [undefined, '978-0-262-03384-8', undefined]);
    assert.deepEqual(numbers('BOOK', '026203384X'), [undefined, '026203384X', undefined]);
    assert.deepEqual(numbers('RPRT', 'TR-17'), [undefined, undefined, 'TR-17']);
  });

  test('puts what holds a work where its type has it', () => {
    const held = (type: string, ...tags: readonly string[]) =>
      only(lines(`TY  - ${type}`, 'TI  - A', ...tags, 'ER  - '));
    assert.equal(held('CHAP', 'T2  - On Waters').containerTitle, 'On Waters');
    assert.equal(held('BOOK', 'T2  - Waters').collectionTitle, 'Waters');
    assert.equal(held('JOUR', 'JO  - J. Riv.', 'JF  - Journal of Rivers').containerTitle, 'Journal of Rivers');
    assert.equal(held('JOUR', 'JO  - J. Riv.', 'JF  - Journal of Rivers').containerTitleShort, 'J. Riv.');
    const paper = held('CPAPER', 'T2  - Rivers 2020', 'C3  - Proceedings of Rivers', 'CY  - Bern', 'PP  - Basel');
    assert.deepEqual(
      [paper.containerTitle, paper.eventTitle, paper.eventPlace, paper.publisherPlace],
      ['Proceedings of Rivers', 'Rivers 2020', 'Bern', 'Basel'],
    );
    assert.equal(only(lines('TY  - BOOK', 'BT  - On Waters', 'ER  - ')).title, 'On Waters');
    assert.equal(held('WHAT').type, undefined);
  });

  test('has pages, abstracts and keywords as they were meant', () => {
    assert.equal(only(record('SP  - 10–19', 'EP  - 19')).page, '10-19');
    assert.equal(only(record('SP  - e12')).page, 'e12');
    assert.equal(only(record('C7  - 104513')).page, '104513');
    assert.equal(only(record('C7  - 104513', 'SP  - 1', 'EP  - 9')).page, '1-9');
    assert.equal(only(lines('TY  - BOOK', 'TI  - A', 'C7  - Pamphlet', 'ER  - ')).page, undefined);
    assert.equal(only(record('N2  - Short.', 'AB  - A longer one.')).abstract, 'A longer one.');
    assert.deepEqual(only(record('KW  - rivers', 'lakes', 'seas; rivers')).keyword, ['rivers', 'lakes', 'seas']);
  });

  test('gives keys that can be cited, not the numbers of rows', () => {
    assert.equal(only(record('ID  - lovelace2020')).citekey, 'lovelace2020');
    assert.equal(only(record('ID  - 1234')).citekey, undefined);
    assert.equal(only(record('ID  - two words')).citekey, undefined);
  });

  test('shows plain text where publishers leave markup in', () => {
    const { title, abstract } = only(
      lines('TY  - JOUR', 'TI  - CO<sub>2</sub> &amp; <i>Rivers</i>', 'AB  - If a < b &lt; c.', 'ER  - '),
    );
    assert.deepEqual([title, abstract], ['CO2 & Rivers', 'If a < b < c.']);
  });

  test('is read from any text', () => {
    const parts = [
      'TY  - JOUR',
      'TI  - A',
      'ER  - ',
      'ER',
      'AU  - A, B',
      'KW  - ;;',
      ' ',
      '\n',
      '\r',
      '\n',
      'text',
      'PY  - 2020',
      '-',
    ];
    assertReadsAnything(ris, fc.string({ unit: fc.constantFrom(...parts) }));
    assertReadsAnything(ris, mutated(sample.slice(0, 3).join(''), parts));
    assertReadsAnything(ris, fc.string({ unit: 'binary' }));
    assert.equal(
      recordsOf(readAll(ris, record(`AU  - ${';'.repeat(200_000)}`, `PY  - ${'[-'.repeat(100_000)}`))).length,
      1,
    );
  });

  test('is told from everything else', () => {
    for (const text of sample) assert.ok(ris.recognises(text));
    assert.ok(!ris.recognises(page(realPapers)));
    for (const [format, text] of Object.entries(otherFormats('RIS'))) assert.ok(!ris.recognises(text), format);
  });
});
