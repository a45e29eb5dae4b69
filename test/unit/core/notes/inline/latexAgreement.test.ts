import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNote } from '../../../../../src/core/notes/note';
import { citeprocLocators, ourLatexCites, ourLocators, pandocLatexCites } from './latexPandoc';

/** Every command with which Pandoc's LaTeX reader cites one list of keys. */
const commands = (
  'cite Cite citep citep* citeal citealp citealp* autocite smartcite footcite parencite supercite footcitetext ' +
  'citeyearpar citeyear autocite* cite* parencite* textcite citet citet* citealt citealt* Autocite Smartcite Footcite ' +
  'Parencite Supercite Footcitetext Citeyearpar Citeyear Autocite* Cite* Parencite* Textcite citeauthor'
).split(' ');
const multipleCommands = (
  'cites textcites autocites footcites parencites supercites footcitetexts Textcites Cites Autocites Footcites ' +
  'Parencites Supercites Footcitetexts'
).split(' ');

const sentences: readonly string[] = [
  ...commands.flatMap((name) => [`As \\${name}{a} says.`, `It is so \\${name}[see][p.~3]{a,b, c}.`]),
  ...multipleCommands.flatMap((name) => [
    `As \\${name}{a}{b} say.`,
    `It is so \\${name}(cf.)(and so on)[pp.~3--5]{a,b}[see][]{c}{d}.`,
  ]),
  // options
  '\\cite[p. 3]{a}',
  '\\cite[see][]{a}',
  '\\cite[][p. 3]{a}',
  '\\cite[][]{a}',
  '\\cite[{[x]}]{a}',
  '\\cite[see {a]b}][p.\\,3]{a}',
  '\\cite[\\emph{see} also][\\S~3]{a}',
  '\\cite[see % not] this\n][3]{a}',
  '\\cite[p.\\ 3\\% of it]{a}',
  '\\cites(cf.)[3]{a}{b}',
  '\\cites{a}[see][4]{b}',
  '\\cites[see][3]{a,b}[4]{c,d}',
  // blanks and comments
  '\\cite [p. 3] {a}',
  '\\cite\n[p. 3]\n{a}',
  '\\cite%\n{a}',
  '\\cite{a,%\nb}',
  '\\cite{%\n  a,  % the first\n  b   % the second\n}',
  '\\cite{ a , b }',
  '\\cite{a\n,\nb}',
  '\\cite{a,}',
  '\\cite{a b}',
  '\\cites{a} {b}',
  // keys
  '\\cite{DBLP:conf/nips/V17}',
  '\\cite{a.b-c+d_e;f}',
  '\\cite{müller2020, Ångström}',
  '\\cite{a!b?c(d)[e]}',
  // where they stand
  'a \\emph{\\cite{a}} \\textbf{b \\cite[3]{b} c}',
  'a\\footnote{see \\cite{a}, and \\emph{\\citet{b}}} b \\cite{c}',
  'see \\verb|\\cite{a}| and \\verb+\\cite{b}+ \\cite{c}',
  '$\\cite{a}$ and \\emph{$x_{\\cite{a}}$ \\cite{b}}',
  '\\emph{\\(\\cite{a}\\) \\cite{b}}',
  '\\begin{itemize}\n\\item \\cite{a}\n\\item x\n\\end{itemize}',
  '\\begin{quote}\n\\begin{quote}\n\\cite{a}\n\\end{quote}\n\\cite{b}\n\\end{quote}',
  '\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}',
  '\\begin{lstlisting}\n\\cite{a}\n\\end{lstlisting}',
  '\\begin{minted}{tex}\n\\cite{a}\n\\end{minted}',
  '\\begin{comment}\n\\cite{a}\n\\end{comment}\n\\cite{b}',
  '\\begin{equation}\nx \\cite{a}\n\\end{equation}',
  '\\begin{align*}\nx \\cite{a}\n\\end{align*}',
  '\\begin{quote}\na % \\cite{a}\nb 100\\% \\cite{b}\n\\end{quote}',
  '\\emph{a % \\cite{a}\n\\cite{b}}',
  '\\textbf{\\lstinline{x} \\cite{a}}',
  '\\url{https://example.org} \\cite{a}',
  '\\emph{\\href{https://example.org}{\\cite{a}}}',
  '\\citetext{see \\citealp{a}}',
  '\\cited{a} \\citing{b} \\Foo',
];

