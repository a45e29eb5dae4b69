import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkBibliography } from '../../../../src/core/check/checkBibliography';
import { defaultSeverities, type Finding, type Replacement } from '../../../../src/core/check/finding';
import { keysOf } from '../../../../src/core/check/heldKeys';
import { NearestKeys } from '../../../../src/core/check/nearestKeys';
import { nearestPapers } from '../../../../src/core/check/nearestPapers';
import { safeEdits } from '../../../../src/core/check/safeFixes';
import { Collection } from '../../../../src/core/collection';
import { createEngine } from '../../../../src/core/search/createEngine';
import { told } from './checking';

suite('Entries that nothing cites', () => {
  const severities = { ...defaultSeverities, 'uncited-entry': 'hint' } as const;
  const uncited = (text: string, file: string, ...cited: readonly string[]) =>
    told(
      text,
      checkBibliography(text, file, (key) => !cited.includes(key), severities),
    );

  test('are told at their keys, but for those that others take fields from', () => {
    const bib =
      '@comment{x, }\n@string{y = "z"}\n@Article{a2020, title={A}}\n  @book(b-2021 , title={B})\n' +
      '@incollection{c:3,\n  crossref = {proc},\n title={C}}\n@proceedings{Proc, title={P}}\n';
    assert.deepEqual(uncited(bib, 'refs.bib', 'b-2021'), ['uncited-entry a2020', 'uncited-entry c:3']);
  });

  test('are told in every format that Pandoc reads', () => {
    const json = '[{"id":"a1","title":"\\"id\\": x"},\n {"id": "b2"}]';
    assert.deepEqual(uncited(json, 'refs.json', 'a1'), ['uncited-entry b2']);
    const yaml = 'references:\n- id: a1\n  title: A\n- title: B\n  id: "b2"\n';
    assert.deepEqual(uncited(yaml, 'refs.yaml', 'a1'), ['uncited-entry b2']);
    const ris = 'TY  - BOOK\nID  - a1\nER  - \nTY  - BOOK\nID  - b2\nER  - \n';
    assert.deepEqual(uncited(ris, 'refs.ris', 'a1'), ['uncited-entry b2']);
    assert.deepEqual(uncited('ID  - a1', 'notes.txt'), []);
  });

  test('are not looked for unless one wants to know', () => {
    assert.deepEqual(
      checkBibliography('@misc{a, title={A}}', 'a.bib', () => true, defaultSeverities),
      [],
    );
  });

  test('any text can be looked through, in linear time', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('a.bib', 'a.json', 'a.yaml', 'a.ris'), (text, file) => {
        uncited(text, file);
      }),
    );
    for (const piece of ['@a{', '@a{b ', '"id":"', '- id: ', 'ID  - ', ' crossref = {', '@ ', '\t']) {
      // were it quadratic, the test would run out of its time
      assert.deepEqual(
        checkBibliography(piece.repeat(300_000), 'a.bib', () => false, severities),
        [],
      );
    }
  });
});

suite('The papers that an unknown key may mean', () => {
  test('are those spelled so, then those that its words name, each once', async () => {
    const collection = new Collection(createEngine);
    const record = (title: string, citekey: string, line: number) => ({
      ...{ title, citekey, abstract: '', author: [], year: null },
      source: { file: 'a.txt', line },
    });
    collection.put('a.txt', [
      record('Sharpness-Aware Minimization', 'foret2021', 1),
      record('Deep Residual Learning', 'he2016', 2),
      record('Residual Networks Behave Like Ensembles', 'veit2016', 3),
    ]);
    await collection.settle(() => Promise.resolve());
    const keys = new NearestKeys(keysOf(collection.library.state()));
    const near = (key: string) => nearestPapers(key, keys, collection, 5).map(({ citekey }) => citekey);
    assert.deepEqual(near('foert2021'), ['foret2021']);
    assert.deepEqual(near('sharpnessAware'), ['foret2021']);
    assert.deepEqual(near('residualLearning')[0], 'he2016');
    assert.deepEqual(near('xyz'), []);
  });
});

suite('Safe fixes', () => {
  const edit = (from: number, to: number, newText: string): Replacement => ({
    start: { line: 0, character: from },
    end: { line: 0, character: to },
    newText,
  });
  const finding = (isSafe: boolean, ...edits: Replacement[]): Finding => ({
    ...{ start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, code: 'mixed-keys', severity: 'hint' },
    message: '',
    fixes: [{ title: '', edits, isSafe }],
  });

  test('are done once each, in order, and never by halves', () => {
    const [a, b, across] = [edit(5, 7, 'a'), edit(1, 3, 'b'), edit(6, 9, 'x')];
    assert.deepEqual(safeEdits([finding(true, a, b), finding(true, b), finding(false, across)]), [b, a]);
    assert.deepEqual(safeEdits([finding(true, a), finding(true, edit(8, 8, 'y'), across)]), [a]);
  });
});
