import fc from 'fast-check';

const keys = [
  'doe',
  'roe_99',
  'a:b',
  'x.y',
  'müller',
  '論文',
  '𝒜lpha',
  '*',
  '{a.b.}',
  '{doe}',
  '{u{v}w}',
  '9lives',
  'a//b',
  '_p',
];
const key = fc.constantFrom(...keys);
const word = fc.constantFrom(
  ...[
    'see',
    'word',
    'p. 3',
    'pp. 3-5',
    'chap. 2',
    '33',
    'é',
    '論',
    '😀',
    '𝒜',
    'e\u0301',
    'it\u2019s',
    "it's",
    'etc.',
    'e.g.',
  ],
  ...[
    'a\u00a0b',
    'x@y.org',
    '@',
    '@ ',
    'w@doe',
    '...',
    '--',
    '---',
    '-',
    '.',
    ',',
    ':',
    '!',
    '?',
    '/',
    '(',
    ')',
    '=',
    '+',
    '%',
    '#1',
  ],
);
const mark = fc.constantFrom(
  ...[
    '[',
    ']',
    ';',
    '; ',
    '*',
    '**',
    '***',
    '_',
    '__',
    '`',
    '``',
    '$',
    '$$',
    '"',
    "'",
    '“',
    '”',
    '‘',
    '’',
    '~',
    '~~',
    '^',
    '^[',
  ],
  ...[
    '\\',
    '\\[',
    '\\]',
    '\\;',
    '\\@',
    '\\*',
    '\\ ',
    '&amp;',
    '&semi;',
    '&nope;',
    '&#59;',
    '<b>',
    '</b>',
    '<',
    '>',
    '{',
    '}',
    '![',
  ],
  ...[
    '](u)',
    ']{.c}',
    '][r]',
    '](',
    ']{',
    '[^n]',
    '[r]',
    '\\foo{x}',
    '\\foo',
    '<!-- @doe; -->',
    '<i title="@doe">',
    '<u@e.org>',
  ],
  ...['https://e.org/@doe', '<https://e.org/@doe>', '{.c}', '(u)', '(see)', '[u]'],
);
const blank = fc.constantFrom(' ', ' ', ' ', ' ', '', '\n', '  ', '\t');
const mode = fc.constantFrom('@', '@', '@', '-@');
const textual = fc.tuple(mode, key).map((parts) => parts.join(''));

const { inline, cluster } = fc.letrec<{ inline: string; run: string; affix: string; cluster: string }>((tie) => ({
  run: fc.array(fc.tuple(tie('inline'), blank), { minLength: 1, maxLength: 2 }).map((parts) => parts.flat().join('')),
  affix: fc.oneof(
    { depthSize: 'xsmall' },
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: word },
    { weight: 2, arbitrary: tie('run') },
  ),
  cluster: fc
    .tuple(
      fc.array(
        fc.tuple(
          tie('affix'),
          fc.constantFrom(' ', ' ', '', '\n'),
          textual,
          fc.constantFrom('', ', ', ' ', ',\n'),
          tie('affix'),
        ),
        { minLength: 1, maxLength: 2 },
      ),
      fc.constantFrom('; ', '; ', ';', ';\n', ';;', ' ; '),
      fc.constantFrom('[', '[', '[', '[', '[ ', '![', '^[', ''),
      fc.constantFrom(']', ']', ']', ']', ' ]', '', '; ]', ']]', '](u)', ']{.c}', '][r]', '][^n]', ']^2^', '] [x]'),
    )
    .map(([parts, separator, open, close]) => open + parts.map((part) => part.join('')).join(separator) + close),
  inline: fc.oneof(
    { depthSize: 'xsmall', withCrossShrink: true },
    { weight: 5, arbitrary: word },
    { weight: 3, arbitrary: mark },
    { weight: 3, arbitrary: textual },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.constantFrom<readonly [string, string]>(
            ...([
              ['*', '*'],
              ['**', '**'],
              ['_', '_'],
              ['***', '***'],
              ['`', '`'],
              ['$', '$'],
              ['"', '"'],
              ["'", "'"],
            ] as const),
            ...([
              ['~~', '~~'],
              ['^', '^'],
              ['~', '~'],
              ['[', ']'],
              ['(', ')'],
              ['^[', ']'],
              ['<b>', '</b>'],
            ] as const),
            ...([
              ['[', '](u "t")'],
              ['![', '](u)'],
              ['[', ']{.c k="v"}'],
              ['[', '][r]'],
              ['<span>', '</span>'],
            ] as const),
            ...([
              ['\\foo{', '}'],
              ['“', '”'],
            ] as const),
          ),
          tie('run'),
        )
        .map(([[open, close], run]) => open + run + close),
    },
    { weight: 4, arbitrary: tie('cluster') },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          textual,
          fc.constantFrom(' ', '', '\n'),
          fc.constantFrom('[', '[; '),
          tie('run'),
          fc.constantFrom(']', '; @roe_99]', ''),
        )
        .map((parts) => parts.join('')),
    },
  ),
}));

