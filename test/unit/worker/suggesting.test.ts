import assert from 'node:assert/strict';
import { Collection } from '../../../src/core/collection';
import { CitationIndex } from '../../../src/core/notes/citationIndex';
import { parseNote } from '../../../src/core/notes/note';
import type { PaperRecord } from '../../../src/core/paper';
import { createEngine } from '../../../src/core/search/createEngine';
import { NoteKeys } from '../../../src/worker/noteKeys';
import { Suggesting } from '../../../src/worker/suggesting';
import { atOnce, inFile, record } from '../core/library/records';

const day = 24 * 60 * 60 * 1000;
const now = 1000 * day;

const birds = ['Avocet', 'Bittern', 'Curlew', 'Dunlin', 'Egret'].map((bird) =>
  record(`${bird}s Counted From the Air`, { citekey: bird.toLowerCase(), aliases: [`old${bird}`] }),
);

/** Completion over these papers, in notes that are set with how many days ago they were changed. */
async function suggestingOver(records: readonly PaperRecord[]) {
  const collection = new Collection(createEngine);
  collection.put('birds.bib', inFile('birds.bib', records), 'bibliography');
  await collection.settle(atOnce);
  const index = new CitationIndex();
  let time = now;
  const noteKeys = new NoteKeys(() => collection.library, index);
  const suggesting = new Suggesting(
    () => collection,
    index,
    noteKeys,
    () => time,
  );
  const set = (note: string, text: string, daysAgo = 0) => index.set(note, text, parseNote(text), now - daysAgo * day);
  /** The rows for what is typed behind what stands in `here.md`. */
  const rowsIn = (
    text: string,
    typed: string,
    beside: readonly string[] = [],
    limit = 40,
    bibliographies: readonly string[] = ['birds.bib'],
  ) => {
    set('here.md', `${text}@${typed}`);
    const lines = text.split('\n');
    const place = { note: 'here.md', line: lines.length - 1, character: lines.at(-1)!.length, beside, bibliographies };
    return suggesting.suggest(typed, limit, place);
  };
  const keysIn = (...asked: Parameters<typeof rowsIn>) => rowsIn(...asked).map(({ citekey }) => citekey);
  return {
    collection,
    suggesting,
    noteKeys,
    set,
    rowsIn,
    keysIn,
    pass: (milliseconds: number) => (time += milliseconds),
  };
}

