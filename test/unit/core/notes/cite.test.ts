import assert from 'node:assert/strict';
import fc from 'fast-check';
import { citation, citeAt, type CitationStyle } from '../../../../src/core/notes/citing/cite';
import { parseNote } from '../../../../src/core/notes/note';
import { markdownText } from './markdownTexts';

/** The text after citing `new` where the bar stands, with a bar where the cursor is then. */
function cite(marked: string, style: CitationStyle = 'cluster', key = 'new'): string {
  const text = marked.replace('¦', '');
  const edit = citeAt(text, marked.indexOf('¦'), key, style);
  const edited = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
  return `${edited.slice(0, edit.cursor)}¦${edited.slice(edit.cursor)}`;
}

suite('A key as a citation', () => {
  test('has braces only where Pandoc needs them', () => {
    assert.deepEqual(['smith2020', 'müller:x/y.z', 'a.', 'a--b', '(x)', '-a', 'doi:10.1/x'].map(citation), [
      '@smith2020',
      '@müller:x/y.z',
      '@{a.}',
      '@{a--b}',
      '@{(x)}',
      '@{-a}',
      '@doi:10.1/x',
    ]);
  });

  test('is read back as that key', () => {
    const keys = fc.stringMatching(/^[^\s{}\0]+$/u);
    const likelyKeys = fc
      .array(fc.constantFrom(...Array.from('aé1_:.#$%&-+?<>~/𝒜*')), { minLength: 1 })
      .map((one) => one.join(''));
    fc.assert(
      fc.property(fc.oneof(keys, likelyKeys), (key) => {
        assert.deepEqual(
          parseNote(`see ${citation(key)}`).citations.map((one) => one.key),
          [key],
        );
      }),
    );
  });
});

suite('Citing', () => {
  const rows: [marked: string, expected: string, style?: CitationStyle][] = [
    ['¦', '[@new]¦'],
    ['a ¦ b', 'a [@new]¦ b'],
    ['word¦', 'word [@new]¦'],
    ['sentence.¦', 'sentence. [@new]¦'],
    ['(¦)', '([@new]¦)'],
    ['@a¦', '@a [@new]¦'],
    ['¦(see)', '[@new]¦ (see)'],
    ['[¦]', '[@new¦]'],
    ['[a link]¦', '[a link] [@new]¦'],
    ['as ¦ say', 'as @new¦ say', 'inText'],
    ['word¦', 'word @new¦', 'inText'],
    ['¦word', '@new¦ word', 'inText'],
    ['so ¦. Then', 'so @new¦. Then', 'inText'],
    // at a line's beginning Pandoc would take `@new.` for the number of an item
    ['¦. Then', '@new¦ . Then', 'inText'],
    ['`a ¦ b`', '`a [@new]¦ b`'],
    ['```\n[@a ¦]\n```', '```\n[@a [@new]¦]\n```'],
    ['---\na: ¦\n---\n', '---\na: [@new]¦\n---\n'],
  ];
  for (const [marked, expected, style] of rows) {
    test(marked, () => assert.equal(cite(marked, style), expected));
  }
});

suite('Citing in a cluster joins it', () => {
  const rows: [marked: string, expected: string, style?: CitationStyle][] = [
    ['[@a¦]', '[@a; @new¦]'],
    ['[@a]¦', '[@a; @new¦]'],
    ['¦[@a]', '[@a; @new¦]'],
    ['[@¦a; @b]', '[@a; @new¦; @b]'],
    ['[@a; @b¦]', '[@a; @b; @new¦]'],
    ['[@a¦, p. 3; @b]', '[@a, p. 3; @new¦; @b]'],
    ['[@a; see¦ @b]', '[@a; @new¦; see @b]'],
    ['[see ¦@a, p. 3]', '[see @a, p. 3; @new¦]'],
    ['[@a; ¦]', '[@a; @new¦]'],
    ['[@a;¦]', '[@a; @new¦]'],
    ['[@a; see ¦]', '[@a; see @new¦]'],
    ['[@a;¦; @b]', '[@a; @new¦; @b]'],
    ['- > [@a,\n  > *p. 3*¦]', '- > [@a,\n  > *p. 3*; @new¦]'],
    ['[@a¦]', '[@a; @new¦]', 'inText'],
    ['[@a¦; @new]', '[@a¦; @new]'],
  ];
  for (const [marked, expected, style] of rows) {
    test(marked, () => assert.equal(cite(marked, style), expected));
  }

  test('with braces where the key needs them', () => {
    assert.equal(cite('[@a¦]', 'cluster', 'b.'), '[@a; @{b.}¦]');
  });

  test('at any place: the paper is cited in that cluster, and all that was, still is', () => {
    const clusters = fc.constantFrom('[@a]', '[see @a, p. 3; -@b]', '[@{a.}; @b *c*; see @d]');
    fc.assert(
      fc.property(clusters, fc.nat(), (cluster, place) => {
        const text = `Before ${cluster} after.`;
        const edit = citeAt(text, 7 + (place % (cluster.length + 1)), 'new', 'cluster');
        const note = parseNote(text.slice(0, edit.start) + edit.newText + text.slice(edit.end));
        const keys = parseNote(text).citations.map(({ key }) => key);
        assert.equal(note.clusters.length, 1);
        assert.deepEqual(note.citations.map(({ key }) => key).sort(), [...keys, 'new'].sort());
      }),
    );
  });

  test('or leaves any other text as it was, around the citation', () => {
    fc.assert(
      fc.property(markdownText, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const { start, end, newText, cursor } = citeAt(text, offset, 'new', 'inText');
        assert.match(text.slice(start, end), /^[\s,]*(?:-?@(?:\{\}?)?)?[\s,]*$/);
        assert.ok(newText === '' || newText.includes('@new'));
        assert.ok(cursor >= start && cursor <= start + newText.length + (newText === '' ? offset : 0));
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});
