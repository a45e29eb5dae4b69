import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCitations } from '../../../../src/core/notes/citations';
import { chunksOf } from '../../../../src/core/notes/block';
import { citationAt, parseNote, type Cluster } from '../../../../src/core/notes/note';
import { markdownText } from './markdownTexts';

/** The citations of a note as they are written there. */
function cited(text: string): string[] {
  return parseNote(text).citations.map(({ start, end }) => text.slice(start, end));
}

function keys(text: string): string[] {
  return parseNote(text).citations.map(({ key }) => key);
}

function clusters(text: string): string[] {
  return parseNote(text).clusters.map(({ start, end }) => text.slice(start, end));
}

suite('Keys of citations', () => {
  const rows: [text: string, expected: string[]][] = [
    ['@Foo_bar.baz. ends a sentence', ['Foo_bar.baz']],
    ['@Foo_bar--baz', ['Foo_bar']],
    ['@Foo_bar.:baz', ['Foo_bar']],
    ['@müller2020, @Ångström_é and @论文2021', ['müller2020', 'Ångström_é', '论文2021']],
    ['@𝒜lpha:𝒷', ['𝒜lpha:𝒷']],
    ['@doi:10.1000/x.y, @a://b @a//b', ['doi:10.1000/x.y', 'a://b', 'a//b']],
    ['@a: @b/ @c# @d::e', ['a', 'b', 'c', 'd']],
    ['@2020paper @_private @*', ['2020paper', '_private', '*']],
    ['@{a.b.} @{https://e.org/x?y=(1)} @{a{b}c}', ['a.b.', 'https://e.org/x?y=(1)', 'a{b}c']],
    ['@{} @{a b} @{open', []],
    ['@ a @, @-b', []],
    ['-@doe --@roe', ['doe', 'roe']],
    ['-@doe.smith is no e-mail', ['doe.smith']],
    ['"@a" (@b) *@c* **@d**, —@e', ['a', 'b', 'c', 'd', 'e']],
  ];
  for (const [text, expected] of rows) {
    test(text, () => assert.deepEqual(keys(text), expected));
  }

  test('tell how they were written', () => {
    assert.deepEqual(parseNote('See -@{x.}').citations, [
      {
        ...{ key: 'x.', start: 4, end: 10, keyStart: 7, keyEnd: 9, suppressAuthor: true, braced: true },
        ...{ mode: 'SuppressAuthor', syntax: 'pandoc' },
      },
    ]);
    assert.deepEqual(
      parseNote('--@a').citations.map(({ suppressAuthor }) => suppressAuthor),
      [false],
    );
  });
});

suite('An @ that cites nothing', () => {
  const rows: Record<string, string> = {
    'after a word': 'a@x é@x 1@x 𝒜@x etc.@x',
    'in an e-mail address': 'me@example.org <me@example.org> [me+x@example.org]',
    'behind a backslash': '\\@x',
    'in inline code': '`@x` `` `@x` ``',
    'in fenced code': '```\n@x\n```\n\n~~~ js\n@x',
    'in indented code': 'a\n\n    @x',
    'in an inline formula': '$@x$ and $$a @x$$',
    'in a displayed formula': '$$\n@x\n- @x\n$$\n\n$$a\n+ @x$$',
    'in an HTML tag': '<a title="@x">b</a>',
    'in the target of a link or picture': '[a](https://e.org/@x) ![a](@x.png) [a](b "@x")',
    'in attributes': '[a]{title="@x"} `a`{.b title="@x"}\n\n# a {title="@x"}',
    'in an HTML comment': 'a <!-- @x --> b\n\n<!--\n\n@x\n\n-->',
    'in a link': '[a](https://e.org/@x) <https://e.org/@x> [a](<@x> "@x")',
    'in a footnote label': '[^@x] [^a@x]',
    'in a link definition': '[a]: https://e.org/@x',
    'in front matter': '---\nnocite: "@x"\n---\n',
    'in front matter that ends in dots': '---\nnocite: "@x"\n...\n',
    'in TOML front matter': '+++\na = "@x"\n+++\n',
  };
  for (const [where, text] of Object.entries(rows)) {
    test(where, () => assert.deepEqual(cited(text), []));
  }
});