suite('Completion by what notes cite', () => {
  test('without notes the engine decides, and for nothing typed the library', async () => {
    const { suggesting, keysIn } = await suggestingOver(birds);
    assert.deepEqual(keysIn('', ''), ['avocet', 'bittern', 'curlew', 'dunlin', 'egret']);
    assert.deepEqual(
      suggesting.suggest('', 2).map(({ citekey }) => citekey),
      ['avocet', 'bittern'],
    );
    assert.equal(suggesting.suggest('curl', 9)[0]?.citekey, 'curlew');
  });

  test('for nothing typed: what this note cites from the cursor back, then other notes, lately and often, then the rest', async () => {
    const { set, keysIn } = await suggestingOver(birds);
    set('old.md', '@bittern @bittern', 90);
    set('new.md', '@curlew', 1);
    assert.deepEqual(keysIn('As @dunlin says.\n\n@egret agrees: ', ''), [
      'egret',
      'dunlin',
      'curlew',
      'bittern',
      'avocet',
    ]);
  });

  test('what follows the cursor is farther than what precedes it', async () => {
    const { suggesting, set } = await suggestingOver(birds);
    set('here.md', '@egret\n\n@\n\n@dunlin @curlew');
    const rows = suggesting.suggest('', 3, { note: 'here.md', line: 2, character: 0, beside: [], bibliographies: [] });
    assert.deepEqual(
      rows.map(({ citekey }) => citekey),
      ['egret', 'dunlin', 'curlew'],
    );
  });

  test('among equal matches what this note cites comes first, then what others do', async () => {
    const { set, keysIn } = await suggestingOver(birds);
    const [first] = keysIn('', 'counted air');
    assert.ok(first !== 'dunlin' && first !== 'bittern');
    set('other.md', '@bittern');
    assert.equal(keysIn('', 'counted air')[0], first, 'it is not looked at all notes again at every key');
    assert.equal(keysIn('See @dunlin and ', 'counted air')[0], 'dunlin');
  });

  test('what other notes cite is looked at again after a while', async () => {
    const { set, keysIn, pass } = await suggestingOver(birds);
    keysIn('', 'counted air');
    set('other.md', '@dunlin');
    pass(10_000);
    assert.equal(keysIn('', 'counted air')[0], 'dunlin');
    assert.equal(keysIn('', 'counted air', [], 1)[0], 'dunlin', 'also where only one is shown');
  });

  test('a key as it is typed stays first, however often others are cited', async () => {
    const { set, keysIn } = await suggestingOver([...birds, record('Egret Colonies', { citekey: 'colonies' })]);
    for (let i = 0; i < 50; i++) set(`${i}.md`, '@colonies @colonies');
    assert.equal(keysIn('@colonies @colonies ', 'egret')[0], 'egret');
  });

  test('what the cluster cites already is not offered first, and not at all where nothing is typed', async () => {
    const { keysIn } = await suggestingOver(birds);
    assert.deepEqual(keysIn('@dunlin [@oldEgret; ', '', ['oldEgret']), ['dunlin', 'avocet', 'bittern', 'curlew']);
    assert.notEqual(keysIn('[@egret; ', 'counted air', ['egret'])[0], 'egret');
  });

  test('the citation that is being typed does not count', async () => {
    const { rowsIn } = await suggestingOver(birds);
    assert.equal(rowsIn('', 'egret')[0]?.citedAs, undefined);
    assert.equal(rowsIn('@oldEgret and ', 'egret')[0]?.citedAs, 'oldEgret');
  });

  test('a paper is offered by the key that the note cites it by: its own, else the one used most, else the first', async () => {
    const { rowsIn } = await suggestingOver([
      record('Egrets', { citekey: 'egret', aliases: ['oldEgret', 'heron'] }),
      ...birds.slice(0, 4),
    ]);
    const citedAs = (text: string) => rowsIn(text, 'egrets')[0]?.citedAs;
    assert.equal(citedAs('nothing '), undefined);
    assert.equal(citedAs('@heron '), 'heron');
    assert.equal(citedAs('@heron @oldEgret @egret '), 'egret');
    assert.equal(citedAs('@heron @oldEgret @oldEgret '), 'oldEgret');
    assert.equal(citedAs('@heron @oldEgret '), 'heron');
  });

  test('what the note does not cite is offered by the key that its bibliography has', async () => {
    const { collection, rowsIn } = await suggestingOver(birds);
    collection.put('mine.bib', inFile('mine.bib', [record(birds[4]!.title, { citekey: 'oldEgret' })]), 'bibliography');
    await collection.settle(atOnce);
    const offered = (text: string, bibliographies: readonly string[]) => {
      const [row] = rowsIn(text, 'egrets', [], 40, bibliographies);
      return row?.citedAs ?? row?.heldAs ?? row?.citekey;
    };
    assert.equal(offered('nothing ', ['mine.bib']), 'oldEgret');
    assert.equal(offered('nothing ', ['birds.bib']), 'egret');
    assert.equal(offered('@egret ', ['mine.bib']), 'egret');
    assert.equal(offered('@egret @oldEgret ', ['mine.bib']), 'oldEgret');
  });
});

suite('What a note calls a paper', () => {
  test('is what its cluster, else the note, else its bibliography has, else the key of the library', async () => {
    const { set, noteKeys } = await suggestingOver(birds);
    const keys = (beside: readonly string[], ...citekeys: readonly string[]) =>
      noteKeys.of(citekeys, { note: 'here.md', bibliographies: ['birds.bib'], beside });
    set('here.md', '@oldEgret says, and @avocet, too');
    set('other.md', '@oldCurlew');
    assert.deepEqual(keys([], 'egret', 'curlew', 'avocet', 'nobody'), ['oldEgret', 'curlew', 'avocet', 'nobody']);
    assert.deepEqual(keys(['oldAvocet'], 'avocet', 'oldEgret'), ['oldAvocet', 'oldEgret']);
    assert.deepEqual(noteKeys.of(['egret'], { note: 'new.md', bibliographies: [], beside: [] }), ['egret']);
  });
});
