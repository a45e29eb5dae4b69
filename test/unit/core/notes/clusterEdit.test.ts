import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CitationEdit } from '../../../../src/core/notes/citing/cite';
import { citeAllAt } from '../../../../src/core/notes/citing/citeAll';
import { editCluster, isFitLocator, type WishedCitation } from '../../../../src/core/notes/citing/clusterEdit';
import { clusterAt, clusterParts } from '../../../../src/core/notes/citing/clusterParts';
import { parseNote } from '../../../../src/core/notes/note';
import { markdownText } from './markdownTexts';

function applied(text: string, { start, end, newText }: CitationEdit): string {
  return text.slice(0, start) + newText + text.slice(end);
}

/** The text after editing the cluster where the bar stands; a number is one of its citations as it is. */
function edited(marked: string, wished: readonly (number | WishedCitation)[], inText?: boolean): string | undefined {
  const text = marked.replace('¦', '');
  const cluster = clusterAt(text, marked.indexOf('¦'));
  assert.ok(cluster, `there is a cluster in ${marked}`);
  const citations = wished.map((one) =>
    typeof one === 'number' ? { citekey: cluster.citations[one]!.key, kept: one } : one,
  );
  const edit = editCluster(text, cluster, { inText: inText ?? cluster.inText, citations });
  return edit && applied(text, edit);
}

/** A wish for one of the citations of the cluster with something else. */
function changed(kept: number, citekey: string, change: Partial<WishedCitation>): WishedCitation {
  return { kept, citekey, ...change };
}

