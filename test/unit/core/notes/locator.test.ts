import assert from 'node:assert/strict';
import { readLocator, type LocatorReading } from '../../../../src/core/notes/locator/locator';
import { locatorLabel, locatorTerms } from '../../../../src/core/notes/locator/locatorTerms';
import { disagreements } from './locatorAgreement';

/** What follows the key, with and without a locator at its beginning. */
const suffixes: readonly string[] = [
  // terms
  ...[
    ', p. 3',
    ', pp. 33-35, and *passim*',
    ' p. 3',
    ', p.3',
    ' p.3',
    ', P. 3',
    ', PP. 3',
    ', page 3',
    ', pages 3',
    ', Page 3',
  ],
  ...[
    ', book 2',
    ', books 2',
    ', bk. 2',
    ', bks. 2',
    ', chapter 2',
    ', chap. 2',
    ', chaps. 2, 3',
    ', ch. 2',
    ', column 2',
  ],
  ...[
    ', col. 2',
    ', cols. 2',
    ', figure 2',
    ', fig. 2',
    ', figs. 2',
    ', Fig. 2a',
    ', folio 2',
    ', fol. 2r',
    ', fols. 2',
  ],
  ...[
    ', number 2',
    ', no. 2',
    ', nos. 2',
    ', issue 2',
    ', line 2',
    ', l. 2',
    ', ll. 2',
    ', note 2',
    ', n. 2',
    ', nn. 2',
  ],
  ...[
    ', opus 2',
    ', op. 2',
    ', opera 2',
    ', opp. 2',
    ', paragraph 2',
    ', para. 2',
    ', paras. 2',
    ', ¶ 2',
    ', ¶2',
    ', ¶¶ 2-3',
  ],
  ...[
    ', part 2',
    ', pt. 2',
    ', pts. 2',
    ', section 2',
    ', sec. 2',
    ', secs. 2',
    ', § 2',
    ', §2',
    ', §§ 2-3',
    ' §2.1.3, foo',
  ],
  ...[
    ', sub verbo 2',
    ', s.v. 2',
    ', s.vv. 2',
    ', sub verbis 2',
    ', SUB VERBO 2',
    ', sub 2',
    ', sub-verbo 2',
    ', verse 2',
  ],
  ...[
    ', v. 2',
    ', vv. 2',
    ', volume 2',
    ', vol. 2',
    ', vols. 2',
    ', vol 2',
    ', p 2',
    ', act 2',
    ', table 2',
    ', pg. 2',
  ],
  ...[
    ', chap. p. 3',
    ', p. chap. 3',
    ', part three 3',
    ', vol. 3, p. 4',
    ', page 3 page 4',
    ', see p. 3',
    ', sub\nverbo 3',
  ],
  // values
  ...[
    ', 3',
    ' 3',
    ',3',
    ' 33-35',
    ', 33–35',
    ', 33--35',
    ', 33---35',
    ', 3, 5, 7-9',
    ', 3,5',
    ', 3 5',
    ', 3 and 5',
    ', 3 & 5',
  ],
  ...[
    ', p. iv',
    ', p. XII',
    ', pp. iv-vi',
    ', pp. iv, vi',
    ', iv',
    ', p. I think',
    ', p. mix',
    ', p. MCMXCIX',
    ', p. iix',
  ],
  ...[', 123A', ', C22', ', 34(1)', ', 34A(A)', ', 34(1)(i)(i)', ', (1)(a)', ', [17]', ', [17]-[18]', ', 591 [84]'],
  ...[
    ', p. (a)',
    ', p. (iv)',
    ', p. ((4))',
    ', p. (4',
    ', p. 4)',
    ', p. 4(',
    ', p. {4}',
    ', p. () 4',
    ', p. [] 4',
    ', [a] 4',
  ],
  ...[
    ', 1.2.3',
    ', 1.',
    ', 1.2.',
    ', .2',
    ', p. a.6',
    ', p. a.b',
    ', 3. 4',
    ', 3... 4',
    ', 3: 4',
    ', 3:4',
    ', p. :',
    ', 3/4',
  ],
  ...[
    ', 3 + 4',
    ', 3+4',
    ', 3=4',
    ', 3%',
    ', 3 ff.',
    ', 3ff.',
    ', p. 3 f.',
    ', 3?',
    ', 3!',
    ", 3's",
    ', 3 - 5',
    ', 3 -- 5',
  ],
  ...[
    ', p. ١٢',
    ', p. Ⅳ',
    ', p. x',
    ', p. foo',
    ', p. foo3',
    ', p. a3 b4, and c5 d',
    ', p. §3',
    ', p. [.a.1]',
    ', p. .a.1',
  ],
  // what surrounds them
  ...[
    ' foo 3',
    ' and 3',
    ', , 3',
    ' , 3',
    ',, 3',
    ', in 1999',
    ', 12 in 1999',
    ', p. 3.',
    ', p. 3 .',
    ', p. 3, foo',
    ', foo',
    '',
  ],
  ...[
    ' ',
    ',',
    ', ',
    ', 3 ,4',
    ', p.\u00a03',
    ',\u00a0p.\u00a03',
    ', p. \u00a03',
    ', p.\u00a0\u00a03',
    ', p.\u20033',
    ', p.\n3',
  ],
  ...[', p.  3', ',  p. 3', ', 3\u00a04', ', p.'],
  // braces
  ...[
    '{ii, A, D-Z} foo',
    ', {ii, A, D-Z}, foo',
    ' {ii, A, D-Z}',
    '{}',
    '{} 3',
    ', {} 3',
    '{p. 3}',
    ', {p. 3} foo',
    '{ p. 3 }',
  ],
  ...[
    '{p.}',
    '{p. }',
    '{pp}',
    '{   } x',
    '{sub verbo foo bar} x',
    '{p. chap. 3}',
    '{p. 3',
    ' {p. 3',
    ' {',
    '{3}{4}',
    '{{4}}',
  ],
  ...[
    '{a {4} b}',
    '{a {4 5} b}',
    '{a [4] b}',
    '{a (4 5) b}',
    '{a [4 5] b}',
    ', p. 3 {4}',
    '{p. *3* $x$ and}',
    '{iv}',
    '{(a)} foo',
  ],
  // Markdown
  ...[
    ', *p. 3*',
    ', p. *3*',
    ', *p.* 3',
    ', **p.** 3',
    ', *sub* verbo 3',
    ', 12 *see* 13',
    ', 12*3*4',
    ', 12 _3 foo_ bar',
    ', 12 * 3',
  ],
  ...[
    ', `p.` 3',
    ', p. `3`',
    ', 12 `3` foo',
    ', p. $3$',
    ', 12 $x$',
    ', 12$x$',
    ', 12 $3 foo',
    ', 12 $3 and $4',
    ', $3$',
  ],
  ...[
    ', p. [3](x)',
    ', 12 [3](x "4") foo',
    ', 12 [3]{.x} foo',
    ', 12 [3 foo] bar',
    ', 12 [3][4] foo',
    ', 12 ![3](x) foo',
  ],
  ...[
    ', 12\\_3',
    ', 12\\*3',
    ', p. \\3',
    ', p.\\ 3',
    ', 12\\ 3',
    ', 12\\\n3',
    ', 12  \n3 foo',
    ', p.&nbsp;3',
    ', p. 3&ndash;5',
  ],
  ...[', &sect; 3', ', 12 &amp; 3', ', 12 &#51;', ', 12&#x33;', ', caf&eacute; 3', ', 12 &lt; 3'],
  ...[
    ', 12 "3" foo',
    ', 12 "foo" 3',
    ", 12 '3' foo",
    ', 12 “see 3” foo',
    ', "p." 3',
    ', p. "iv" iv',
    ', 12"3"',
    ', 12 "3 foo',
  ],
  ...[
    ', 12^3^ foo',
    ', 12~3~ foo',
    ', 12 ~~3~~ foo',
    ', 12 <b>3</b>',
    ', 12 <!-- 3 --> 4',
    ', 12 <http://a.example/3> foo',
  ],
  ...[', 12 http://a.example/3', ', 12 <3', ', p. 3 ^4', ', p. 3 \\foo{4}', ', 12 a_3_b foo'],
];

