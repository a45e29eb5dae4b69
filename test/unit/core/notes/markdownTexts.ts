import fc from 'fast-check';

const keys = ['ada1843', 'turing:1936', 'gödel_31.a', 'x', '{paper (v2)}', '{a b}', '*'];
const pieces = [
  ...keys.map((key) => `@${key}`),
  '-@ada1843',
  '[see @ada1843, p. 3; @x]',
  '[@x]',
  '[@x](https://e.org)',
  '[@x]{.note}',
  '[^@x]',
  '`@x`',
  '``a `@x``',
  '`',
  '$',
  '$$',
  '$@x$',
  'https://e.org/@x',
  'me@e.org',
  '\\@x',
  '&amp;',
  '<b>',
  '<!-- @x -->',
  '<!--',
  '-->',
  '<div>',
  '*',
  '**',
  '_',
  '[',
  ']',
  '(',
  ';',
  '|',
  '.',
  'word',
  'é',
  '😀',
  '𝒜',
  ' ',
  '  ',
  '\t',
];
const lineStarts = ['', '', '', '', '- ', '  ', '   - ', '    ', '1. ', '> ', '> - ', '# ', '[^n]: ', '[x]: ', '\t'];
const wholeLines = [
  '```',
  '~~~',
  '````js',
  '$$',
  '---',
  '===',
  '',
  '',
  '',
  '| a | b |',
  '|---|---|',
  '<!--',
  '-->',
  '</div>',
];

const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...lineStarts), fc.array(fc.constantFrom(...pieces), { maxLength: 8 })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constantFrom(...lineStarts),
      fc.constantFrom(...wholeLines).map((one) => [one]),
    ),
  },
);

/** Markdown that mixes citations with all that may hide them, well-formed or not. */
export const markdownText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '\uFEFF', '---\ntitle: "@x"\n---\n'),
    fc.array(line, { maxLength: 14 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([head, lines, ending]) =>
    (head + lines.map(([start, parts]) => start + parts.join('')).join('\n')).replaceAll('\n', ending),
  );
