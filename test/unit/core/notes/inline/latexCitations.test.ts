import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Absent } from '../../../../../src/core/notes/inline/absent';
import { latexCitationsIn } from '../../../../../src/core/notes/inline/latexCitations';
import { texEnd } from '../../../../../src/core/notes/inline/tex';
import { citationAt, parseNote } from '../../../../../src/core/notes/note';
import { typingAt } from '../../../../../src/core/notes/typing/typing';

const latex = { latex: true };

function keys(text: string): string[] {
  return parseNote(text, latex).citations.map(({ key }) => key);
}

suite('LaTeX citations in a note', () => {
  const rows: readonly (readonly [text: string, keys: readonly string[]])[] = [
    // inside other TeX
    ['a\\footnote{see \\cite{a}} \\emph{\\cite{b} and \\textbf{\\citet{c}}}', ['a', 'b', 'c']],
    ['\\begin{itemize}\n\\item \\cite{a}\n\\item \\cite{b}\n\\end{itemize}', ['a', 'b']],
    ['\\begin{figure}\n\\includegraphics[width=3cm]{x}\n\\caption[short]{A \\cite{a}}\n\\end{figure}', ['a']],
    ['> \\begin{quote}\n> \\cite{a}\n> \\end{quote}', ['a']],
    ['- \\footnote{\n  \\cite{a}\n  }', ['a']],
    ['\\footnote{a \\url{https://e.org/x%20y} \\cite{a}}', ['a']],
    ['\\footnote{a \\href{https://e.org/x%20y}{see \\cite{a}}} \\cite{b}', ['a', 'b']],
    ['\\cite[{see \\citealp[3]{a}}][]{b}', ['a', 'b']],
    ['\\begin{quote}\\begin{quote}\\cite{a}\\end{quote} [@x] \\cite{b}\\end{quote} [@c]', ['a', 'b', 'c']],
    ['x\n\n\\begin{itemize}\n\\item \\cite{a}\n\n\\item \\cite{b}\n\\end{itemize}\n\n@c', ['a', 'b', 'c']],
    ['\\begin{lstlisting}\n- \\cite{x}\n\n    \\cite{x}\n\\end{lstlisting}\n\n\\cite{a}', ['a']],
    // left open
    ['\\footnote{see \\cite{a}', ['a']],
    ['\\begin{quote} \\cite{a}', ['a']],
    ['\\emph{\\cite{a \\cite{b}}', ['b']],
    ['\\cite[p. 3 \\cite{b}', ['b']],
    // no TeX
    ['\\verb|\\cite{x}| \\verb+\\cite{x}+ \\cite{a}', ['a']],
    ['\\lstinline[language=TeX]{\\cite{x}} \\mintinline{tex}|\\cite{x}| \\cite{a}', ['a']],
    ['\\begin{verbatim}\n\\cite{x}\n\\end{verbatim} \\cite{a}', ['a']],
    ['\\begin{quote}\\begin{lstlisting}\n\\cite{x} % \\end{quote}\n\\end{lstlisting}\\cite{a}\\end{quote}', ['a']],
    ['\\begin{quote} % \\cite{x}\n 3\\% \\cite{a} \\\\% \\cite{x}\n\\end{quote}', ['a']],
    ['$\\cite{x}$ $$\\cite{x}$$ \\emph{$\\cite{x}$ \\(\\cite{x}\\) \\[\\cite{x}\\] \\cite{a}}', ['a']],
    ['\\begin{equation*}\n\\cite{x}\n\\end{equation*} \\cite{a}', ['a']],
    ['`\\cite{x}` <!-- \\cite{x} --> \\\\cite{x}', []],
    ['    \\cite{x}', []],
    ['\\emph{5\\$ \\cite{a} 6\\$ \\cite{b}} \\footnote{$\\$ \\cite{x}$ \\cite{c}}', ['a', 'b', 'c']],
    // in Markdown a per cent sign is one
    ['100% of \\cite{a}', ['a']],
    // lists
    ['\\cite{a,%\nb}', ['a', 'b']],
    ['\\cite{\n  a, % the first\n  b\n}', ['a', 'b']],
    ['\\cite{}', []],
    ['\\cite{,}', []],
    ['\\cite{@x}', []],
    ['\\cite{#1}', []],
    ['\\nocite{*}', []],
    ['\\nocite{a,b}', ['a', 'b']],
    ['\\cite{a}{@x}', ['a']],
    // names
    ['\\Citet*{a} \\citetalias{b} \\citepalias{c} \\fullcite{d} \\footfullcite{e}', ['a', 'b', 'c', 'd', 'e']],
    ['\\volcite[see]{2}[25]{a} \\Tvolcites{1}{b}{2}{c} \\citefield{d}{x}', ['a', 'b', 'c', 'd']],
    ['\\CITE{x} \\citex{x} \\excite{x} \\cite@x{x} \\acite{x}', []],
    // with Pandoc's own
    ['[see \\cite{a}; @b \\cite{c}] @d [\\cite{e}]', ['a', 'b', 'c', 'd', 'e']],
    ['\\cite[see @x][]{a} \\emph{@x} @b', ['a', 'b']],
    ['| \\cite{a} | b |\n|---|---|\n| \\emph{\\cite{b}} | c |\n\n# \\cite{c}', ['a', 'b', 'c']],
  ];
  for (const [text, expected] of rows) {
    test(JSON.stringify(text), () => assert.deepEqual(keys(text), expected));
  }

  test('none without the setting', () => {
    for (const [text] of rows) {
      assert.ok(parseNote(text).citations.every(({ syntax }) => syntax === 'pandoc'));
    }
    assert.equal(parseNote('\\verb|@a| \\lstinline|[@a]|').citations.length, 0);
  });

  test('leave the author out, or make it part of the sentence', () => {
    const modes = (text: string) => parseNote(text, latex).citations.map(({ mode }) => mode);
    assert.deepEqual(modes('\\citet{a,b}'), ['AuthorInText', 'NormalCitation']);
    assert.deepEqual(modes('\\parencite*{a} \\Citeyear{b} \\citeauthor*{c}'), [
      'SuppressAuthor',
      'SuppressAuthor',
      'AuthorInText',
    ]);
  });

  test('with what stands before and after each key', () => {
    const text = '\\cites(cf.)(and so on)[see][\\S~3]{a, b}{c}';
    const { citations, clusters } = parseNote(text, latex);
    const slice = (range?: { start: number; end: number }) => range && text.slice(range.start, range.end);
    assert.deepEqual(
      citations.map(({ prefix, suffix }) => [slice(prefix), slice(suffix)]),
      [
        ['see', undefined],
        [undefined, undefined],
        [undefined, 'and so on'],
      ],
    );
    const { locator } = citations[1]!;
    assert.equal(locator?.label, 'section');
    assert.equal(text.slice(locator.labelStart, locator.labelEnd), '\\S');
    assert.equal(text.slice(locator.valueStart, locator.valueEnd), '3');
    assert.deepEqual(
      clusters.map((one) => slice(one)),
      [text],
    );
  });

  test('a cluster in an option follows the one around it', () => {
    const text = '\\cite[see \\cite{a}][3]{b}';
    const { citations, clusters } = parseNote(text, latex);
    assert.deepEqual(
      clusters.map(({ start, end }) => text.slice(start, end)),
      [text, '\\cite{a}'],
    );
    assert.equal(citationAt({ citations }, text.indexOf('b'))?.key, 'b');
  });

  test('each at its key, exactly, and in order, in any text', () => {
    const piece = fc.constantFrom(
      ...['\\cite{', '\\citet[', '\\cites(', '[see]', '](', ')', '{', '}', '{a,b}', '{c}', '%', '\n', ' ', '$', '\\'],
      ...['\\emph{', '\\footnote{', '\\verb|', '|', '\\begin{quote}', '\\end{quote}', '\\begin{verbatim}', '`', '> '],
      ...[
        '\\end{verbatim}',
        '@d',
        '[@e; ',
        '[[@f',
        ']]',
        'x, y',
        '\\volcite{2}',
        '\\(',
        '\\)',
        '~',
        '**',
        '- ',
        '\r\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        const { citations, clusters } = parseNote(text, { latex: true, wikilinks: true });
        for (const [index, { key, start, end, keyStart, keyEnd }] of citations.entries()) {
          assert.equal(text.slice(keyStart, keyEnd), key);
          assert.ok(start <= keyStart && keyEnd <= end);
          assert.ok(index === 0 || citations[index - 1]!.end <= start);
        }
        for (const cluster of clusters) {
          assert.ok(cluster.citations.every(({ start, end }) => cluster.start <= start && end <= cluster.end));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('in time that grows with the text alone, whatever is left open', () => {
    for (const piece of ['\\cite{', '\\footnote{']) parseNote(piece.repeat(20_000), latex);
    const pieces = [
      '\\cite{',
      '\\cite[',
      '\\cite[{',
      '\\emph{\\cite[a]',
      '\\cites(',
      '\\begin{a}',
      '\\verb|',
      '\\foo[{]}',
    ];
    const more = ['\\cite[{\\cite', '\\emph{$', '\\begin{verbatim}', '\\emph{\\(', '\\volcite{', '\\cite%\n', '$\\$'];
    for (const piece of [...pieces, ...more]) {
      for (const closing of ['', ']})$\\]\\)|\\end{a}\\end{verbatim}']) {
        const text = piece.repeat(20_000) + closing;
        const absent = new Absent();
        assert.ok(latexCitationsIn(text, 0, text.length, absent).length < 2);
        for (let at = 0; at < text.length;) {
          at = Math.max(at + piece.length, texEnd(text, at, text.length, absent));
        }
      }
    }
  }).timeout(60_000);
});

suite('LaTeX citations in an environment', () => {
  test('whose paragraphs are apart, which no formula goes beyond', () => {
    const text = '\\begin{quote}\nat 5 $ \\cite{a}\n\nat 6 $ \\cite{b}\n\\end{quote}';
    const clusters = latexCitationsIn(text, 0, text.length, new Absent());
    assert.deepEqual(
      clusters.map(({ start, end }) => text.slice(start, end)),
      ['\\cite{a}', '\\cite{b}'],
    );
  });
});

suite('A key is being typed in a LaTeX command', () => {
  const rows: readonly (readonly [marked: string, typed: string, beside?: readonly string[]])[] = [
    ['\\footnote{see \\cite{hes¦}}', 'hes'],
    ['\\footnote{see \\cite{hes¦', 'hes'],
    ['\\begin{itemize}\n\\item \\cite{a, hes¦}\n\\end{itemize}', 'hes', ['a']],
    ['\\cite{a,%\n  hes¦, b}', 'hes', ['a', 'b']],
    ['\\cite{\n  a,\n  hes smo¦\n}', 'hes smo', ['a']],
    ['\\cite{\n  hes¦', 'hes'],
    ['\\cites[see]{a}[{[x]}]{hes¦}{b}', 'hes', ['a', 'b']],
    ['\\volcite{2}[3]{hes¦}', 'hes'],
    ['\\cite[see \\citealp{hes¦}][]{a}', 'hes'],
    ['\\citeauthor*{hes¦} and \\emph{so on}', 'hes'],
    ['> \\cite{a,\n> hes¦}', 'hes', ['a']],
    ['\\nocite{hes¦}', 'hes'],
  ];
  for (const [marked, typed, beside = []] of rows) {
    test(JSON.stringify(marked), () => {
      const offset = marked.indexOf('¦');
      const found = typingAt(marked.replace('¦', ''), offset, latex);
      assert.deepEqual([found?.typed, found?.start, found?.end], [typed, offset - typed.length, offset]);
      assert.deepEqual(found?.beside, beside);
      assert.equal(found.syntax, 'latex');
    });
  }

  for (const marked of [
    '\\verb|\\cite{hes¦}|',
    '\\begin{verbatim}\n\\cite{hes¦}\n\\end{verbatim}',
    '\\emph{% \\cite{hes¦}\n}',
    '\\cite{a} text, hes¦',
    '\\volcite{2¦}[3]{a}',
    '\\cite{a, % hes¦\nb}',
    '\\cite{a}\nhes¦',
  ]) {
    test(`not in ${JSON.stringify(marked)}`, () => {
      assert.equal(typingAt(marked.replace('¦', ''), marked.indexOf('¦'), latex), undefined);
    });
  }
});