suite('Editing a cluster', () => {
  test('adds, removes and moves citations, with all that belongs to them', () => {
    const all = 'So [ see @a, p. 3, and more ;@b;\n cf. -@{c.}  ]¦ it is.';
    assert.equal(edited(all, [0, 1, 2]), all.replace('¦', ''));
    assert.equal(
      edited(all, [0, 1, 2, { citekey: 'd' }]),
      'So [ see @a, p. 3, and more ;@b;\n cf. -@{c.}; @d  ] it is.',
    );
    assert.equal(
      edited(all, [0, { citekey: 'd' }, 1, 2]),
      'So [ see @a, p. 3, and more; @d ;@b;\n cf. -@{c.}  ] it is.',
    );
    assert.equal(edited(all, [0, 2]), 'So [ see @a, p. 3, and more;\n cf. -@{c.}  ] it is.');
    assert.equal(edited(all, [1, 2]), 'So [ @b;\n cf. -@{c.}  ] it is.');
    assert.equal(edited(all, [2, 1, 0]), 'So [ cf. -@{c.} ;@b; see @a, p. 3, and more  ] it is.');
    assert.equal(edited(all, [{ citekey: 'x y' }]), undefined);
  });

  test('goes with a blank when nothing is left of it', () => {
    assert.equal(edited('So [@a]¦ it is.', []), 'So it is.');
    assert.equal(edited('So [@a]¦.', []), 'So.');
    assert.equal(edited('[@a]¦ It is.', []), 'It is.');
    assert.equal(edited('- a\n- [@a]¦ It is.', []), '- a\n- It is.');
    assert.equal(edited('a\n- [@a]¦', []), 'a\n- ');
  });

  test('goes with the marks around it that would hold nothing, and the comma too many', () => {
    assert.equal(edited('So (¦[@a]) it is.', []), 'So it is.');
    assert.equal(edited('So (see ¦[@a]).', []), 'So (see).');
    assert.equal(edited('So *“¦[@a]”* it is.', []), 'So it is.');
    assert.equal(edited('So^[¦[@a]].', []), 'So.');
    assert.equal(edited('So **it**[@a]¦**is**.', []), 'So **it****is**.');
    assert.equal(edited('A, [@a]¦, and more, [@b].', []), 'A, and more, [@b].');
    assert.equal(edited('A ([@a]¦ and more).', []), 'A (and more).');
  });

  test('leaves what is cited beside it when it goes', () => {
    assert.equal(edited('word [@a]¦ -@b', []), 'word -@b');
    assert.equal(edited('word[@a¦]@b', []), 'word @b');
  });

  test('is not made what would change what is cited around it', () => {
    assert.equal(edited('So [@a¦]-based.', [0], true), undefined);
    assert.equal(edited('So [@a¦] [@b].', [0], true), undefined);
    assert.equal(edited('So [@a, *x* @b¦].', [changed(0, 'b', { locator: 'p. 3' })]), 'So [@a, *x* @b [p. 3]].');
  });

  test('sets locators, and leaves what follows them', () => {
    assert.equal(edited('[@a¦]', [changed(0, 'a', { locator: 'p. 3' })]), '[@a, p. 3]');
    assert.equal(edited('[@a¦ and more; @b]', [changed(0, 'a', { locator: 'p. 3' }), 1]), '[@a, p. 3 and more; @b]');
    assert.equal(
      edited('[see @a¦, pp. 3-5, and more]', [changed(0, 'a', { locator: 'chap. 2' })]),
      '[see @a, chap. 2, and more]',
    );
    assert.equal(edited('[@a¦, {p. iv}, and more]', [changed(0, 'a', { locator: '' })]), '[@a, and more]');
    assert.equal(edited('[@a¦, 33; @b]', [changed(0, 'a', { locator: '' }), 1]), '[@a; @b]');
    assert.equal(edited('[@a¦]', [changed(0, 'a', { locator: 'p. 3] x' })]), undefined);
    assert.equal(edited('[@a¦]', [changed(0, 'a', { locator: 'p. 3; @b' })]), undefined);
  });

  test('sets and lifts the suppression of an author', () => {
    assert.equal(edited('[see @a¦; -@b]', [changed(0, 'a', { suppressAuthor: true }), 1]), '[see -@a; -@b]');
    assert.equal(edited('[see @a¦; -@b]', [0, changed(1, 'b', { suppressAuthor: false })]), '[see @a; @b]');
  });

  test('keeps a citation in the text with its brackets', () => {
    assert.equal(edited('So @a¦ said.', [0, { citekey: 'b' }]), 'So @a [@b] said.');
    assert.equal(edited('So @a¦ said.', [changed(0, 'a', { locator: 'p. 3' })]), 'So @a [p. 3] said.');
    assert.equal(
      edited('So @a [¦p. 33, more; @b, p. 1]', [0, { citekey: 'c' }, 1]),
      'So @a [p. 33, more; @c; @b, p. 1]',
    );
    assert.equal(edited('So @a [¦p. 33, more; @b]', [changed(0, 'a', { locator: '' }), 1]), 'So @a [more; @b]');
    assert.equal(edited('So @a [¦@b]', [0, 1, { citekey: 'c' }]), 'So @a [@b; @c]');
    assert.equal(edited('So @a [¦@b]', [0]), 'So @a');
    assert.equal(edited('So @a [¦p. 3]', [changed(0, 'a', { locator: '' })]), 'So @a');
  });

  test('changes into the other form and back', () => {
    assert.equal(edited('So [@a¦, p. 3; @b].', [0, 1], true), 'So @a [p. 3; @b].');
    assert.equal(edited('So @a [p. 3; @b]¦.', [0, 1], false), 'So [@a, p. 3; @b].');
    assert.equal(edited('So @a¦.', [0], false), 'So [@a].');
    assert.equal(edited('So [see @a¦].', [0], true), 'So see @a.');
    assert.equal(edited('So [-@a¦].', [changed(0, 'a', { suppressAuthor: false })], true), 'So @a.');
  });

  test('knows where a cluster is, and where none is', () => {
    for (const none of ['`[@a¦]`', '[@a](¦x)', 'a¦', '\\cite{a¦}', '---\nx: "[@a¦]"\n---\n']) {
      assert.equal(clusterAt(none.replace('¦', ''), none.indexOf('¦')), undefined, none);
    }
  });

  const words = fc.constantFrom('', 'see ', 'cf. *x* ', 'z\u{1f600} ', 'a $;$ ');
  const tails = fc.constantFrom('', ', p. 3', ' and more', ', {iv}, x', ' \u{1f600}', ', chap. 2; ', ' `;` ');
  const keys = fc.constantFrom('a', 'b1', '{c.}', 'd:e/f', 'é');
  const part = fc.tuple(words, fc.boolean(), keys, tails).map(([before, minus, key, after]) => {
    return `${before}${minus ? '-' : ''}@${key}${after.replace('; ', '')}`;
  });
  const separators = fc.constantFrom('; ', ';', ' ;\n', '  ;  ');
  const cluster = fc
    .tuple(part, fc.array(fc.tuple(separators, part), { maxLength: 3 }), fc.constantFrom('', ' '))
    .map(([first, others, blank]) => `[${blank}${first}${others.flat().join('')}${blank}]`);
  const around = fc.constantFrom('', 'word ', '- item ', '> ');

  test('every citation that is kept keeps every byte, and the result is read as it is wished', () => {
    fc.assert(
      fc.property(around, cluster, fc.array(fc.nat(5), { maxLength: 5 }), (before, written, order) => {
        const text = `${before}${written} end.`;
        const found = clusterAt(text, before.length);
        if (!found) return;
        const { parts } = clusterParts(text, found);
        const distinct = [...new Set(order)].filter((one) => one < parts.length + 1);
        const citations = distinct.map((kept): WishedCitation =>
          kept < parts.length ? { citekey: parts[kept]!.citation.key, kept } : { citekey: 'new', locator: 'p. 7' },
        );
        const edit = editCluster(text, found, { inText: false, citations });
        assert.ok(edit, text);
        const result = applied(text, edit);
        assert.ok(result.startsWith(before.trimEnd()) && result.endsWith('end.'), result);
        const read = parseNote(result).citations;
        assert.deepEqual(
          read.map(({ key }) => key),
          citations.map(({ citekey }) => citekey),
        );
        for (const { kept } of citations) {
          const its = kept === undefined ? '@new, p. 7' : parts[kept]!.prefix + parts[kept]!.key + parts[kept]!.tail;
          assert.ok(result.includes(its), `${its} is in ${result}`);
        }
      }),
    );
  });

  test('nothing wished changes nothing', () => {
    fc.assert(
      fc.property(markdownText, fc.nat(), (text, place) => {
        const found = clusterAt(text, place % (text.length + 1));
        if (!found) return;
        const { opening, parts, closing } = clusterParts(text, found);
        const citations = parts.map(({ citation }, kept) => ({ citekey: citation.key, kept }));
        const edit = editCluster(text, found, { inText: found.inText, citations });
        assert.ok(opening.length + closing.length <= found.end - found.start);
        if (edit) assert.equal(applied(text, edit), text);
      }),
    );
  });
});

