import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { feedPage } from '../../../../src/core/dumps/feedPage';
import { page, papers, realPapers, savings, type Printed } from './pages';
import { mutated, otherFormats } from './formatSamples';
import { assertReadsAnything, problemsOf, readAll, recordsOf } from './reading';

function read(text: string): { title: string; abstract: string; line: number }[] {
  const readings = readAll(feedPage, text);
  const records = recordsOf(readings);
  // whatever else is told is told of a paper without an abstract
  assert.deepEqual(
    problemsOf(readings).map(({ line }) => line),
    records.filter(({ abstract }) => abstract === '').map(({ source }) => source.line),
  );
  return records.map(({ title, abstract, source }) => ({ title, abstract, line: source.line }));
}

const texts = (papers: readonly Printed[]) =>
  papers.map((paper) => ({ title: paper.title, abstract: paper.paragraphs.join(' ') }));
const withoutLines = (found: ReturnType<typeof read>) => found.map(({ title, abstract }) => ({ title, abstract }));
const changed = (at: number, change: Partial<Printed>) =>
  realPapers.map((paper, i) => (i === at ? { ...paper, ...change } : paper));
const spacedAndPacked = ['spaced', 'packed'] as const;

/** Papers with abstracts as long as real ones; no title twice. */
const numbered = (count: number): Printed[] =>
  Array.from({ length: count }, (_, i) => {
    const [one, other] = [realPapers[i % realPapers.length]!, realPapers[(i + 2) % realPapers.length]!];
    const [first, second] = [one, other].map(({ paragraphs }) => paragraphs[0]!.replace(/ Our code: .*/, ''));
    return { title: `${one.title}, Part ${i}`, paragraphs: [`${first} ${second}`] };
  });

/** A text in lines of so many words, by turns. */
function inPieces(text: string, counts: readonly number[]): string[] {
  const words = text.split(' ');
  const pieces: string[] = [];
  while (words.length > 0) pieces.push(words.splice(0, counts[pieces.length % counts.length]).join(' '));
  return pieces;
}

