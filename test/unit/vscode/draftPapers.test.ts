import assert from 'node:assert/strict';
import { CitationDraft } from '../../../src/core/notes/citing/citationDraft';
import { clusterAt } from '../../../src/core/notes/citing/clusterParts';
import { DraftPapers } from '../../../src/vscode/citing/draftPapers';
import type { Meaning } from '../../../src/worker/protocol';

/** What the library knows a key for: a paper's own key. */
const papers: Readonly<Record<string, string>> = {
  egret: 'egret',
  oldEgret: 'egret',
  avocet: 'avocet',
  Egret: 'Egret',
};

const library = {
  meanings: (citekeys: readonly string[]) =>
    Promise.resolve(
      citekeys.map((key): Meaning => {
        const citekey = papers[key];
        return citekey === undefined
          ? { kind: 'unknown' }
          : { kind: 'paper', paper: { citekey, title: citekey, byline: '' } };
      }),
    ),
};

function row(citekey: string, noteKey = citekey) {
  const source = { file: 'birds.bib', line: 1 };
  return { citekey, noteKey, title: citekey, byline: '', titleHighlights: [], excerpt: undefined, source };
}

/** What is cited where the bar is. */
async function edited(marked: string) {
  const [before = '', after = ''] = marked.split('|');
  const text = before + after;
  const cluster = clusterAt(text, before.length);
  const draft = new CitationDraft(cluster && { text, cluster });
  const chosen = new DraftPapers(library, draft);
  await chosen.recognise();
  return { draft, chosen };
}

suite('The papers of a citation that is put together', () => {
  test('are cited already under whatever key', async () => {
    const { draft, chosen } = await edited('[@oldEgret|; @nobody]');
    assert.equal(chosen.isCited(row('egret')), true);
    assert.equal(chosen.add(row('egret', 'oldEgret')), false);
    assert.equal(chosen.isCited(row('Egret')), false, 'another paper, whose key differs in case alone');
    assert.equal(chosen.isCited(row('avocet')), false);
    assert.equal(chosen.add(row('avocet')), true);
    assert.equal(chosen.add(row('avocet')), false);
    assert.deepEqual(
      draft.citations.map(({ citekey }) => citekey),
      ['oldEgret', 'nobody', 'avocet'],
    );
  });

  test('come by the key that the note has for them', async () => {
    const { draft, chosen } = await edited('|');
    chosen.add(row('egret', 'oldEgret'));
    assert.equal(draft.preview(), '[@oldEgret]');
    assert.equal(chosen.known.get('oldEgret')?.citekey, 'egret');
  });
});
