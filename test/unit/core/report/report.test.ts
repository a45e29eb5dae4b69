import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { libraryReport } from '../../../../src/core/report/report';
import type { ReportData } from '../../../../src/core/report/reportData';
import { parseGfm } from '../markdown/gfm';
import { data, file, note } from './facts';

const report = (spoiled: Partial<ReportData> = {}) => libraryReport({ ...data, ...spoiled }, (name) => name);

/** The text of a node as it is shown. */
function shown(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(shown).join('') : '';
}

const headings = (text: string) =>
  parseGfm(text)
    .children.filter((node) => node.type === 'heading')
    .map(shown);

/** The cells of the table below a heading. */
function tableBelow(text: string, heading: string): string[][] {
  const { children } = parseGfm(text);
  const at = children.findIndex((node) => node.type === 'heading' && shown(node) === heading);
  const table = children.slice(at).find((node) => node.type === 'table');
  assert.ok(table?.type === 'table', heading);
  return table.children.map((row) => row.children.map(shown));
}

suite('The library report', () => {
  test('answers first', () => {
    assert.deepEqual(headings(report()), [
      'Library Report',
      'Suggestions in notes/flat.md',
      'Library',
      'Sources',
      'Files',
    ]);
    assert.match(report(), /\*\*Papers are suggested here\.\*\*/);
    const off = report({ note: { ...note, settings: { ...note.settings, onTriggerCharacters: false } } });
    assert.match(off, /\*\*Nothing is suggested here\.\*\* The reason:/);
    assert.ok(off.includes('"[markdown]": {'));
    assert.ok(off.includes('"editor.suggestOnTriggerCharacters": true'));
  });

  test('counts what there is', () => {
    const text = report();
    assert.match(text, /\*\*312 papers\*\* from 320 records in 1 file/);
    assert.match(shown(parseGfm(text)), /kept on disk, in 61 ms/);
    assert.deepEqual(tableBelow(text, 'Sources')[1], ['papers/**', 'lectern.dumps', 'papers', '1']);
    assert.deepEqual(tableBelow(text, 'Files')[1], [
      'papers/zotero.bib',
      'BibTeX',
      '320',
      '8',
      '0',
      '512 KB',
      '3 hours ago',
      '84 ms',
    ]);
  });

  test('of an empty library says what to do', () => {
    const empty = { status: { kind: 'ready', papers: 0 }, files: [], start: undefined } as const;
    const sources = data.sources.map((source) => ({ ...source, isThere: false, files: 0 }));
    const text = report({ ...empty, sources });
    assert.match(text, /Nothing is suggested here/);
    assert.match(text, /"lectern\.dumps": \[/);
    assert.deepEqual(tableBelow(text, 'Sources')[1], ['papers/**', 'lectern.dumps', 'papers (not there)', '0']);
    assert.ok(!headings(text).includes('Files'));
    assert.match(
      shown(parseGfm(report({ ...empty, note: undefined, sources: [] }))),
      /folder "papers".*lectern\.dumps/s,
    );
  });

  test('shows problems with their lines, the worst files first, and no more than can be read', () => {
    const problems = Array.from({ length: 27 }, (_, i) => ({
      file: 'bad.bib',
      line: i * 10 + 1,
      message: `The entry ${i} has no title. This record was skipped.`,
    }));
    const none = { ...file, file: 'prose.txt', format: undefined, records: 0, problems: problems.slice(0, 1) };
    const text = report({ files: [file, none, { ...file, file: 'bad.bib', problems }] });
    assert.deepEqual(
      tableBelow(text, 'Files')
        .slice(1)
        .map((cells) => [...cells.slice(0, 3), cells[4]]),
      [
        ['bad.bib', 'BibTeX', '320', '27'],
        ['prose.txt', 'not recognised', '0', '1'],
        ['papers/zotero.bib', 'BibTeX', '320', '0'],
      ],
    );
    const lines = shown(parseGfm(text)).match(/Line \d+: The entry/g);
    assert.equal(lines?.length, 21);
    assert.match(text, /^- and 7 more$/m);
  });

  test('keeps a long list of files short', () => {
    const files = Array.from({ length: 300 }, (_, i) => ({ ...file, file: `papers/${i}.bib` }));
    const text = report({ files });
    assert.equal(tableBelow(text, 'Files').length, 41);
    assert.match(text, /And 260 more files\./);
  });

  test('tells works that stand in several places, and keys that mean several papers', () => {
    const sources = Array.from({ length: 7 }, (_, i) => ({ file: `${i}.bib`, line: i + 1 }));
    const examples = [{ citekey: 'foret2021', title: 'Sharpness-Aware Minimization', sources }];
    const choices = [
      { citekey: 'liA', title: 'Visualizing the Loss Landscape' },
      { citekey: 'liB', title: 'Measuring Intrinsic Dimension' },
    ];
    const text = shown(
      parseGfm(report({ duplicates: { count: 12, examples }, ambiguous: [{ key: 'li2018', choices }] })),
    );
    assert.match(text, /12 works/);
    assert.match(text, /Sharpness-Aware Minimization \(@foret2021\): 0\.bib, line 1; .*5\.? ?.*and 2 more/);
    assert.match(text, /and 11 more/);
    assert.match(text, /@li2018: @liA Visualizing the Loss Landscape; @liB Measuring/);
  });

  test('shows hostile names as they are, and nothing else of them', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        ...'[]()<>!*_`~#|\\$&:;-+.@{}^"\'=/ \n\t1a'.split(''),
        '[x](command:workbench.action.quit)',
        '<img src=x onerror=y>',
        '\n# heading\n',
        '\n\n| a | b |\n',
        '```',
      ),
    });
    const plain = headings(fullOf('x'));
    fc.assert(
      fc.property(hostile, (text) => {
        const tree = parseGfm(fullOf(text));
        const types = new Set<string>();
        const visit = (node: Nodes) => {
          // GFM makes links of what looks like an address; those go to the web or to a mailbox
          if (node.type === 'link') assert.match(node.url, /^(?:https?:|mailto:)/);
          types.add(node.type);
          if ('children' in node) for (const child of node.children) visit(child);
        };
        visit(tree);
        for (const bad of ['html', 'image', 'definition', 'footnoteReference', 'blockquote']) {
          assert.ok(!types.has(bad), bad);
        }
        assert.equal(headings(fullOf(text)).length, plain.length);
        const rows = tree.children.flatMap((node) => (node.type === 'table' ? node.children : []));
        assert.deepEqual(
          rows.map(({ children }) => children.length),
          [...Array<number>(8).fill(3), 4, 4, 8, 8],
        );
      }),
    );
  });
});

/** A report in which everything that comes from outside is this text. */
function fullOf(text: string): string {
  return report({
    note: { ...note, name: text, languageId: text, cursor: { kind: 'citation', typed: text }, matches: 0 },
    sources: [{ written: text, origin: text, base: text, isThere: true, files: 1 }],
    files: [{ ...file, file: text, format: text, problems: [{ file: text, line: 1, message: text }] }],
    duplicates: { count: 1, examples: [{ citekey: text, title: text, sources: [{ file: text, line: 1 }] }] },
    ambiguous: [{ key: text, choices: [{ citekey: text, title: text }] }],
  });
}
