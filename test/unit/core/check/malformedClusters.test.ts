import assert from 'node:assert/strict';
import type { Library } from '../../../../src/core/library/library';
import { malformedClusters } from '../../../../src/core/check/malformedClusters';
import { parseNote } from '../../../../src/core/notes/note';
import { apply, check, libraryOf, pandocClusters, told } from './checking';

suite('Malformed clusters', () => {
  let library: Library;

  suiteSetup(async () => {
    library = await libraryOf(...['a', 'b', 'c', 'd'].map((key) => ({ key, title: `Title of ${key}` })));
  });

  const malformed = (text: string) => check(text, library).filter(({ code }) => code === 'malformed-cluster');

  /** Written, repaired, the clusters that Pandoc then reads; `!` where it can only be meant so. */
  const repairs: readonly (readonly [written: string, repaired: string, clusters: string, safe?: '!'])[] = [
    ['[@a; ]', '[@a]', 'a', '!'],
    ['[@a;]', '[@a]', 'a', '!'],
    ['[@a;; @b]', '[@a; @b]', 'a b', '!'],
    ['[@a; ; @b; ]', '[@a; @b]', 'a b', '!'],
    ['[; @a]', '[@a]', 'a', '!'],
    ['[ ;; see @a; @b]', '[see @a; @b]', 'a b', '!'],
    ['[@{a};]', '[@{a}]', 'a', '!'],
    ['[-@a; ]', '[-@a]', '-a', '!'],
    ['[@a; p. 33]', '[@a, p. 33]', 'a~', '!'],
    ['[@a; pp. 3-5; @b]', '[@a, pp. 3-5; @b]', 'a~ b', '!'],
    ['[@a, p. 3; chap. 2; @b]', '[@a, p. 3, chap. 2; @b]', 'a~ b'],
    ['[@a; see]', '[@a, see]', 'a~'],
    ['[see @a; and]', '[see @a, and]', 'a~'],
    ['[see; @a]', '[see @a]', 'a'],
    ['[@a; b]', '[@a; @b]', 'a b'],
    ['[@a; @ b]', '[@a; @b]', 'a b'],
    ['[@a, @b]', '[@a; @b]', 'a b', '!'],
    ['[@a,@b]', '[@a; @b]', 'a b', '!'],
    ['[@a,\n@b]', '[@a;\n@b]', 'a b', '!'],
    ['[@a @b]', '[@a; @b]', 'a b', '!'],
    ['[@a；@b]', '[@a; @b]', 'a b', '!'],
    ['[@a， @b； @c]', '[@a; @b; @c]', 'a b c', '!'],
    ['[@a, p. 3； see @b]', '[@a, p. 3; see @b]', 'a~ b', '!'],
    ['[@a, @b; ]', '[@a; @b]', 'a b', '!'],
    ['[-@a, -@b]', '[-@a; -@b]', '-a -b', '!'],
    ['[@a', '[@a]', 'a'],
    ['[see @a, p. 3', '[see @a, p. 3]', 'a~'],
    ['[@a; @b\nand on', '[@a; @b]\nand on', 'a b'],
    ['[@ a]', '[@a]', 'a'],
    ['@{ a }', '@{a}', '+a'],
    ['@{a b', '@{a} b', '+a'],
    ['[＠a]', '[@a]', 'a'],
    ['@a [p. 3; ]', '@a [p. 3]', '+a~', '!'],
    ['@a [p. 3; @b; ]', '@a [p. 3; @b]', '+a~ b', '!'],
  ];

  for (const [written, repaired, clusters, safe] of repairs) {
    test(`${JSON.stringify(written)} becomes ${JSON.stringify(repaired)}, as Pandoc reads it`, () => {
      for (const frame of [(text: string) => text, (text: string) => `> As *seen* ${text}\n\nEnd.\n`]) {
        const text = frame(written);
        const found = malformed(text);
        assert.equal(found.length, 1, told(text, found).join(' | '));
        const [fix, ...more] = found[0]!.fixes;
        assert.ok(fix && more.length === 0);
        assert.equal(apply(text, fix.edits), frame(repaired));
        assert.equal(fix.isSafe, safe === '!');
        assert.deepEqual(malformed(frame(repaired)), []);
      }
      assert.notDeepEqual(pandocClusters(written), [clusters], 'before, Pandoc reads something else');
      assert.deepEqual(pandocClusters(repaired), [clusters]);
    });
  }

  test('what may name people is not repaired unasked', () => {
    for (const text of ['[cc @ann, @joe]', '[@a, @joe]']) {
      assert.deepEqual(
        malformed(text).flatMap(({ fixes }) => fixes.map(({ isSafe }) => isSafe)),
        [false],
      );
    }
  });

  test('a bracket that closes nothing can be removed', () => {
    const text = 'So it is [@a]], and ![see [@b]] too.\n';
    const found = malformed(text);
    assert.deepEqual(told(text, found), ['malformed-cluster ]']);
    assert.equal(apply(text, found[0]!.fixes[0]!.edits), 'So it is [@a], and ![see [@b]] too.\n');
    assert.equal(found[0]!.fixes[0]!.isSafe, false);
  });

  const quiet = [
    'A cluster [@a], [see @a, p. 3; also @b], @a [p. 3], @a [p. 3; @b] and [-@a].',
    'An aside [as @a has said; we disagree with this for several good reasons] in prose.',
    'A list in brackets [first of all; second of all] without any, and [@a says so at length; nobody else ever did so].',
    'Mail to a@b or <a@b.org>; `[@a; ]`, [@a; ](target), [text @a;][reference], [@a; ]{.class}.',
    '```\n[@a; ]\n@{ a }\n```\n\n    [@a; ]\n\n$[@a; ]$ <!-- [@a; ] -->',
    'A hash table of PowerShell, @{ Name = 1 }, and @ nobody, @{unknown thing}, [@ unknown], [@].',
    'Escaped: \\[@a; ], [\\@a; ].',
    '[see [@a]] and [[@a]] and [@a [@b]].',
    'In the text @a, @b; @c.',
    '[@a, as in @b] and [@a and @b].',
    '[@a, 见第三章；另见附录]',
    'From [0, 1) on, as @a shows.',
    'A task:\n\n- [ ] read @a; then @b\n- [x] read @c\n',
    '[@a]: https://example.org/a\n',
    'A link would come of it: [@a]](https://example.org), [@a]]: so.',
  ];
  for (const text of quiet) {
    test(`nothing is wrong in ${JSON.stringify(text.slice(0, 60))}`, () => {
      assert.deepEqual(told(text, malformed(text)), []);
    });
  }

  test('stands at the brackets, and says what comes of the repair', () => {
    const text = 'One.\n\nTwo [@a; ] three.\n';
    const [finding] = malformed(text);
    assert.deepEqual(told(text, [finding!]), ['malformed-cluster [@a; ]']);
    assert.deepEqual(finding!.start, { line: 2, character: 4 });
    assert.equal(finding!.fixes[0]!.title, 'Change to [@a]');
  });

  test('paragraphs end the same with whatever ends lines', () => {
    const text = 'An open [ bracket, [x here.\n\nThen [@a]], and on.\n \n@b [p. 3; ] [@c\n\nend]\n';
    const expected = ['malformed-cluster ]', 'malformed-cluster [p. 3; ]', 'malformed-cluster [@c'];
    assert.deepEqual(told(text, malformed(text)), expected);
    const windows = text.replaceAll('\n', '\r\n');
    assert.deepEqual(told(windows, malformed(windows)), expected);
  });

  test('what closes nothing is counted paragraph by paragraph, whatever ends lines', () => {
    const text = '- a longer line [of many] (words)\r\n\r\n'.repeat(5000) + 'x [@a]] y\r\n\r\n'.repeat(1000);
    const note = parseNote(text);
    const started = performance.now();
    assert.equal(malformedClusters(text, note, () => true).length, 1000);
    // were all paragraphs before counted too, each time, it would take seconds
    assert.ok(performance.now() - started < 400, 'in time');
  });

  test('takes no longer to find than the note to parse, whatever it looks like', () => {
    for (const piece of ['[@a; ', '[[@a', '@{a ', '[@a]] ', '@a [', '[; @a', '[@a, @a ', '[@a；', '@ a; ']) {
      // parsed once to be checked, and once as repaired; were it parsed for each bracket, the test would run out of its time
      const text = piece.repeat(2000);
      for (const { end } of malformed(text)) assert.ok(end.line === 0 && end.character <= text.length, piece);
    }
  });
});
