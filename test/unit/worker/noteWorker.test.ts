import assert from 'node:assert/strict';
import { defaultSeverities } from '../../../src/core/check/finding';
import { Collection } from '../../../src/core/collection';
import type { PaperRecord } from '../../../src/core/paper';
import { createEngine } from '../../../src/core/search/createEngine';
import { isBare, type CitedNote } from '../../../src/core/notes/citationIndex';
import { createNoteWorker } from '../../../src/worker/noteWorker';
import { inFile, record } from '../core/library/records';

/** A worker over these records by file; it reads what `disk` holds. */
async function workerOver(files: Readonly<Record<string, readonly PaperRecord[]>>, disk = new Map<string, string>()) {
  const collection = new Collection(createEngine);
  const settle = () => collection.settle(() => Promise.resolve());
  const put = async (file: string, records: readonly PaperRecord[]) => {
    collection.put(file, records, file.endsWith('.bib') ? 'bibliography' : 'dump');
    await settle();
  };
  for (const [file, records] of Object.entries(files)) await put(file, records);
  const worker = createNoteWorker(
    () => collection,
    async function* (path) {
      await Promise.resolve();
      const text = disk.get(path);
      if (text === undefined) throw new Error('no such file');
      // as a stream does, in pieces
      for (const byte of new TextEncoder().encode(text)) yield Uint8Array.of(byte);
    },
  );
  return { worker, put };
}

const sharpness = record('Sharpness-Aware Minimization', { citekey: 'foret2021', aliases: ['sam'] });
const tickets = record('The Lottery Ticket Hypothesis', { citekey: 'frankle2019' });

const uncitedEntries = { ...defaultSeverities, 'uncited-entry': 'hint' } as const;

const told = (cited: readonly CitedNote[]) =>
  cited.flatMap(({ note, places }) => places.map(({ key, line }) => `${note}:${line + 1} ${key}`));