suite('Citations stand', () => {
  const rows: Record<string, [text: string, expected: string[]]> = {
    'in lists and quotes': ['- a\n  > 1. [@a,\n  >    @b]\n\n\t@c', ['@a', '@b', '@c']],
    'in table cells': ['| a | b |\n|---|---|\n| @a \\| | [@b] |', ['@a', '@b']],
    'in headings': ['# On @a #\n\n@b\n===', ['@a', '@b']],
    'in footnotes': ['a[^1] ^[see @a]\n\n[^1]: @b\n\n    @c', ['@a', '@b', '@c']],
    'behind references and escapes': ['&amp; \\* &#64;x @a\r\n\t@b', ['@a', '@b']],
    'behind a byte order mark': ['\uFEFF@a', ['@a']],
    'between prices': ['It costs $5 [@a], or $6.', ['@a']],
    'below a formula left open': ['$$\na\n\n@a', ['@a']],
    'below a rule that is no front matter': ['---\n\n- a\n\n  @a', ['@a']],
    'between HTML tags': ['<b>@a</b>\n\n<div title="@x">\n@b\n</div>', ['@a', '@b']],
    'in the text of links and pictures': ['[see @a](u) [@b][r] ![@c](u)\n\n[r]: u', ['@a', '@b', '@c']],
    'in spans and bare URLs': ['[@a]{.c} https://e.org/@b', ['@a', '@b']],
    'beside code': ['`@x`@a ``@b', ['@a', '@b']],
    'in text that a missing reference leaves': ['[@a][nowhere]', ['@a']],
    'in a note of thousands of lines': [`${'A line.\n\n'.repeat(3000)}@a`, ['@a']],
  };
  for (const [where, [text, expected]] of Object.entries(rows)) {
    test(where, () => assert.deepEqual(cited(text), expected));
  }

  test('without what follows it, where that is a link whose definition stands far below', () => {
    const far = `@a [Ref] @b [Other] @c [A part]\n\n${'A line.\n\n'.repeat(1000)}# A part\n\n[ref]: https://e.org`;
    assert.deepEqual(clusters(far), ['@b [Other]']);
  });

  test('but not where their label is that of an example far above', () => {
    const far = `(@a) An example.\n\n${'A line.\n\n'.repeat(1000)}@a and @b`;
    assert.deepEqual(cited(far), ['@b']);
  });
});

suite('Clusters', () => {
  const rows: [text: string, expected: string[]][] = [
    ['a [see @a, p. 3; -@b] b', ['[see @a, p. 3; -@b]']],
    ['[see; *also* `;` @a] [see *also* `;` @a]', ['[see *also* `;` @a]']],
    ['[@a &amp; b; @c &unknown; @d]', ['[@a &amp; b; @c &unknown; @d]']],
    ['[@a; ] [@a; p. 3] [@a, *b] c* [] [a]', []],
    ['[see [@a]] [@b [c]]', ['[@a]', '[@b [c]]']],
    ['\\[@a\\] [@b\\]]', ['[@b\\]]']],
    ['[@a](url) [@b]{.c} [@c][reference] ^[@d]', []],
    ['[@a][@b]', ['[@b]']],
    ['[@a [see @b [@c]]]', ['[@a [see @b [@c]]]', '[see @b [@c]]', '[@c]']],
    ['@a [p. 3; @b] @a\n[@b] @a [x](u)', ['@a [p. 3; @b]', '@a\n[@b]']],
    ['[$0, 1]$ @a]', ['[$0, 1]$ @a]']],
    ['> [@a;\n> @b]', ['[@a;\n> @b]']],
  ];
  for (const [text, expected] of rows) {
    test(text, () => assert.deepEqual(clusters(text), expected));
  }

  test('hold their citations in order', () => {
    const [cluster] = parseNote('[@a; *see* @b]').clusters;
    assert.deepEqual(
      cluster?.citations.map(({ key }) => key),
      ['a', 'b'],
    );
  });
});

