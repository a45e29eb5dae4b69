import assert from 'node:assert/strict';
import type { CursorPlace } from '../../../../src/core/report/cursor';
import { checks, type Check, type LibraryStatus, type NoteFacts } from '../../../../src/core/report/diagnosis';
import { note, status } from './facts';

const amiss = (spoiled: Partial<NoteFacts>, library: LibraryStatus = status): readonly Check[] =>
  checks(library, { ...note, ...spoiled }).filter(({ isFine }) => !isFine);

/** The one thing that is wrong. */
function only(spoiled: Partial<NoteFacts>, library?: LibraryStatus): Check {
  const [check, ...more] = amiss(spoiled, library);
  assert.ok(check);
  assert.deepEqual(more, []);
  assert.ok(check.fix !== undefined && check.fix.length > 20);
  return check;
}

suite('Why nothing is suggested', () => {
  test('nothing is wrong where everything is as it should be', () => {
    assert.deepEqual(amiss({}), []);
    assert.deepEqual(amiss({ matches: 40 }), []);
  });

  test('there are no papers', () => {
    const { fix, setting } = only({ matches: 0 }, { kind: 'ready', papers: 0 });
    assert.match(fix!, /"papers"/);
    assert.equal(setting?.id, 'lectern.dumps');
    assert.match(only({ matches: 0 }, { kind: 'reading', papers: 0 }).fix!, /being read/);
    assert.match(only({}, { kind: 'failed', papers: 0 }).fix!, /log.*Reload Library/);
  });

  test('not all papers are there yet', () => {
    const [first] = checks({ kind: 'stopped', papers: 3 }, note);
    assert.match(first!.found, /3 papers so far/);
    assert.match(first!.fix!, /Reload Library/);
  });

  test('the language is none that papers are cited in', () => {
    const { found, fix } = only({ languageId: 'plaintext', isNote: false });
    assert.equal(found, 'plaintext');
    assert.match(fix!, /Change Language Mode/);
  });

  test('suggestions are switched off', () => {
    const { settings } = note;
    assert.deepEqual(only({ settings: { ...settings, onTriggerCharacters: false } }).setting, {
      id: 'editor.suggestOnTriggerCharacters',
      value: true,
    });
    assert.deepEqual(only({ settings: { ...settings, showReferences: false } }).setting, {
      id: 'editor.suggest.showReferences',
      value: true,
    });
  });

  test('what is usual in Markdown is no reason', () => {
    assert.deepEqual(amiss({ settings: { ...note.settings, quickSuggestions: false, wordBased: 'allDocuments' } }), []);
  });

  test('the cursor stands where nothing is cited', () => {
    const places: [CursorPlace['kind'], RegExp][] = [
      ['code', /in code/],
      ['formula', /in a formula/],
      ['html', /in HTML/],
      ['link', /in a link/],
      ['frontMatter', /in the front matter/],
      ['noMarker', /not after an @/],
      ['address', /follows a letter/],
      ['ended', /too far/],
    ];
    for (const [kind, what] of places) {
      const { found } = only({ cursor: { kind } as CursorPlace, matches: undefined });
      assert.match(found, what);
      assert.match(found, /line 12/);
    }
  });

  test('a bibliography that is not there is told, but is no reason', () => {
    const bibliography = [
      { name: 'references.bib', isThere: true },
      { name: 'refs.bib', isThere: false },
    ];
    assert.deepEqual(amiss({ bibliography }), []);
    const check = checks(status, { ...note, bibliography }).find(({ name }) => name === 'Bibliography');
    assert.equal(check?.found, 'references.bib, refs.bib (not there)');
    assert.match(check.fix!, /not there: "refs\.bib"\.$/);
  });

  test('no paper matches', () => {
    assert.match(only({ matches: 0 }).fix!, /"sharp"/);
  });

  test('several reasons are all told', () => {
    const settings = { ...note.settings, onTriggerCharacters: false };
    assert.equal(amiss({ settings, matches: 0 }).length, 2);
  });
});