/** Where we read otherwise on purpose. */
const deliberate: readonly (readonly [suffix: string, reason: string])[] = [
  [', 12 **3* 4**', 'markup within markup of the same mark: a span ends at the next such mark, or is none'],
  [
    ', p. caf&eacute;3',
    'few character references decide what a locator is: the value keeps the others as they are written',
  ],
];

function slices(suffix: string): string[] | undefined {
  const reading = readLocator(suffix);
  if (!reading) return undefined;
  const { label, labelStart, labelEnd, valueStart, valueEnd, end } = reading;
  return [label, suffix.slice(labelStart ?? 0, labelEnd ?? 0), suffix.slice(valueStart, valueEnd), suffix.slice(end)];
}

suite('Locators', () => {
  test('are read as Pandoc reads them', function () {
    this.timeout(60_000);
    assert.ok(suffixes.length >= 150, String(suffixes.length));
    assert.equal(new Set(suffixes).size, suffixes.length);
    assert.deepEqual(disagreements(suffixes), []);
    // a difference that is gone is no difference
    assert.equal(disagreements(deliberate.map(([suffix]) => suffix)).length, deliberate.length);
  });

  test('say where their term, their value and the rest stand', () => {
    const expected: LocatorReading = {
      ...{ label: 'page', labelStart: 2, labelEnd: 5, value: '33-35', valueStart: 6, valueEnd: 11, end: 11 },
      forced: false,
    };
    assert.deepEqual(readLocator(', pp. 33-35, and *passim*'), expected);
    assert.deepEqual(slices(', pp.&nbsp;iv--vi, 3(a) foo'), ['page', 'pp.', 'iv--vi, 3(a)', ' foo']);
    assert.deepEqual(slices(' Chapter 3\\ 4'), ['chapter', 'Chapter', '3\\ 4', '']);
    assert.deepEqual(slices(', *§* [3](x) 😀'), ['section', '*§*', '[3](x)', ' 😀']);
    assert.deepEqual(slices(',   3'), ['page', '', '3', '']);
    assert.deepEqual(slices('{ fig. a, b } foo'), ['figure', 'fig.', 'a, b', ' foo']);
    assert.equal(slices(', see 3'), undefined);
  });

  test('have a value as a reader sees it', () => {
    const values = [
      ', p. 3--5',
      ', p. **3**,\\ 4',
      ', p.&#51;',
      '{&sect; 1 &amp; 2 &#60;}',
      ', 3&constructor;',
      ', 3 `a1`',
    ].map((suffix) => readLocator(suffix)?.value);
    assert.deepEqual(values, ['3–5', '3, 4', '3', '1 & 2 <', '3&constructor;', '3 a1']);
  });

  test('have no term where none is written, and are forced by braces alone', () => {
    assert.deepEqual(Object.keys(readLocator(', 3')!).sort(), [
      'end',
      'forced',
      'label',
      'value',
      'valueEnd',
      'valueStart',
    ]);
    assert.equal(readLocator('{iv} foo')?.forced, true);
    assert.equal(readLocator(', p. {4}')?.forced, false);
    const none = { label: 'page', value: '', valueStart: 3, valueEnd: 3, end: 4, forced: true };
    assert.deepEqual(readLocator(', {} 3'), { ...none });
  });

  test('are offered with terms that count what they say', () => {
    for (const { label, written } of locatorTerms) {
      assert.equal(locatorLabel(written.trim()), label);
      assert.deepEqual(slices(`, ${written}3`), [label, written.trim(), '3', '']);
    }
    assert.deepEqual(
      locatorTerms.slice(0, 3).map(({ description }) => description),
      ['page', 'pages', 'chapter'],
    );
  });

  test('are looked for in time that grows with the length alone, whatever stands there', () => {
    const marks = [
      'a',
      'p. ',
      '3',
      ' ',
      '\\ ',
      '{',
      '[',
      '(',
      '()',
      '[3',
      '*',
      '*a ',
      '**a *',
      '_a ',
      '`',
      '`a ``',
      '$',
      '$a ',
    ];
    const more = [
      '"a ',
      " 'a",
      '“',
      '<a ',
      '<a:',
      '<!--',
      '&',
      '&#',
      '~a',
      '^a',
      '^[',
      '![a](',
      '\\a{',
      '.',
      '.3',
      ',',
      ', 3',
      '\u2003',
      '-',
    ];
    const braced = ['{', '[', '()', '[3', 'p. ', ' ', '\\ '].map((mark) => ['{', mark] as const);
    const after = [...marks, ...more].map((mark) => [', p. 3', mark] as const);
    for (const [start, mark] of [...after, ...braced, [', ', '\u2003'] as const]) {
      // a tenth of a second each; were it quadratic, the test would run out of its time
      const suffix = start + mark.repeat(Math.ceil(40_000 / mark.length));
      const { end } = readLocator(suffix) ?? { end: 0 };
      assert.ok(end <= suffix.length);
    }
  });
});
