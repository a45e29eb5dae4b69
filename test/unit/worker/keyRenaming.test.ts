import assert from 'node:assert/strict';
import { CitationIndex } from '../../../src/core/notes/citationIndex';
import { parseNote } from '../../../src/core/notes/note';
import { keyRenaming, renamedIn } from '../../../src/worker/keyRenaming';
import type { OldKey } from '../../../src/worker/noteProtocol';
import { libraryOf, record, type Files } from '../core/library/records';

const notes = { a: 'See @swifts and @Swifts, @old.', b: 'Not @terns; @{swifts}.' };

/** What renaming comes to, as names alone. */
async function renaming(files: Files, old: OldKey, to: string) {
  const index = new CitationIndex();
  for (const [note, text] of Object.entries(notes)) index.set(note, text, parseNote(text), 0);
  const told = keyRenaming(await libraryOf(files), index, old, to);
  return {
    paper: told.paper?.title,
    choices: told.choices.length,
    taken: told.taken.map(({ title }) => title),
    files: told.files.map(({ file, role }) => `${file} (${role})`),
    cited: told.notes.map(({ note, places }) => `${note}: ${places.map(({ key }) => key).join(' ')}`),
  };
}

const swifts = record('Swifts: Sleeping on the Wing', { citekey: 'swifts', aliases: ['old'] });
const terns = record('Terns: From Pole to Pole', { citekey: 'terns' });

suite('What renaming a key would mean', () => {
  test('each file that gives the key, and each citation of it in any case; other keys of the paper stay', async () => {
    const files = {
      'a.bib': [swifts],
      'b.txt': [record('Swifts: Sleeping on the Wing', { citekey: 'swifts' })],
      'c.txt': [record('Swifts: Sleeping on the Wing', { citekey: 'swifts2018' })],
    };
    assert.deepEqual(await renaming(files, { keys: ['swifts'] }, 'new'), {
      paper: 'Swifts: Sleeping on the Wing',
      choices: 0,
      taken: [],
      files: ['a.bib (bibliography)', 'b.txt (dump)'],
      cited: ['a: swifts Swifts', 'b: swifts'],
    });
    const alias = await renaming(files, { keys: ['old'] }, 'swifts2018');
    assert.deepEqual([alias.files, alias.cited, alias.taken], [['a.bib (bibliography)'], ['a: old'], []]);
  });

  test('a key that only another spelling has in common is another one', async () => {
    const files = { 'a.bib': [swifts, record('Swifts of the Alps', { citekey: 'Swifts' })] };
    const { cited, taken } = await renaming(files, { keys: ['swifts'] }, 'Swifts');
    assert.deepEqual([cited, taken], [['a: swifts', 'b: swifts'], ['Swifts of the Alps']]);
  });

  test('a derived key is given by no file; one that is nobody’s names no paper', async () => {
    const files = { 'a.txt': [record('Swifts: Sleeping on the Wing')], 'b.bib': [terns] };
    const derived = await renaming(files, { keys: ['swifts'] }, 'terns');
    assert.deepEqual([derived.paper, derived.files], ['Swifts: Sleeping on the Wing', []]);
    assert.deepEqual(derived.taken, ['Terns: From Pole to Pole']);
    const unknown = await renaming({ 'b.bib': [terns] }, { keys: ['swifts'] }, 'new');
    assert.deepEqual([unknown.paper, unknown.cited], [undefined, ['a: swifts', 'b: swifts']]);
  });

  test('a key that two papers share is ambiguous in a note; in a file it is its own record’s, and no note’s', async () => {
    const files = { 'a.txt': [swifts], 'b.txt': [record('Swifts of the Alps', { citekey: 'swifts' })] };
    assert.equal((await renaming(files, { keys: ['swifts'] }, 'new')).choices, 2);
    const inFile = await renaming(files, { keys: ['swifts'], inFile: 'b.txt' }, 'alpine');
    assert.deepEqual(inFile, { paper: 'Swifts of the Alps', choices: 0, taken: [], files: [], cited: [] });
  });

  test('where a bibliography’s record has the key, that of a dump is not what notes cite', async () => {
    const files = { 'a.bib': [swifts], 'b.txt': [record('Swifts of the Alps', { citekey: 'swifts' })] };
    assert.deepEqual((await renaming(files, { keys: ['swifts'], inFile: 'b.txt' }, 'new')).cited, []);
    assert.deepEqual((await renaming(files, { keys: ['swifts'], inFile: 'a.bib' }, 'new')).cited, [
      'a: swifts Swifts',
      'b: swifts',
    ]);
  });

  test('a file’s record is found in any case, unless another paper has that spelling', async () => {
    const text = '@book{SWIFTS, title = {Swifts: Sleeping on the Wing}}';
    const change = async (files: Files) =>
      renamedIn(await libraryOf(files), 'a.bib', text, { keys: ['swifts'] }, 'new')?.isGiven;
    assert.equal(await change({ 'a.bib': [swifts] }), true);
    assert.equal(await change({ 'a.bib': [swifts, record('Swifts of the Alps', { citekey: 'SWIFTS' })] }), false);
  });
});