suite('Citing several papers', () => {
  /** The text with the cursor after citing where the bar stands. */
  const cited = (marked: string, citations: readonly WishedCitation[], inText = false): string => {
    const text = marked.replace('¦', '');
    const edit = citeAllAt(text, marked.indexOf('¦'), { inText, citations });
    const result = applied(text, edit);
    return `${result.slice(0, edit.cursor)}¦${result.slice(edit.cursor)}`;
  };
  const [x, y, located] = [{ citekey: 'x' }, { citekey: 'y' }, { citekey: 'z', locator: 'p. 3', suppressAuthor: true }];

  test('makes one cluster of them', () => {
    assert.equal(cited('So¦.', [x, y]), 'So [@x; @y]¦.');
    assert.equal(cited('So ¦ it is', [located, x]), 'So [-@z, p. 3; @x]¦ it is');
    assert.equal(cited('So ¦ says', [x, y], true), 'So @x [@y]¦ says');
    assert.equal(cited('[¦]', [x, y]), '[@x; @y¦]');
    assert.equal(cited('`¦`', [x, y]), '`[@x; @y]¦`');
  });

  test('has them join the cluster at the cursor', () => {
    assert.equal(cited('[see @a¦, p. 3; @b]', [x, y]), '[see @a, p. 3; @x; @y¦; @b]');
    assert.equal(cited('[@a; @y¦]', [y, x]), '[@a; @y; @x¦]');
    assert.equal(cited('[@a; ¦]', [located, y]), '[@a; -@z, p. 3; @y¦]');
  });
});

suite('A locator', () => {
  test('is fit if all of it stays behind its key', () => {
    for (const fit of ['p. 3', '33-35', 'chap. 2, and more', '{iv}', 'passim', 'see *there*'])
      assert.ok(isFitLocator(fit), fit);
    for (const unfit of ['p. 3]', '[', 'p. 3; @b', 'a; b', '@b', 'a\n\nb']) assert.ok(!isFitLocator(unfit), unfit);
  });
});