/** Where Lectern reads otherwise on purpose, with the keys that it finds. */
const deliberate: Readonly<Record<string, readonly [text: string, keys: readonly string[]]>> = {
  'no entry can be called so': ['\\cite{@a}', []],
  'all entries are nobody': ['\\cite{*} \\nocite{*}', []],
  'Pandoc gives up at an empty place in a list, LaTeX does not': ['\\cite{,a,,b}', ['a', 'b']],
  "natbib's and biblatex's commands that Pandoc does not know": [
    '\\Citet{a} \\citepalias{b} \\fullcite{c} \\volcite[see]{2}[25]{d} \\citetitle*{e}',
    ['a', 'b', 'c', 'd', 'e'],
  ],
  'Pandoc leaves captions without a picture out': ['\\begin{figure}\n\\caption{A \\cite{a}}\n\\end{figure}', ['a']],
};

const options: readonly string[] = [
  ...['p. 3', 'p.~3', 'pp.~3--5', '\\S~3', '\\S 3', '\\S\\ 3', '\\S{} 3', '\\S3', '\\S\\S~3--4', 'p.\\,3', 'p.\\ 3'],
  ...['\\P 3', '\\P~3', '3', '\\emph{p. 3}', 'p. \\emph{3}', '\\textbf{p.}~3', 'chap.~2, and more', 'ch.\\ 3', '§3'],
  ...['$3$', '3\\,ff.', '3f.', 'p. 3 \\& 4', 'pp.\\ 3,~5', 'iv', 'p. iv', '{p. 3}', 'p. {3}', '{3}', '{[x] 3}'],
  ...['see 3', "``p. 3''", '3--5, 7 and on', 'vol.~2, p.~3', 'p. \\mbox{3--4}', 'p.% c\n3', 'fig.~2', 'no.\\,3'],
  ...['eq.~(3)', '\\textit{passim}', '3\\textsuperscript{a}', 'line~3\\% x', '3\\_4', '3---5', 'l.~3', "s.v.~``foo''"],
  ...['p.~3\\footnote{x}', '33\\ldots', '{\\S~3}', '\\relax p. 3', ', p. 3', '', 'p.', '\\S'],
];

/** The keys that Pandoc finds; undefined where it gives up. */
function pandocKeys(text: string): string[] | undefined {
  try {
    return pandocLatexCites([text])[0]!.map(({ key }) => key);
  } catch {
    return undefined;
  }
}

suite('LaTeX citations are read as by Pandoc', () => {
  suite('in sentences', () => {
    let pandoc: ReturnType<typeof pandocLatexCites>;
    let ours: typeof pandoc;
    suiteSetup(() => {
      pandoc = pandocLatexCites(sentences);
      ours = ourLatexCites(sentences);
    });
    for (const [index, text] of sentences.entries()) {
      test(JSON.stringify(text), () => assert.deepEqual(ours[index], pandoc[index]));
    }
  });

  suite('with the locators of citeproc', () => {
    let pandoc: readonly string[];
    let ours: readonly string[];
    suiteSetup(() => {
      pandoc = citeprocLocators(options);
      ours = ourLocators(options);
    });
    for (const [index, option] of options.entries()) {
      test(JSON.stringify(option), () => assert.equal(ours[index], pandoc[index]));
    }
  });

  suite('but for', () => {
    for (const [reason, [text, keys]] of Object.entries(deliberate)) {
      test(`${text}: ${reason}`, () => {
        assert.deepEqual(
          parseNote(text, { latex: true }).citations.map(({ key }) => key),
          keys,
        );
        assert.notDeepEqual(pandocKeys(text), keys);
      });
    }
  });

  test('in any sentence of commands, options, keys and what is around them', () => {
    const option = fc.constantFrom('', '[]', '[see]', '[p.~3]', '[\\S 4, x]', '[{[a]}]', '[\\emph{b} 3]');
    const keys = fc
      .array(fc.tuple(fc.constantFrom('a', 'b:c', 'd_e', 'Ö2'), fc.constantFrom(',', ', ', ',%\n', ' , ')), {
        minLength: 1,
        maxLength: 3,
      })
      .map((list) => list.map(([key, comma], index) => (index === 0 ? '' : comma) + key).join(''));
    const command = fc
      .tuple(fc.constantFrom(...commands, ...multipleCommands), option, option, keys)
      .map(([name, first, second, list]) => `\\${name}${first}${second}{${list}}`);
    const around = fc.constantFrom(
      'x # y',
      '\\emph{a #}',
      '\\footnote{# b}',
      '\\textbf{\\emph{#}} c',
      '% \\cite{z}\n#',
    );
    const text = fc
      .array(fc.tuple(around, command), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.map(([form, cited]) => form.replaceAll('#', () => cited)).join(' '));
    const texts = fc.sample(text, { numRuns: 300, seed: 4 }).map((one) => `\\emph{${one}}`);
    const [ours, pandoc] = [ourLatexCites(texts), pandocLatexCites(texts)];
    for (const [index, one] of texts.entries()) assert.deepEqual(ours[index], pandoc[index], one);
  });
});