suite('What stands beside a key', () => {
  const parts = (text: string) =>
    parseNote(text).citations.map(({ prefix, locator, suffix, mode }) => [
      mode,
      prefix && text.slice(prefix.start, prefix.end),
      locator && [locator.label, text.slice(locator.valueStart, locator.valueEnd)],
      suffix && text.slice(suffix.start, suffix.end),
    ]);

  test('is told apart: prefix, locator and suffix', () => {
    assert.deepEqual(parts('a [see *also* @a, pp. 3-5, *passim*; -@b chap. 2; and @c; @d in all]'), [
      ['NormalCitation', 'see *also*', ['page', '3-5'], ', *passim*'],
      ['SuppressAuthor', undefined, ['chapter', '2'], undefined],
      ['NormalCitation', 'and', undefined, undefined],
      ['NormalCitation', undefined, undefined, 'in all'],
    ]);
  });

  test('stands in brackets after a citation in the text', () => {
    assert.deepEqual(parts('as @a [p. 33 and more; see @b] says, and @c'), [
      ['AuthorInText', undefined, ['page', '33'], 'and more'],
      ['NormalCitation', 'see', undefined, undefined],
      ['AuthorInText', undefined, undefined, undefined],
    ]);
  });

  test('goes on over the lines of a quote', () => {
    const text = '> [see\n> also @a,\n> p. 3]';
    const [{ prefix, locator } = assert.fail()] = parseNote(text).citations;
    assert.equal(text.slice(prefix?.start, prefix?.end), 'see\n> also');
    assert.equal(text.slice(locator?.valueStart, locator?.valueEnd), '3');
    assert.equal(text.slice(locator?.labelStart, locator?.labelEnd), 'p.');
  });
});

suite('As settings ask', () => {
  test('cross-references are no citations', () => {
    const text = 'see @fig-one, @Sec-two [@tbl-x; see @a] [@eq-1] @figure-1';
    assert.deepEqual(keys(text), ['a', 'figure-1']);
    assert.equal(parseNote(text).clusters[0]?.citations.length, 1);
    assert.equal(parseNote(text, { crossReferences: false }).citations.length, 6);
    assert.deepEqual(parseNote('@ch-1 @fig-1', { crossReferences: ['ch'] }).citations[0]?.key, 'fig-1');
  });

  test('LaTeX commands cite', () => {
    const text =
      'as \\citet{a} says \\citep[see][p. 3]{b, c:d} \\textcite*[4]{e} \\citeyear{f} \\foo{g} `\\cite{h}` \\cite{}';
    const { citations, clusters } = parseNote(text, { latex: true });
    assert.deepEqual(
      citations.map(({ key, mode, syntax }) => [key, mode, syntax]),
      [
        ['a', 'AuthorInText', 'latex'],
        ['b', 'NormalCitation', 'latex'],
        ['c:d', 'NormalCitation', 'latex'],
        ['e', 'AuthorInText', 'latex'],
        ['f', 'SuppressAuthor', 'latex'],
      ],
    );
    assert.deepEqual(
      clusters.map(({ start, end }) => text.slice(start, end)),
      ['\\citet{a}', '\\citep[see][p. 3]{b, c:d}', '\\textcite*[4]{e}', '\\citeyear{f}'],
    );
    assert.equal(citations[2]?.locator?.value, '3');
    assert.equal(parseNote(text).citations.length, 0);
  });

  test('a wiki link is one citation', () => {
    const text = 'see [[@a]] and [[@b|c]]';
    assert.deepEqual(
      parseNote(text, { wikilinks: true }).citations.map(({ key, start, end, syntax }) => [
        key,
        text.slice(start, end),
        syntax,
      ]),
      [
        ['a', '[[@a]]', 'wikilink'],
        ['b', '[[@b|c]]', 'wikilink'],
      ],
    );
    assert.equal(parseNote(text, { wikilinks: true }).clusters.length, 0);
    assert.equal(parseNote(text).citations[0]?.syntax, 'pandoc');
  });

  test('@label is a citation where there are no example lists', () => {
    assert.deepEqual(keys('(@a) x'), []);
    assert.equal(parseNote('(@a) x', { exampleLists: false }).citations.length, 1);
  });
});

