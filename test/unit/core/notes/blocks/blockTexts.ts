import fc from 'fast-check';

/** Stands for a key until a document is whole; then each gets a number. */
const key = '@KEY';

const prose = fc.constantFrom(
  `text [${key}] more`,
  `[see ${key}, p. 3] x`,
  `word\nlazy [${key}]`,
  `x [${key}; ${key}]`,
  `[${key}]`,
);
const bullets = ['-', '*', '+'];
const numbers = ['1.', '10.', '1)', '(1)', '#.', 'a.', 'a)', '(a)', 'A. ', 'i.', 'iv)', '(II)'];
const examples = ['(@)', '(@lab)', '@lab.'];
const meaning = fc.constantFrom(':   ', '~   ', ': ', ':  ', '  ~ ');

const plainBlock = fc.constantFrom(
  ...[
    `| [${key}]\n| x [${key}]`,
    `| a [${key}]\n  b [${key}]\n|   c`,
    `Head   [${key}]\n-----  -----\n[${key}]  x`,
    `   Right    Left\n-------    -------\n[${key}]      [${key}]`,
    `    A       B\n------  -----\n[${key}]  x\n`,
    `-------------\n Head   More\n------ ------\n[${key}]  [${key}]\nb      c\n\n[${key}]  x\n-------------\n`,
    `------ ------\n[${key}]  [${key}]\n------ ------\n`,
    `+------+-------+\n| [${key}]| a     |\n|      | [${key}] |\n+------+-------+`,
    `| a | [${key}] |\n|---|---|\n| [${key}] | \`|\` [${key}] |`,
  ],
  ...[
    `\`\`\`\n[${key}]\n\n[${key}]\n\`\`\``,
    `~~~ {.c}\n[${key}]\n~~~`,
    `# Head [${key}]`,
    `Head [${key}]\n---`,
    '* * *',
    `\\begin{equation}\n[${key}]\n\n[${key}]\n\\end{equation}`,
    `x\n\\begin{tikzpicture}\n\n[${key}]\n\n\\end{tikzpicture}`,
    `<!-- [${key}]\n\n[${key}] -->`,
    `<div>\n\n[${key}]\n\n</div>`,
    `---\nk: "[${key}]"\n---`,
    `[r]: u "[${key}]"`,
  ],
);

function indented(columns: number, text: string): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(Math.max(0, columns)));
}

function hanging(first: string, columns: number, blocks: readonly string[]): string {
  return first + indented(columns, blocks.join('\n\n')).trimStart();
}

const { block } = fc.letrec<{ block: string; blocks: string[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: prose },
    { weight: 3, arbitrary: plainBlock },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...bullets, ...numbers), fc.nat(2), fc.nat(3), tie('blocks'))
        .map(([marker, lead, gap, blocks]) => {
          const first = `${' '.repeat(lead)}${marker}${' '.repeat(gap + 1)}`;
          return hanging(first, first.length, blocks);
        }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...examples), tie('blocks'))
        .map(([marker, blocks]) => hanging(`${marker} `, 4, blocks)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(meaning, fc.boolean(), tie('blocks'))
        .map(([mark, apart, blocks]) => `Term [${key}]\n${apart ? '\n' : ''}${hanging(mark, 4, blocks)}`),
    },
    // what is indented more or less than it should be
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...bullets, ...numbers, ...examples),
          fc.nat(9),
          fc.array(prose, { minLength: 2, maxLength: 3 }),
        )
        .map(([marker, columns, blocks]) => hanging(`${marker} `, columns, blocks)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(meaning, fc.nat(9), fc.array(prose, { minLength: 2, maxLength: 3 }))
        .map(([mark, columns, blocks]) => `Term [${key}]\n${hanging(mark, columns, blocks)}`),
    },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 3, max: 8 }), prose).map((parts) => indented(...parts)) },
    { weight: 1, arbitrary: tie('block').map((text) => text.replace(/^/gm, '> ')) },
    { weight: 1, arbitrary: tie('blocks').map((blocks) => `::: {.x}\n${blocks.join('\n\n')}\n:::`) },
  ),
}));

/** Markdown of all kinds of Pandoc's blocks, with `[@k1]` and so on where something may cite. */
export const blocksText: fc.Arbitrary<string> = fc
  .array(fc.tuple(block, fc.constantFrom('\n\n', '\n\n', '\n\n\n')), { minLength: 1, maxLength: 5 })
  .map((blocks) => {
    let last = 0;
    return blocks
      .flat()
      .join('')
      .replaceAll(key, () => `@k${++last}`);
  });