/** Inline Markdown of one paragraph, whose lines begin nothing but text. */
const paragraph = fc
  .array(
    fc.oneof({ weight: 2, arbitrary: inline }, { weight: 2, arbitrary: cluster }, { weight: 1, arbitrary: blank }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) =>
    parts
      .join('')
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => (/^(?:[-+*#>|:~=$<`%\\]|\d+[.)]|\[\^n\]|[^\s]+:\s|!|---)/.test(line) ? `so ${line}` : line))
      .join('\n'),
  );

function prefixed(first: string, rest: string): (text: string) => string {
  return (text) => first + text.replaceAll('\n', `\n${rest}`);
}

const oneLine = (text: string) => text.replaceAll('\n', ' ');
const container = fc.oneof(
  ...(
    [
      prefixed('- ', '  '),
      prefixed('1. ', '   '),
      prefixed('> ', '> '),
      prefixed('> - ', '>   '),
      (text: string) => `# ${oneLine(text)} {#id .c}`,
      (text: string) => `Term\n\n:   ${oneLine(text)}`,
      (text: string) => `| one | two |\n|-----|-----|\n| ${oneLine(text).replace(/\|/g, '')} | x |`,
      (text: string) => `::: {.note title="@doe"}\n${text}\n:::`,
      (text: string) => `<div class="@doe">\n${text}\n</div>`,
      (text: string) => `x[^m]\n\n[^m]: ${text.replaceAll('\n', '\n    ')}`,
    ] as const
  ).map((wrap) => ({ weight: 1, arbitrary: paragraph.map(wrap) })),
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '```\n@doe [@roe]\n```',
      '~~~ {.c}\n@doe\n~~~',
      '    [@doe]',
      '$$\n@doe\n$$',
      '<!-- @doe -->',
      '```{=html}\n@doe\n```',
      '[r]: https://e.org/@doe',
      '(@ex) An example, @doe.\n\nSee @ex and [@ex].',
      '---\n\n@doe',
    ),
  },
);

/** Pandoc looks for a closing bracket beyond the paragraph, and drops what stands between. */
function closesItsBrackets(text: string): boolean {
  if (/[\\`$<]/.test(text)) return false;
  let open = 0;
  for (const character of text) if (/[[\]]/.test(character)) open = Math.max(0, open + (character === '[' ? 1 : -1));
  return open === 0;
}

/** Markdown that cites, nearly cites, and surrounds citations with all that may change them. */
export const pandocText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: paragraph },
    { weight: 2, arbitrary: container },
    { weight: 1, arbitrary: cluster.map((text) => `[${text.replace(/\n/g, ' ').replace(/^[^@[]*\[?/, '')}: u`) },
    {
      weight: 1,
      arbitrary: fc.tuple(paragraph.filter(closesItsBrackets), container).map((blocks) => blocks.join('\n\n')),
    },
  )
  .map((text) => `${text}\n`);

/**
 * Whether Pandoc may take something in brackets for glued to a word: for one that ended at the same column of the brackets
 * before, as it counts columns anew in each text that it cuts out.
 */
export function mayBeGlued(text: string): boolean {
  const ends = new Set<number>();
  for (const { index } of text.matchAll(/\[/g)) {
    const inside = text.slice(index + 1, index + 120);
    for (const mark of inside.matchAll(/[-@"'“‘_]/g)) if (ends.has(mark.index)) return true;
    for (const word of inside.matchAll(/[\p{L}\p{N}.*_]+/gu)) ends.add(word.index + word[0].length);
  }
  return false;
}