suite('The citation at an offset', () => {
  const note = parseNote('x @a @b');

  test('counts where the offset touches it', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((offset) => citationAt(note, offset)?.key),
      [undefined, undefined, 'a', 'a', 'a', 'b', 'b', 'b'],
    );
  });

  test('is undefined in a note without any', () => {
    assert.equal(citationAt(parseNote(''), 0), undefined);
  });
});

suite('Any text is a note', () => {
  test('whose citations and clusters stand where they say, in order and apart', () => {
    fc.assert(
      fc.property(fc.oneof(markdownText, fc.string({ unit: 'binary' })), (text) => {
        const note = parseNote(text);
        let end = 0;
        for (const citation of note.citations) {
          assert.equal(text.slice(citation.keyStart, citation.keyEnd), citation.key);
          const marker = `${citation.suppressAuthor ? '-' : ''}@`;
          const written = citation.braced ? `${marker}{${citation.key}}` : marker + citation.key;
          assert.equal(text.slice(citation.start, citation.end), written);
          assert.ok(citation.start >= end);
          end = citation.end;
        }
        const open: Cluster[] = [];
        for (const cluster of note.clusters) {
          assert.match(text.slice(cluster.start), cluster.inText ? /^-?@/ : /^\[/);
          assert.equal(text[cluster.end - 1], ']');
          while ((open.at(-1)?.end ?? Infinity) <= cluster.start) open.pop();
          assert.ok(cluster.end <= (open.at(-1)?.end ?? Infinity) && cluster.citations.length > 0);
          assert.ok(cluster.citations.every((one) => one.start >= cluster.start && one.end < cluster.end));
          assert.ok(cluster.citations.every((one) => note.citations.includes(one)));
          open.push(cluster);
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  test('in which code cites nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^`\n\r]+$/), (code) => {
        assert.deepEqual(cited(`a \`\` @x ${code} \`\` b`), []);
        assert.deepEqual(cited(`\`\`\`\n@x ${code}\n\`\`\`\n`), []);
      }),
    );
  });

  test('that reads the same in stretches as in one go', () => {
    fc.assert(
      fc.property(fc.array(markdownText, { minLength: 2, maxLength: 10 }), (texts) => {
        // without brackets, for labels may be defined in another stretch, and without examples
        const text = texts
          .join('\n\n')
          .replaceAll(/[[\]()]/g, '')
          .replaceAll(/(@\w+)\./g, '$1');
        const alone = chunksOf(text, 1).flatMap(
          ({ start, end }) => findCitations(text.slice(start, end), start).citations,
        );
        assert.deepEqual(parseNote(text).citations, alone);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});

suite('A text that is made to be slow', () => {
  for (const piece of [
    '[',
    '@a;',
    '[@a',
    '@a [',
    '*@a _',
    '"@a \'',
    '^[@a',
    '![@a](',
    '`@a``',
    '[@a "',
    '\\a{@b',
    '<b @a',
  ]) {
    test(`is read at once: ${piece}`, () => {
      const text = `@first ${piece.repeat(2000)} @last.`;
      // some hundredths of a second; where time grew with the square, the test would run out of its time
      assert.equal(keys(text)[0], 'first');
    });
  }
});