suite('Notes in the worker', () => {
  test('a work is cited wherever any of its keys is', async () => {
    const { worker } = await workerOver({ 'refs.bib': inFile('refs.bib', [sharpness, tickets]) });
    worker.openNote('a.md', 'See @foret2021.\n\nAnd [@sam; @frankle2019].', 1);
    worker.openNote('b.md', '@SAM', 2);
    const work = worker.citedWork('sam');
    assert.deepEqual(told(work.notes), ['a.md:1 foret2021', 'a.md:3 sam', 'b.md:1 SAM']);
    assert.equal(work.paper?.citekey, 'foret2021');
    assert.deepEqual(work.keys.slice(0, 2), ['foret2021', 'sam']);
    assert.equal(worker.citingNotes().length, 2);
  });

  test('a key that nobody has is cited by those that spell it so', async () => {
    const { worker } = await workerOver({});
    worker.openNote('a.md', '@nobody and @Nobody', 1);
    assert.deepEqual(told(worker.citedWork('nobody').notes), ['a.md:1 nobody', 'a.md:1 Nobody']);
  });

  test('keys that differ in case alone may name two works, and then each is cited by its own', async () => {
    const [upper, lower] = [
      record('Kestrels in the Wind', { citekey: 'Key' }),
      record('Buzzards at Rest', { citekey: 'key' }),
    ];
    const { worker } = await workerOver({ 'refs.bib': inFile('refs.bib', [upper, lower]) });
    worker.openNote('a.md', '@Key, @key, @KEY', 1);
    assert.deepEqual(told(worker.citedWork('Key').notes), ['a.md:1 Key']);
    assert.deepEqual(told(worker.citedWork('key').notes), ['a.md:1 key']);
    assert.deepEqual(told(worker.citedWork('KEY').notes), ['a.md:1 KEY'], 'what may mean either');
    const uncited = () => {
      const found = worker.checkEntries('refs.bib', '@misc{Key,\n}\n@misc{key,\n}\n', uncitedEntries);
      return found.map(({ key }) => key);
    };
    assert.deepEqual(uncited(), []);
    assert.equal(worker.citedIn('refs.bib').length, 2);
    worker.openNote('a.md', '@key', 2);
    assert.deepEqual(
      worker.citedIn('refs.bib').map(({ citekey }) => citekey),
      ['key'],
      'the other is cited no more',
    );
    assert.deepEqual(uncited(), ['Key']);
  });

  test('what only looks like an entry is none', async () => {
    const { worker } = await workerOver({ 'refs.yaml': inFile('refs.yaml', [tickets]) });
    const text = 'references:\n- id: frankle2019\n  custom:\n    id: 4711\n';
    const found = worker.checkEntries('refs.yaml', text, uncitedEntries);
    assert.deepEqual(
      found.map(({ key }) => key),
      ['frankle2019'],
    );
  });

  test('a note that cites all entries does so until it cannot be read', async () => {
    const disk = new Map([['/a.md', "---\nnocite: '@*'\n---\n"]]);
    const { worker } = await workerOver({ 'refs.bib': inFile('refs.bib', [tickets]) }, disk);
    const uncited = async () => {
      await worker.readNotes([{ note: 'a.md', content: { path: '/a.md' }, time: 1 }]);
      return worker.checkEntries('refs.bib', '@misc{frankle2019,\n}\n', uncitedEntries).length;
    };
    assert.equal(await uncited(), 0);
    disk.clear();
    assert.equal(await uncited(), 1);
  });

  test('what is known of keys follows the library', async () => {
    const { worker, put } = await workerOver({});
    worker.openNote('a.md', '@foret2021 @sam', 1);
    assert.equal(worker.citedWork('sam').notes[0]?.places.length, 1);
    await put('refs.bib', inFile('refs.bib', [sharpness]));
    assert.deepEqual(told(worker.citedWork('sam').notes), ['a.md:1 foret2021', 'a.md:1 sam']);
  });

  test('nocite in front matter cites', async () => {
    const { worker } = await workerOver({ 'refs.bib': inFile('refs.bib', [sharpness]) });
    worker.openNote('a.md', "---\nnocite: '@sam'\n---\n\n@foret2021\n", 1);
    assert.deepEqual(told(worker.citedWork('sam').notes), ['a.md:2 sam', 'a.md:5 foret2021']);
  });

  test('notes are read from their files, and told where they cannot be', async () => {
    const disk = new Map([['/a.md', 'Ünïcode @sam']]);
    const { worker } = await workerOver({ 'refs.bib': inFile('refs.bib', [sharpness]) }, disk);
    const failed = await worker.readNotes([
      { note: 'a.md', content: { path: '/a.md' }, time: 1 },
      { note: 'b.md', content: { bytes: new TextEncoder().encode('\n@sam') }, time: 2 },
      { note: 'c.md', content: { path: '/c.md' }, time: 3 },
    ]);
    assert.deepEqual(failed, [{ note: 'c.md', message: 'no such file' }]);
    assert.deepEqual(told(worker.citedWork('sam').notes), ['a.md:1 sam', 'b.md:2 sam']);
    assert.equal(worker.citedWork('sam').notes[0]?.places[0]?.character, 8);
  });

  test('an open note is what its editor shows, until it is closed', async () => {
    const disk = new Map([['/a.md', 'nothing']]);
    const { worker } = await workerOver({}, disk);
    const read = () => worker.readNotes([{ note: 'a.md', content: { path: '/a.md' }, time: 1 }]);
    worker.openNote('a.md', '@x', 1);
    await read();
    assert.equal(worker.citingNotes().length, 1);
    worker.closeNote('a.md');
    await read();
    assert.equal(worker.citingNotes().length, 0);
    worker.openNote('a.md', '@x', 1);
    worker.removeNote('a.md');
    assert.equal(worker.citingNotes().length, 0);
  });

  test('of a file, its records that are cited are told in its order', async () => {
    const { worker } = await workerOver({
      'refs.bib': inFile('refs.bib', [record('Never Cited', { citekey: 'never' }), tickets, sharpness, tickets]),
      'page.txt': inFile('page.txt', [record('Sharpness-Aware Minimization')]),
    });
    worker.openNote('a.md', '@sam @sam @frankle2019', 5);
    worker.openNote('b.md', '@foret2021', 7);
    const rows = (file: string) => worker.citedIn(file).map(({ line, citekey }) => `${line} ${citekey}`);
    assert.deepEqual(rows('refs.bib'), ['2 frankle2019', '3 foret2021', '4 frankle2019']);
    assert.deepEqual(rows('page.txt'), ['1 foret2021']);
    assert.deepEqual(rows('other.bib'), []);
  });

  test('a note that cites thousands of papers does not hold up what is told of their bibliography', async () => {
    const keys = Array.from({ length: 8000 }, (_, i) => `key${i}`);
    const papers = keys.map((citekey) => record(`Paper of ${citekey}`, { citekey }));
    const { worker } = await workerOver({ 'refs.bib': inFile('refs.bib', papers) });
    worker.openNote('a.md', keys.map((key) => `@${key}\n`).join(''), 1);
    const start = performance.now();
    assert.equal(worker.citedIn('refs.bib').length, keys.length);
    const entries = keys.map((key) => `@misc{${key},\n}\n`).join('');
    assert.equal(worker.checkEntries('refs.bib', entries, uncitedEntries).length, 0);
    // looking at each citation for each paper takes many times as long
    assert.ok(performance.now() - start < 1000);
  });

  test('Pandoc passes over the `ids` of a .bib: a note that cites by one of them is told the entry’s own key', async () => {
    const { worker } = await workerOver({ 'refs.bib': inFile('refs.bib', [sharpness]) });
    worker.openNote('a.md', '@foret2021', 1);
    worker.openNote('b.md', '@sam', 1);
    const found = (note: string) => {
      const rules = { severities: defaultSeverities, ignored: [], bibliographies: ['refs.bib'] };
      return worker.check(note, rules).findings.map(({ code, fixes }) => [code, fixes[0]?.title]);
    };
    assert.deepEqual(found('a.md'), []);
    assert.deepEqual(found('b.md'), [['missing-entry', 'Change to @foret2021']]);
  });

  test('a line of a dump belongs to the record above it', async () => {
    const records = Array.from({ length: 50 }, (_, i) =>
      record(`Paper Number ${i}`, { source: { file: 'b.txt', line: 3 + 4 * i } }),
    );
    const { worker } = await workerOver({ 'a.txt': inFile('a.txt', [sharpness, tickets]), 'b.txt': records });
    for (const [line, title] of [
      [2, undefined],
      [3, 'Paper Number 0'],
      [6, 'Paper Number 0'],
      [7, 'Paper Number 1'],
      [9999, 'Paper Number 49'],
    ] as const) {
      assert.equal(worker.paperAt('b.txt', line)?.title, title, `line ${line}`);
    }
    assert.equal(worker.paperAt('a.txt', 2)?.citekey, 'frankle2019');
    assert.equal(worker.paperAt('none.txt', 1), undefined);
  });

  test('the records of a paper are told with what names them; of an ambiguous key, those of all choices', async () => {
    const { worker } = await workerOver({
      'a.txt': inFile('a.txt', [record('Kestrels in the Wind', { citekey: 'twice' })]),
      'b.txt': inFile('b.txt', [record('Buzzards at Rest', { citekey: 'twice' }), sharpness]),
    });
    const [source, ...more] = worker.sourcesOf('sam');
    assert.deepEqual([source?.file, source?.line, more], ['b.txt', 2, []]);
    for (const name of ['foret2021', 'sam', 'Sharpness-Aware Minimization']) assert.ok(source?.names.includes(name));
    assert.deepEqual(
      worker
        .sourcesOf('twice')
        .map(({ file }) => file)
        .sort(),
      ['a.txt', 'b.txt'],
    );
    assert.deepEqual(worker.sourcesOf('nobody'), []);
  });

  test('where files cite a key is told as they are now, and of those alone that every editor shows alike', async () => {
    const before = '---\r\nnocite: "@sam"\r\n---\r\n\ud83d\udc26 @sam, -@sam and @{SAM}, `@sam`.';
    const disk = new Map([
      ['a.md', before],
      ['b.md', '@sam'],
      ['damaged.md', '\ufffd @sam'],
      ['open.md', '@sam'],
    ]);
    const { worker } = await workerOver({ 'a.bib': [sharpness] }, disk);
    const fileOf = (note: string) => ({ note, content: { path: note }, time: 0 });
    await worker.readNotes([...disk.keys()].map(fileOf));
    worker.openNote('open.md', '@sam', 0);
    const citing = async () => {
      const files = await worker.citingFiles([...disk.keys(), 'gone.md'].map(fileOf), { keys: ['sam'] });
      return files.map(({ note, frontMatter, places }) => {
        const at = places.map((place) => `${place.line}:${place.keyCharacter}${isBare(place) ? ' bare' : ''}`);
        return [note, frontMatter, ...at];
      });
    };
    const a = ['a.md', '---\r\nnocite: "@sam"\r\n---\r\n', '1:10 bare', '3:4 bare', '3:11 bare', '3:21'];
    assert.deepEqual(await citing(), [a, ['b.md', '', '0:1 bare']]);
    disk.set('b.md', 'Now [@sam].');
    assert.deepEqual(await citing(), [a, ['b.md', '', '0:6 bare']]);
  });
});