suite('a saved paper feed', () => {
  test('gives back its papers, however it was saved', () => {
    fc.assert(
      fc.property(papers, savings, (papers, saving) => {
        const text = page(papers, saving).replace(/^\ufeff/, '');
        assert.deepEqual(withoutLines(read(text)), texts(papers));
        assert.ok(feedPage.recognises(text));
      }),
      // a page that is broken anywhere has no marks left to go by: of thousands some can be read in another way
      { numRuns: 400, seed: 1, endOnFailure: true },
    );
  });

  test('is taken for what it is with one short paper', () => {
    for (const layout of spacedAndPacked) {
      for (const paper of realPapers) {
        const short = { ...paper, paragraphs: [/^.*?\.(?= [A-Z])/.exec(paper.paragraphs[0]!)![0]] };
        assert.ok(feedPage.recognises(page([short], { layout, header: ['Subscribe'] })), paper.title);
        assert.ok(feedPage.recognises(page([paper], { layout })), paper.title);
      }
    }
  });

  test('is taken for what it is when it is small and of any field', () => {
    for (const text of [
      'Wombat: Digging Deeper\n\nWombats dig. They dig deep.\n',
      'Deep Nets\nWe study deep nets.\nShallow Nets\nWe study shallow nets.\n',
      'Paper One\n\nAbstract one.\n\nPaper Two\n\nAbstract two.\n',
    ]) {
      assert.ok(feedPage.recognises(text), text);
      assert.equal(read(text).length, text.split(/\n+/).length >> 1);
    }
  });

  test('may hold text that is meant to do harm', () => {
    const hostile = [
      [
        '<img src=x onerror=alert(1)> Hostile Title',
        '<script>alert(1)</script> and [click](command:quit) **bold** `code`.',
      ],
      [
        'Gecko: Coloring $(trash) Graphs',
        'They use <b>feet</b> and [quit](command:workbench.action.quit). So they do.',
      ],
      ['# Not a Heading [x](command:quit)', '![img](https://example.org/x.png) <b>text</b> is here. It is.'],
    ];
    const text = `new\n\nSubscribe\n\n${hostile.map((lines) => lines.join('\n\n')).join('\n\n')}\n`;
    assert.ok(feedPage.recognises(text));
    assert.deepEqual(
      withoutLines(read(text)),
      hostile.map(([title, abstract]) => ({ title, abstract })),
    );
  });

  test('knows the line of every title', () => {
    const lines = page(realPapers, { layout: 'spaced', header: ['new', 'Subscribe'], breaks: 72, around: 2 }).split(
      '\n',
    );
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      for (const { title, line } of read(lines.join(lineEnd))) assert.equal(lines[line - 1], title);
    }
  });

  test('has papers without an abstract: first, in the middle, last', () => {
    for (const layout of spacedAndPacked) {
      for (const at of [0, 2, realPapers.length - 1]) {
        const some = changed(at, { paragraphs: [] });
        assert.deepEqual(withoutLines(read(page(some, { layout }))), texts(some), `${layout} ${at}`);
      }
    }
  });

  test('has abstracts whose lines break anywhere, all or some', () => {
    // real abstracts are longer: two of these in one
    const long = realPapers.map((paper, i) => ({
      ...paper,
      paragraphs: [`${realPapers.at(i - 1)!.paragraphs[0]!.replace(/ Our code: .*/, '')} ${paper.paragraphs[0]}`],
    }));
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...long[i % long.length]!,
      title: `${long[i % long.length]!.title}, Part ${i}`,
    }));
    for (const layout of ['spaced', 'packed', 'parted'] as const) {
      for (const words of [
        [17, 5, 31],
        [3, 29, 8, 11],
        [40, 9],
      ]) {
        for (const brokenEvery of [1, 2, 7]) {
          const text = page(many, { layout, breaks: { words }, brokenEvery });
          assert.deepEqual(withoutLines(read(text)), texts(many), `${layout} ${words.join()} ${brokenEvery}`);
          assert.ok(feedPage.recognises(text));
        }
      }
    }
  });

  test('has abstracts with a blank line after every few words', () => {
    for (const count of [6, 30]) {
      const many = numbered(count);
      for (const words of [[3], [5], [12], [20], [3, 9, 5], [17, 5, 31]]) {
        const text = many
          .flatMap(({ title, paragraphs }) => [title, ...inPieces(paragraphs.join(' '), words)])
          .join('\n\n');
        assert.deepEqual(withoutLines(read(text)), texts(many), `${count} ${words.join()}`);
        assert.ok(feedPage.recognises(text), `${count} ${words.join()}`);
      }
    }
  });

  test('may hold a paper that is all numbers or dots', () => {
    for (const junk of ['0 37 74 111 148 '.repeat(600).trim(), '.'.repeat(60_000)]) {
      const text = `${page(realPapers.map((paper) => ({ ...paper, paragraphs: [`${paper.paragraphs[0]} `.repeat(3).trim()] })))}\n\nSome Table of Results for Everything\n\n${junk}\n`;
      assert.ok(feedPage.recognises(text));
    }
  });

  test('joins the paragraphs of an abstract', () => {
    const two = changed(1, {
      paragraphs: ['We describe an optimizer for noisy objectives.', 'It needs little memory and little tuning.'],
    });
    assert.deepEqual(withoutLines(read(page(two))), texts(two));
  });

  test('has titles of every kind', () => {
    const titles = [
      'transformers as support vector machines',
      'μLO: Compute-Efficient Meta-Generalization',
      '3D Gaussian Splatting vs. Radiance Fields',
      '"Why Should I Trust You?": Explaining the Predictions of Any Classifier',
      '深度学习 for Everyone',
      'VARGPT-v1.1: Improving a Model: Part I: Data',
      'How much is a noisy image worth?',
      `An Exceptionally Long Title ${'That Goes On and On '.repeat(6)}until It Ends`,
    ];
    for (const layout of spacedAndPacked) {
      for (const title of titles) {
        const some = changed(2, { title });
        assert.deepEqual(withoutLines(read(page(some, { layout }))), texts(some), title);
      }
    }
  });

  test('has abstracts of every kind', () => {
    const abstracts = [
      'We prove it.',
      'diffusion models are slow. We make them fast, and show how fast on six benchmarks',
      '3D scans are rare. We collect 12,000 of them, at https://x.org/scans{here}',
      'We train with less data, and reach the same accuracy (94.3%)',
    ];
    for (const layout of spacedAndPacked) {
      for (const abstract of abstracts) {
        const some = changed(2, { paragraphs: [abstract] });
        assert.deepEqual(withoutLines(read(page(some, { layout }))), texts(some), abstract);
      }
    }
  });

  test('does not take votes, dates and submitters for papers', () => {
    for (const furniture of ['12', '1.2k', 'Mar 14', '14 March 2025', 'Upvote 41', 'Submitted by jdoe', '3 comments']) {
      for (const layout of spacedAndPacked) {
        const gap = layout === 'spaced' ? '\n\n' : '\n';
        const text = realPapers
          .map(({ title, paragraphs }, i) =>
            (i % 2 ? [title, furniture, ...paragraphs] : [title, ...paragraphs, furniture]).join(gap),
          )
          .join(gap);
        assert.deepEqual(withoutLines(read(text)), texts(realPapers), `${furniture}, ${layout}`);
      }
    }
  });

  test('does not take what a page says about its papers for papers', () => {
    for (const lines of [
      ['Submitted by', 'jdoe', 'Upvote', '12', '+7'],
      ['·', 'Submitted by', '8', '·', '5 authors', '2'],
      ['Published on Jan 5, 2024', '·', '★ 120'],
      ['View arXiv page', 'View PDF', 'Add to collection'],
      ['GitHub', '123', 'arXiv', 'Comments', '3'],
      ['https://arxiv.org/abs/2401.00001'],
      ['Abstract'],
    ]) {
      for (const gap of ['\n\n', '\n']) {
        for (const between of [true, false]) {
          const many = numbered(12);
          const text = many
            .flatMap(({ title, paragraphs }) =>
              between ? [title, ...lines, ...paragraphs] : [title, ...paragraphs, ...lines],
            )
            .join(gap);
          assert.deepEqual(withoutLines(read(text)), texts(many), `${lines.join()} ${gap.length} ${between}`);
          assert.ok(feedPage.recognises(text), lines.join());
        }
      }
    }
  });

  test('names the authors between title and abstract', () => {
    for (const [lines, families] of [
      [['Ada Lovelace, Charles Babbage'], ['Lovelace', 'Babbage']],
      [['Ada Lovelace, Jean-Baptiste Fourier, and J. S. Bach'], ['Lovelace', 'Fourier', 'Bach']],
      [['Ada Lovelace · Vincent van Gogh'], ['Lovelace', 'Gogh']],
      [['by Ada Lovelace', '12'], ['Lovelace']],
      [
        ['Ada Lovelace,', 'Charles Babbage,', 'Mary Shelley'],
        ['Lovelace', 'Babbage', 'Shelley'],
      ],
      [[Array.from({ length: 50 }, () => 'Ada Lovelace').join(', ')], Array.from({ length: 50 }, () => 'Lovelace')],
    ] as const) {
      for (const gap of ['\n\n', '\n']) {
        const text = realPapers.flatMap(({ title, paragraphs }) => [title, ...lines, ...paragraphs]).join(gap);
        assert.deepEqual(withoutLines(read(text)), texts(realPapers), lines.join());
        for (const { author } of recordsOf(readAll(feedPage, text))) {
          assert.deepEqual(
            author.map(({ family }) => family),
            families,
          );
        }
      }
    }
  });

  test('does not take titles for the names of authors', () => {
    for (const title of [
      'Deep Learning, Neural Networks and Random Forests',
      'Green Rivers, Blue Lakes',
      'Attention, Learning, Memory',
    ]) {
      const some = changed(2, { title });
      for (const layout of spacedAndPacked) {
        assert.deepEqual(withoutLines(read(page(some, { layout }))), texts(some), title);
      }
    }
  });

  test('identifies a paper by the address between its title and its abstract', () => {
    for (const [address, arxiv, doi] of [
      ['https://arxiv.org/abs/2401.00001v2', '2401.00001', undefined],
      ['arXiv:2401.00001', '2401.00001', undefined],
      ['https://doi.org/10.1000/Rivers', undefined, '10.1000/rivers'],
    ]) {
      const text = realPapers.flatMap(({ title, paragraphs }) => [title, address, ...paragraphs]).join('\n');
      for (const record of recordsOf(readAll(feedPage, text))) {
        assert.deepEqual([record.arxiv, record.doi], [arxiv, doi]);
      }
    }
  });

  test('tells of each abstract without a title, and keeps it out of the one before', () => {
    for (const [count, every] of [
      [20, 10],
      [60, 10],
      [60, 7],
    ] as const) {
      const many = numbered(count);
      const lines = many.flatMap(({ title, paragraphs }, i) => [
        ...(i % every === 3 ? [] : [title, '']),
        ...paragraphs,
        '',
      ]);
      for (const packed of [false, true]) {
        const text = (packed ? lines.filter((line) => line !== '') : lines).join('\n');
        const readings = readAll(feedPage, text);
        const expected = many.filter((_, i) => i % every !== 3);
        assert.deepEqual(
          recordsOf(readings).map(({ title, abstract }) => ({ title, abstract })),
          texts(expected),
        );
        const bare = many.flatMap((paper, i) => (i % every === 3 ? paper.paragraphs : []));
        const all = text.split('\n');
        assert.deepEqual(
          problemsOf(readings).map(({ line }) => all[line - 1]),
          bare,
        );
      }
    }
  });

  test('does not take a second paragraph for another paper where abstracts have several, or it is short', () => {
    const many = numbered(20);
    const all = many.map((paper, i) => ({
      ...paper,
      paragraphs: [...paper.paragraphs, ...many[(i + 1) % 20]!.paragraphs],
    }));
    const some = all.map((paper, i) => (i % 2 ? paper : many[i]!));
    const short = many.map((paper, i) =>
      i === 7 ? { ...paper, paragraphs: [...paper.paragraphs, 'It is so. We show it. It works.'] } : paper,
    );
    for (const papers of [all, some, short]) assert.deepEqual(withoutLines(read(page(papers))), texts(papers));
  });

  test('has spaces for the control characters of a damaged page', () => {
    const text = page(
      changed(1, { title: 'Adam:\0A\u0001Method', paragraphs: ['We describe\u0002\0an\u007foptimizer.'] }),
    );
    const paper = read(text)[1];
    assert.deepEqual([paper?.title, paper?.abstract], ['Adam: A Method', 'We describe  an optimizer.']);
  });

  test('says which title has no abstract', () => {
    const some = changed(2, { paragraphs: [] });
    const [problem, ...more] = problemsOf(readAll(feedPage, page(some)));
    assert.deepEqual(more, []);
    assert.equal(problem?.line, 9);
    assert.match(problem.message, /^This title has no abstract/);
  });

  test('shows an abstract without its label', () => {
    const labelled = realPapers.map((paper) => ({ ...paper, paragraphs: [`Abstract: ${paper.paragraphs[0]}`] }));
    assert.deepEqual(withoutLines(read(page(labelled))), texts(realPapers));
  });

  test('may follow another in the other layout', () => {
    const header = ['new', 'Get trending papers in your email inbox!', 'Subscribe', 'Mar 14'];
    const text = `${page(realPapers, { header })}\n${page(realPapers, { header, layout: 'packed' })}`;
    assert.deepEqual(withoutLines(read(text)), texts([...realPapers, ...realPapers]));
  });

  test('stays itself over many pages', () => {
    const many = Array.from({ length: 600 }, (_, i) => realPapers[i % realPapers.length]!);
    for (const layout of spacedAndPacked) {
      assert.deepEqual(withoutLines(read(page(many, { layout, breaks: 'none' }))), texts(many));
    }
  });

  test('keeps white space inside and has TeX made readable', () => {
    const [paper] = read('On H\\"{o}lder Spaces,  Revisited\n\nWe gain 16\\% in  {\\em all} our experiments.\n');
    assert.equal(paper?.title, 'On Hölder Spaces,  Revisited');
    assert.equal(paper.abstract, 'We gain 16% in  all our experiments.');
  });

  test('takes any text, and puts nothing in that is not there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'A', '.', ' ', '\n', '\r', '1', '\t', '{', '\\', 'é', '字') }),
        (text) => {
          feedPage.recognises(text);
          for (const paper of read(text)) assert.ok(paper.line >= 1 && paper.title.length <= text.length + 1);
        },
      ),
    );
    assert.equal(read(`${'word '.repeat(200_000)}\n`).length <= 1, true);
  });
});

