import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { bibtex } from '../../../../src/core/dumps/bibtex';
import type { PaperRecord } from '../../../../src/core/paper';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

function records(text: string): PaperRecord[] {
  const readings = readAll(bibtex, text);
  assert.deepEqual(problemsOf(readings), []);
  return recordsOf(readings);
}

/** The one record of an article with these fields. */
function article(fields: string): PaperRecord {
  const [record, ...rest] = records(`@article{key, title = {T}, ${fields}}`);
  assert.ok(record);
  assert.equal(rest.length, 0);
  return record;
}

/** Titles of the records, then each problem's line and what it is about. */
function outline(text: string): string[] {
  const readings = readAll(bibtex, text);
  const problems = problemsOf(readings).map(({ line, message }) => `${line}: ${message}`);
  return [...recordsOf(readings).map(({ citekey, title }) => `${citekey ?? '-'} ${title}`), ...problems];
}

suite('BibTeX', () => {
  test('is a whole record', () => {
    const text = `
@article{keskar2017,
  title = {On {Large}-Batch Training},
  subtitle = {Generalization Gap and Sharp Minima},
  author = {Keskar, Nitish Shirish and Mudigere, Dheevatsa},
  editor = {Doe, Jane}, translator = {Roe, Richard},
  journaltitle = {Journal of Things}, shortjournal = {J. Things},
  series = {Series}, volume = 3, number = 2, pages = {1--20, 30–31}, date = {2017-02-09},
  publisher = {A and B}, location = {Berlin}, edition = {2}, version = {1.1}, chapter = {4},
  eventtitle = {ICLR}, venue = {Toulon}, type = {resreport}, langid = {ngerman},
  doi = {https://doi.org/10.1000/ABC}, eprint = {1609.04836v2}, eprinttype = {arXiv}, eprintclass = {cs.LG},
  pmid = {123}, pmcid = {PMC9}, isbn = {978-3}, issn = {0001}, url = {https://x.org/a\\_b}, urldate = {2020-01-01},
  note = {A note}, abstract = {First line
    and second.}, keywords = {sharpness, minima; batches}, file = {:a\\:b.pdf:PDF}, ids = {old1, old2},
}`;
    assert.deepEqual(records(text), [
      {
        title: 'On Large-Batch Training: Generalization Gap and Sharp Minima',
        abstract: 'First line and second.',
        author: [
          { family: 'Keskar', given: 'Nitish Shirish' },
          { family: 'Mudigere', given: 'Dheevatsa' },
        ],
        editor: [{ family: 'Doe', given: 'Jane' }],
        translator: [{ family: 'Roe', given: 'Richard' }],
        keyword: ['sharpness', 'minima', 'batches'],
        file: ['a:b.pdf'],
        aliases: ['old1', 'old2'],
        year: 2017,
        month: 2,
        day: 9,
        type: 'article-journal',
        containerTitle: 'Journal of Things',
        containerTitleShort: 'J. Things',
        collectionTitle: 'Series',
        eventTitle: 'ICLR',
        eventPlace: 'Toulon',
        publisher: 'A; B',
        publisherPlace: 'Berlin',
        volume: '3',
        issue: '2',
        page: '1-20, 30-31',
        chapterNumber: '4',
        edition: '2',
        version: '1.1',
        genre: 'research report',
        language: 'de-DE',
        note: 'A note',
        doi: '10.1000/abc',
        arxiv: '1609.04836',
        arxivClass: 'cs.LG',
        pmid: '123',
        pmcid: 'PMC9',
        isbn: '978-3',
        issn: '0001',
        url: 'https://x.org/a_b',
        citekey: 'keskar2017',
        source: { file: 'a.txt', line: 2 },
      },
    ]);
  });

  test('has types as CSL names them', () => {
    const types = {
      inproceedings: 'paper-conference',
      Conference: 'paper-conference',
      book: 'book',
      incollection: 'chapter',
      phdthesis: 'thesis',
      techreport: 'report',
      online: 'webpage',
      unpublished: 'manuscript',
      misc: undefined,
      nonsense: undefined,
    };
    for (const [type, csl] of Object.entries(types))
      assert.equal(records(`@${type}{k, title={T}}`)[0]?.type, csl, type);
    assert.equal(records('@phdthesis{k, title={T}, school={MIT}}')[0]?.genre, 'PhD thesis');
    assert.equal(records('@book{k, title={T}, number={7}}')[0]?.collectionNumber, '7');
    assert.equal(records('@report{k, title={T}, number={7}}')[0]?.number, '7');
  });

  test('writes out strings and months, and joins values', () => {
    const [record] = records(`@string{nips = "Advances in NIPS" # " Proceedings"}
@STRING(A = {Ann})
@inproceedings{k, title = "One" # { and } # "two", booktitle = NIPS # { 30}, author = a # " Smith", year = 2017, month = mar}`);
    assert.equal(record?.title, 'One and two');
    assert.equal(record.containerTitle, 'Advances in NIPS Proceedings 30');
    assert.deepEqual(record.author, [{ given: 'Ann', family: 'Smith' }]);
    assert.equal(record.month, 3);
  });

  test('keeps the name of a string that nobody defined, and says so', () => {
    assert.deepEqual(outline('@article{k, title = {T},\n journal = jmlr}'), [
      'k T',
      '1: “jmlr” is no @string that stands before this entry, and was taken as it is (line 2). The rest of this record was read.',
    ]);
    assert.equal(article('month = sept, year = 2020').month, 9);
  });

  suite('finds identifiers wherever tools put them', () => {
    const cases: readonly (readonly [fields: string, expected: Partial<PaperRecord>])[] = [
      ['url = {http://dx.doi.org/10.1000/X}', { doi: '10.1000/x' }],
      ['doi = {10.48550/arXiv.2010.01412}', { arxiv: '2010.01412', doi: '10.48550/arxiv.2010.01412' }],
      ['eprint = {2010.01412}', { arxiv: '2010.01412' }],
      [
        'archivePrefix = {arXiv}, eprint = {math/0309136}, primaryClass = {math.GT}',
        { arxiv: 'math/0309136', arxivClass: 'math.GT' },
      ],
      ['journal = {arXiv preprint arXiv:1412.6980 [cs]}', { arxiv: '1412.6980', arxivClass: 'cs' }],
      ['journal = {CoRR}, volume = {abs/1706.03762}', { arxiv: '1706.03762' }],
      ['url = {https://arxiv.org/pdf/1706.03762v5.pdf}', { arxiv: '1706.03762' }],
      ['note = {arXiv:hep-th/9901001}', { arxiv: 'hep-th/9901001' }],
      ['arxivId = {1706.03762}', { arxiv: '1706.03762' }],
      ['eprint = {2181906}, eprinttype = {jstor}', { url: 'https://www.jstor.org/stable/2181906' }],
      ['eprint = {11111}, eprinttype = {pubmed}', { pmid: '11111' }],
    ];
    for (const [fields, expected] of cases) {
      test(fields, () => {
        const record = article(fields);
        for (const [name, value] of Object.entries(expected)) assert.equal(record[name as keyof PaperRecord], value);
      });
    }

    test('and none where there is none', () => {
      const record = article(
        'doi = {none}, eprint = {12}, url = {https://x.org}, volume = {12}, note = {Seen on arXiv}',
      );
      assert.deepEqual([record.doi, record.arxiv, record.pmid], [undefined, undefined, undefined]);
    });
  });

  test('finds files as Zotero, JabRef and people write them', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      [
        'Full Text PDF:files/12/a.pdf:application/pdf;Snapshot:files/13/b.html:text/html',
        ['files/12/a.pdf', 'files/13/b.html'],
      ],
      [':C\\:\\\\papers\\\\a\\;b.pdf:PDF', ['C:\\papers\\a;b.pdf']],
      ['a.pdf; b c.pdf', ['a.pdf', 'b c.pdf']],
      ['https://x.org/a.pdf', ['https://x.org/a.pdf']],
      [':C$\\backslash$:/Users/x/a.pdf:pdf', ['C:/Users/x/a.pdf']],
      ['/home/me/a\\_b.pdf', ['/home/me/a_b.pdf']],
    ];
    for (const [value, files] of cases) assert.deepEqual(article(`file = {${value}}`).file, files, value);
  });

  test('has the keywords that Scopus exports', () => {
    assert.deepEqual(article('author_keywords = {Waves; Rest}').keyword, ['Waves', 'Rest']);
  });

  suite('inherits', () => {
    test('from parents before and behind, through others, but what is the parent’s own', () => {
      const text = `@inproceedings{a, title = {A}, crossref = {p}, keywords = {mine}}
@proceedings{p, title = {P}, subtitle = {Q}, year = 2020, doi = {10.1000/p}, keywords = {theirs}, abstract = {no}, crossref = {m}}
@mvproceedings{m, title = {M}, publisher = {Pub}, year = 1999}
@inproceedings{b, title = {B}, crossref = {p}, year = 2021}`;
      const read = records(text);
      assert.deepEqual(
        read.map(({ citekey }) => citekey),
        ['m', 'p', 'a', 'b'],
      );
      const [, p, a, b] = read;
      assert.deepEqual([p?.title, p?.volumeTitle, a?.volumeTitle], ['M', 'P: Q', 'P: Q']);
      assert.deepEqual(
        [a?.title, a?.containerTitle, a?.year, a?.publisher, a?.doi, a?.keyword, a?.abstract],
        ['A', 'M', 2020, 'Pub', undefined, ['mine'], ''],
      );
      assert.deepEqual([b?.containerTitle, b?.volumeTitle, b?.year], ['M', 'P: Q', 2021]);
    });

    test('as BibTeX does where the parent has a title for its parts', () => {
      const [, child] = records('@book{p, title={P}, booktitle={For Parts}}@incollection{c, title={C}, crossref={p}}');
      assert.equal(child?.containerTitle, 'For Parts');
    });

    test('the title of proceedings, whatever they have for their parts', () => {
      const [, child] = records('@proceedings{p, booktitle={B}, title={P}}@inproceedings{c, title={C}, crossref={p}}');
      assert.equal(child?.containerTitle, 'P');
    });

    test('short fields of any type, wherever it stands', () => {
      const long = 'x'.repeat(300);
      for (const [parent, publisher] of [
        [`@misc{p, title={P}, year=2000, publisher={${long}}}`, undefined],
        [`@book{p, title={P}, year=2000, publisher={${long}}}`, long],
      ] as const) {
        const child = '@misc{c, title={C}, crossref={p}}';
        for (const text of [parent + child, child + parent]) {
          const read = records(text).find(({ citekey }) => citekey === 'c');
          assert.deepEqual([read?.title, read?.year, read?.publisher], ['C', 2000, publisher]);
        }
      }
    });

    test('what a parent has inherited', () => {
      const text = `@xdata{x, note={N}, journal={J}}@collection{p, xdata={x}, title={P}}
@incollection{c, title={C}, crossref={p}}@incollection{d, title={D}, crossref={c}}`;
      assert.deepEqual(
        records(text).map(({ containerTitle, note }) => [containerTitle, note]),
        [
          ['J', 'N'],
          ['P', undefined],
          ['P', undefined],
        ],
      );
    });

    test('a journal, and the author of a book', () => {
      const [, child] = records('@periodical{p, title={J}, year=2000}@article{c, title={C}, crossref={p}}');
      assert.deepEqual([child?.containerTitle, child?.year], ['J', 2000]);
      const [, part] = records('@book{p, title={J}, author={A. B}}@inbook{c, title={C}, crossref={p}}');
      assert.deepEqual(part?.author, [{ given: 'A.', family: 'B' }]);
    });

    test('from sets of data, several and nested', () => {
      const text = `@article{c, title={C}, xdata={x, y}}
@xdata{x, journal={J}, xdata={z}} @xdata{y, journal={K}, volume={2}} @xdata{z, doi={10.1000/z}}`;
      const [record, ...rest] = records(text);
      assert.deepEqual(rest, []);
      assert.deepEqual([record?.containerTitle, record?.volume, record?.doi], ['J', '2', '10.1000/z']);
    });

    test('and says where a parent is missing', () => {
      assert.deepEqual(outline('@book{a, title={A},\n crossref={gone}}\n@book{b, title={B}, crossref={a}}'), [
        'a A',
        'b B',
        '1: “gone” in “crossref” is no entry of this file (line 2). The rest of this record was read.',
      ]);
    });

    test('and goes on where a copy waits for a circle, then for nothing', () => {
      const [first, second, ...rest] = outline(
        '@book{a, title = {A}, crossref = {a}}\n@book{a, title = {B}, xdata = {a, missing}}\n',
      );
      assert.deepEqual([first, second].sort(), ['- B', 'a A']);
      assert.equal(rest.length, 2);
    });
    test('and says once where parents go round in a circle', () => {
      const circle = outline(
        '@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}\n@book{c, title={C}, crossref={a}}',
      );
      assert.deepEqual(circle.slice(0, 3).sort(), ['a A', 'b B', 'c C']);
      assert.deepEqual(circle.slice(3), ['2: “crossref” leads back to this entry. The rest of this record was read.']);
      assert.equal(outline('@book{a, title={A}, crossref={a}, xdata={a}}').length, 2);
    });

    test('from an entry without a title, which is no fault then', () => {
      assert.deepEqual(outline('@article{j, journal={J}}\n@article{a, title={A}, crossref={j}}\n@article{b, year=1}'), [
        'a A',
        '3: “b” has no title. This record was skipped.',
      ]);
    });
  });

  test('keeps the second record of a key, without the key', () => {
    assert.deepEqual(outline('@book{k, title={A}}\n@book{k, title={B}}\n@book{K, title={C}}'), [
      'k A',
      '- B',
      'K C',
      '2: The key “k” was given in line 1 already. The rest of this record was read.',
    ]);
  });

  test('reads what it can of a broken entry', () => {
    const broken: readonly (readonly [entry: string, record: string | undefined, at: number])[] = [
      ['@article{x,\n title = {T},\n abstract = {never closed', 'x T', 3],
      ['@article{x,\n title = {never closed,\n year = 2020}', undefined, 2],
      ['@article{,\n title = {T},\n abstract = {never closed', undefined, 3],
      ['@article{x,\n title = {T},\n year 2020, volume = 1}', 'x T', 3],
      ['@article{x,\n title = {T},\n note = "never closed\n}', 'x T', 3],
      ['@article{x y,\n title = {T}}', '- T', 1],
      ['@article{\n title = {T}}', '- T', 1],
      ['@article{x, title = {T}},\n year = 2020\n}', 'x T', 1],
      ['@article{x, year = 2020}', undefined, 1],
      ['@article{x}', undefined, 1],
    ];
    for (const [entry, record, at] of broken) {
      const readings = readAll(bibtex, `${entry}\n@book{next, title = {Next}}`);
      const read = recordsOf(readings).map(({ citekey, title }) => `${citekey ?? '-'} ${title}`);
      assert.deepEqual(read, [...(record === undefined ? [] : [record]), 'next Next'], entry);
      assert.deepEqual(
        problemsOf(readings).map(({ line, message }) => [line, Number(/\(line (\d+)\)/.exec(message)?.[1] ?? line)]),
        [[1, at]],
        entry,
      );
    }
  });

  test('tells what begins like an entry, and loses nothing else', () => {
    for (const broken of [
      'article{c, title={Lost},\n year = 2020\n}',
      'rticle{c,\n  title = {Lost @me}\n}',
      '@article b, title={Lost}, author={X and {Y}}}',
      '@arti]cle{c,\n title={Lost}}',
      '@#article{c, title={Lost}}',
      '@#article(c, title={Lost',
    ]) {
      const readings = readAll(bibtex, `@book{a, title={A}}\n${broken}\n@book{c, title={C}}`);
      assert.deepEqual(
        recordsOf(readings).map(({ title }) => title),
        ['A', 'C'],
        broken,
      );
      const [problem, ...more] = problemsOf(readings);
      assert.deepEqual(more, [], broken);
      assert.equal(problem?.line, 2);
      assert.match(problem.message, /^This begins like an entry, but .*\. This record was skipped\.$/);
    }
    assert.deepEqual(
      outline('Write f{x, y} to me@home{x, y = 1}, @john doe, x = 3,\nor f(x, y = 1) @ 3{a}\n% article{c, title={T}}'),
      [],
    );
  });

  test('tells a beginning that was written twice once', () => {
    for (const twice of ['@article{k,\n', '@article{k\n', '@article{k,\n author = {A. B},\n note = {never\n']) {
      assert.deepEqual(
        outline(`${twice}@article{k, title={T}}`).map((line) => line.replace(/(?<=^1: ).*/, '')),
        ['k T', '1: '],
      );
    }
  });

  test('goes on behind a value of millions of characters that is never closed', () => {
    const reading = bibtex.start('a.txt');
    const readings = [...reading.write('@article{a,\n title = {A}, abstract = {\n')];
    const lines = 'never closed\n'.repeat(100_000);
    for (let i = 0; i < 20; i++) readings.push(...reading.write(lines));
    assert.equal(readings.length, 2, 'the value is held');
    readings.push(...reading.write('@book{b, title={B}}'), ...reading.end());
    assert.deepEqual(
      recordsOf(readings).map(({ title, abstract }) => [title, abstract]),
      [
        ['A', ''],
        ['B', ''],
      ],
    );
    assert.deepEqual(
      problemsOf(readings).map(({ line }) => line),
      [1],
    );
  });

  test('is not kept by the reader', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const reading = bibtex.start('a.txt');
    const abstract = 'Some words on what was found. '.repeat(60);
    let bytes = 0;
    let count = 0;
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 10_000; i++) {
      const entry = Buffer.from(`@article{somebody2020on${i}, title={On ${i}}, year=2020, abstract={${abstract}}}\n`);
      bytes += entry.length;
      count += [...reading.write(entry.toString())].length;
    }
    collect();
    const held = process.memoryUsage().heapUsed - before;
    assert.ok(held < bytes / 2, `${held} of ${bytes}`);
    count += [...reading.end()].length;
    assert.equal(count, 10_000);
  });

  test('loses only what is broken: of 40 records, one in ten', () => {
    const broken = [
      '@article{bad0,\n  author = {A. Author},\n  title = {Never closed,\n  year = 2020\n}\n',
      '@article{bad1\n  year = 2020,\n  pages 1,\n}\n',
      '@article{bad2,\n  title "No equals sign",\n  year = 2020\n}\n',
      '@article{bad3,\n  title = "No end,\n  year = 2020\n}\n',
    ];
    const lines: number[] = [];
    let text = '';
    for (let i = 0; i < 40; i++) {
      const line = text.split('\n').length;
      if (i % 10 === 5) lines.push(line);
      text += i % 10 === 5 ? broken[(i - 5) / 10]! : `@article{key${i},\n  title = {Title ${i}},\n  year = 2020\n}\n\n`;
    }
    const readings = readAll(bibtex, text);
    assert.deepEqual(
      recordsOf(readings).map(({ title }) => title),
      Array.from({ length: 40 }, (_, i) => `Title ${i}`).filter((_, i) => i % 10 !== 5),
    );
    assert.deepEqual(
      problemsOf(readings)
        .map(({ line }) => line)
        .sort((a, b) => a - b),
      lines,
    );
  });

  test('says whether the text stopped amid a record', () => {
    for (const [text, unfinished] of [
      ['@book{k, title = {T}}\n@book{l, ti', true],
      ['@book{k, title = {T}}\n', false],
    ] as const) {
      const reading = bibtex.start('a.bib');
      assert.equal([...reading.write(text), ...reading.end()].filter((one) => 'record' in one).length, 1);
      assert.equal(reading.unfinished, unfinished);
    }
  });

  test('yields a record as soon as its entry is closed', () => {
    const reading = bibtex.start('a.bib');
    assert.equal([...reading.write('@book{k, title = {T}}\n@book{l, ')].length, 1);
  });

  test('is recognised by its entries', () => {
    const entry = '@article{key2020,\n  title = {A Title},\n  author = {A. Author},\n  year = {2020}\n}\n';
    const prose = 'This is how we would like to be cited by whoever uses our work in a paper. '.repeat(8);
    for (const text of [
      entry,
      `% Encoding: UTF-8\n\n${entry}`,
      `A header that some tool wrote.\n\n${entry}`,
      '@STRING{a = "b"}\n',
      '% Encoding: UTF-8\n',
      '@comment{jabref-meta: databaseType:bibtex;}\n',
      '@online(a, title = "B")',
      '@article{cut, title = {The text ends he',
      '@mytype{key, title = {T}}',
    ]) {
      assert.ok(bibtex.recognises(text), text);
    }
    for (const text of [
      '',
      '% a remark in some language\n',
      prose,
      `# Citing us\n\n${prose}\n\n    ${entry}`,
      `Cite us:\n\n\`\`\`bibtex\n${entry}\`\`\`\n`,
      'Write to me@example.org or to @someone{there}.',
      '@media screen { a { color: red } }\n@font-face { x: y }',
      '@Entity(name = "x")\nclass A { @Test(timeout = 3) void b() {} }',
      '{"type": "article", "title": "@article{a, title = 1}", "abstract": "and so on for some more words"}',
    ]) {
      assert.ok(!bibtex.recognises(text), text);
    }
  });

  test('of any kind is read, however it is cut', () => {
    const sample = `@string{j = "J"}\r\n@inproceedings{a, title = {A {\\"o}}, crossref = {p}, journal = j}
@proceedings{p, title = "P", year = 2020, month = mar # "~1"}
@comment{\n@book{c, title={C}}\n}\n% @x{y,\n@article{a, title = {B}, author = {X and {Y Z}}, xdata = {q, q}}
@xdata{q, eprint = {1706.03762}, file = {:a:b;c}}\n@book(k, title = "x" # y)`;
    const marks = ['@', '{', '}', '(', ')', '"', ',', '=', '#', '%', '\\', ' ', '\r', '\n', 'a', 'b', '$'];
    assertReadsAnything(bibtex, fc.string({ unit: 'binary', maxLength: 200 }));
    assertReadsAnything(bibtex, fc.string({ unit: fc.constantFrom(...marks), maxLength: 100 }));
    const mutated = fc
      .array(
        fc.tuple(fc.nat(sample.length), fc.nat(20), fc.string({ unit: fc.constantFrom(...marks), maxLength: 3 })),
        { maxLength: 4 },
      )
      .map((changes) =>
        changes.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), sample),
      );
    assertReadsAnything(bibtex, mutated);
  });

  test('takes no long on what is made to take long', () => {
    const many = 20_000;
    const hostile = [
      '\n@comment{\n@a{b,'.repeat(many),
      '@a{b,\n'.repeat(many),
      Array.from({ length: many }, (_, i) => `@book{k${i}, title={x}, crossref={k${(i + 1) % many}}}`).join('\n'),
      `@book{a, title={${'\\( $ \\[ ?` '.repeat(many)}}, author={${'{ and '.repeat(many)}}}`,
      `@book{a, title={x}, eprint={${'['.repeat(many * 10)}}, doi={10.1000/${','.repeat(many * 10)}x}, url={${' '.repeat(many * 10)}}}`,
      Array.from({ length: 60 }, (_, i) => `@string{m${i} = m${i - 1} # m${i - 1} # "xx"}`).join('') +
        '@book{a, title=m59}',
      '\n'.repeat(many * 10),
    ];
    for (const text of hostile) {
      // a pattern that goes back over the text again and again would not end within this test's time
      readAll(bibtex, text);
      bibtex.recognises(text);
    }
  });
});