suite('any text', () => {
  test('is read the same however it comes', () => {
    const parts = [
      'A Study of Rivers',
      'We study rivers.',
      'Ada Lovelace, Charles Babbage',
      '·',
      '12',
      '\n',
      '\n\n',
      '\r',
      ' ',
    ];
    assertReadsAnything(feedPage, fc.string({ unit: fc.constantFrom(...parts) }));
    assertReadsAnything(feedPage, mutated(page(realPapers, { breaks: 60 }), parts));
    assertReadsAnything(feedPage, fc.string({ unit: 'binary' }));
  });

  test('of another format is none', () => {
    for (const [format, text] of Object.entries(otherFormats('Saved paper feed'))) {
      assert.ok(!feedPage.recognises(text), format);
    }
  });
});

suite('other texts hold no papers', () => {
  const others: Readonly<Record<string, string>> = {
    'a README':
      '# Gadget\n\nA tool that trains models on your data.\n\n## Install\n\n```sh\nnpm install gadget\n```\n\n## Usage\n\nWe recommend the defaults.\n',
    'a README without markup':
      'Gadget\n\nA tool for reading papers in your editor. Install it and open a folder.\n\nUsage\n\nRun a command and type a few words.\n',
    'a chapter':
      'Chapter One\n\nThe bus was late again, and nobody said why.\n\nShe had waited in the rain for an hour.\n\n"Shall we walk?" he asked.\n\nThey walked, and the dog came with them.\n',
    notes:
      '---\ntitle: Notes\n---\n\n# Attention\n\nThe model reads all words at once [@vaswani2017]. We should try it.\n\n- fast\n- simple\n',
    'a licence':
      'Some Licence\n\nCopyright (c) 2024 Somebody\n\nPermission to use and copy this software is granted, without any warranty,\nas long as this notice is kept in all copies of the software.\n',
    code: 'import os\n\ndef train(model, data):\n    """Trains a model."""\n    for row in data:\n        model.fit(row)\n    return model\n',
    csv: 'title,abstract,year\n"A Study of Rivers","We study rivers with a new method.",2020\n"A Study of Seas","We show results.",2021\n',
    json: '[\n  {\n    "title": "A Study of Rivers",\n    "abstract": "We study rivers with a new method."\n  }\n]\n',
    bibtex: '@article{rivers,\n  title = {A Study of Rivers},\n  abstract = {We study rivers with a new method.},\n}\n',
    'a log': '2024-01-01 12:00:00 INFO started\n2024-01-01 12:00:01 WARN slow query took 12s\n'.repeat(30),
    'a letter':
      'Dear Anna,\n\nthank you for your letter. We had a lovely time and hope to see you soon.\n\nYours,\nBen\n',
    'a mail':
      'From: anna@example.org\n\nWe present the results of our study and show the data of all models.\n\nTo: ben@example.org\n\nOur method improves all models and we show results.\n',
    settings:
      '"trainingData":\n\nWe present the results of our study and show the data of all models.\n\n"modelPath":\n\nOur method improves all models and we show results.\n',
    identifiers:
      'train_model_fast\n\nWe present the results of our study and show the data of all models.\n\nload_data_set\n\nOur method improves all models and we show results.\n',
    greeting: 'hello world',
  };
  for (const [kind, text] of Object.entries(others)) {
    test(kind, () => assert.equal(feedPage.recognises(text), false));
  }
});
