import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeLibrary, encodeLibrary } from '../../../../src/core/store/libraryFile';
import { Store, type OpenKept, type Storage } from '../../../../src/core/store/store';
import { libraryOf, spelledOut } from './libraries';
import { memoryStorage, type MemoryStorage } from './memoryStorage';

const atOnce = () => Promise.resolve();
const minutes = 60_000;
const storeOf = (storage: MemoryStorage, version = '1') => new Store(storage, version, () => storage.time);

async function save(store: Store, title: string): Promise<void> {
  const library = await encodeLibrary(libraryOf(title, 'Another'), [], atOnce);
  const [suggestions, texts] = ['suggestions', 'texts'].map((what) => new TextEncoder().encode(`${what} of ${title}`));
  await store.save({ library, suggestions: suggestions!, texts: texts! }, atOnce);
}

/** The title that all parts tell of; fails where they do not tell of the same. */
async function titleOf(opened: OpenKept | undefined): Promise<string | undefined> {
  if (!opened) return undefined;
  const library = decodeLibrary(opened.library);
  assert.ok(library);
  const { title } = library.state.files[0]!.records.at(0);
  assert.deepEqual(spelledOut(library.state), spelledOut(libraryOf(title, 'Another')));
  assert.equal(new TextDecoder().decode(opened.suggestions), `suggestions of ${title}`);
  const texts = await opened.texts();
  assert.equal(texts && new TextDecoder().decode(texts), `texts of ${title}`);
  return title;
}

suite('The store', () => {
  test('is empty at first, and then has what was saved last', async () => {
    const storage = memoryStorage();
    assert.equal(await storeOf(storage).open(), undefined);
    for (const title of ['One', 'Two', 'Three']) {
      await save(storeOf(storage), title);
      assert.equal(await titleOf(await storeOf(storage).open()), title);
    }
  });

  test('has nothing for another version', async () => {
    const storage = memoryStorage();
    await save(storeOf(storage, '1.2.3'), 'One');
    assert.equal(await storeOf(storage, '1.2.4').open(), undefined);
    assert.equal(await titleOf(await storeOf(storage, '1.2.3').open()), 'One');
  });

  test('has nothing, or what was saved, whatever happened to its files', async () => {
    const storage = memoryStorage();
    await save(storeOf(storage), 'One');
    const whole = new Map(storage.files);
    const damage = fc.oneof(
      fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('bit' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('garbage' as const), bytes: fc.uint8Array({ maxLength: 100 }) }),
      fc.record({ kind: fc.constant('gone' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(3), damage, async (which, what) => {
        const [name, { bytes, mtime }] = [...whole][which]!;
        const wrong = bytes.slice();
        if (what.kind === 'bit') wrong[what.at % bytes.length]! ^= 1 << (what.at & 7);
        storage.files.clear();
        for (const [other, file] of whole) storage.files.set(other, file);
        if (what.kind === 'cut') storage.files.set(name, { bytes: bytes.slice(0, what.at % bytes.length), mtime });
        else if (what.kind === 'garbage') storage.files.set(name, { bytes: what.bytes, mtime });
        else if (what.kind === 'bit') storage.files.set(name, { bytes: wrong, mtime });
        else storage.files.delete(name);
        const opened = await storeOf(storage).open();
        if (name.startsWith('texts')) assert.equal(opened && (await opened.texts()), undefined);
        else assert.equal(opened, undefined);
      }),
      { numRuns: 300 },
    );
  });

  test('takes no part of another save for its own', async () => {
    const storage = memoryStorage();
    await save(storeOf(storage), 'One');
    const [before] = [...storage.files.keys()].filter((name) => name.startsWith('library'));
    await save(storeOf(storage), 'Two');
    const after = [...storage.files.keys()].find((name) => name.startsWith('library') && name !== before)!;
    storage.files.set(after, storage.files.get(before!)!);
    assert.equal(await storeOf(storage).open(), undefined);
  });

  test('shows a reader amid a save the whole old state or the whole new one', async () => {
    const storage = memoryStorage();
    await save(storeOf(storage), 'One');
    const seen: (string | undefined)[] = [];
    const early: OpenKept[] = [];
    storage.beforeWrite = async () => {
      const opened = await storeOf(storage).open();
      seen.push(await titleOf(opened));
      early.push(opened!);
    };
    await save(storeOf(storage), 'Two');
    assert.deepEqual(seen, ['One', 'One', 'One', 'One']);
    assert.equal(await titleOf(await storeOf(storage).open()), 'Two');
    // what was opened before the save is still whole after it
    for (const opened of early) assert.equal(await titleOf(opened), 'One');
  });

  test('reports what cannot be written, and keeps the old', async () => {
    const parts = ['library', 'suggestions', 'texts', 'manifest'];
    for (const part of parts) {
      const storage = memoryStorage();
      await save(storeOf(storage), 'One');
      storage.beforeWrite = (name) => {
        if (name.startsWith(part)) throw new Error(`no space for ${name}`);
      };
      await assert.rejects(save(storeOf(storage), 'Two'), new RegExp(`no space for ${part}`));
      assert.equal(await titleOf(await storeOf(storage).open()), 'One');
    }
  });

  test('holds one state whole after any number of windows saved at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const storage = memoryStorage();
        storage.beforeWrite = () => scheduler.schedule(Promise.resolve());
        const titles = ['One', 'Two', 'Three'];
        const saves = Promise.all(titles.map((title) => save(storeOf(storage), title)));
        await scheduler.waitFor(saves);
        const found = await titleOf(await storeOf(storage).open());
        assert.ok(found !== undefined && titles.includes(found));
        storage.beforeWrite = () => undefined;
        await save(storeOf(storage), 'Later');
        assert.equal(await titleOf(await storeOf(storage).open()), 'Later');
      }),
      { numRuns: 30 },
    );
  });

  test('removes what is old, and nothing that somebody may be opening', async () => {
    const storage = memoryStorage();
    await save(storeOf(storage), 'One');
    storage.time += 300 * minutes;
    const opened = await storeOf(storage).open();
    await save(storeOf(storage), 'Two');
    storage.time += 1 * minutes;
    await save(storeOf(storage), 'Three');
    // old as its files are, what was current a minute ago can still be read
    assert.equal(await titleOf(opened), 'One');
    assert.equal(storage.files.size, 12);
    storage.time += 60 * minutes;
    await save(storeOf(storage), 'Four');
    // the last but one was current until just now
    assert.equal(storage.files.size, 8);
    assert.equal(await opened!.texts(), undefined);
    assert.equal(await titleOf(await storeOf(storage).open()), 'Four');
  });

  test('removes what broken saves left behind, once nobody can be at it', async () => {
    const storage = memoryStorage();
    storage.files.set('library-0123456789abcdef', { bytes: new Uint8Array(9), mtime: storage.time });
    storage.files.set('texts-0123456789abcdef.k3.tmp', { bytes: new Uint8Array(9), mtime: storage.time });
    storage.files.set('manifest', { bytes: new Uint8Array(9), mtime: storage.time + 900 * minutes });
    await save(storeOf(storage), 'One');
    assert.equal(storage.files.size, 6);
    storage.time += 20 * minutes;
    await save(storeOf(storage), 'Two');
    assert.ok(
      [...storage.files.keys()].every((name) => /^(library|suggestions|texts|manifest-\d+)-[0-9a-f]{16}$/.test(name)),
    );
    assert.equal(storage.files.size, 8);
  });

  test('does not mind a folder that fails', async () => {
    const failing = () => Promise.reject(new Error('offline'));
    const storage: Storage = { read: failing, write: failing, list: failing, remove: failing };
    assert.equal(await new Store(storage, '1').open(), undefined);

    const readOnce = memoryStorage();
    await save(storeOf(readOnce), 'One');
    const opened = await storeOf(readOnce).open();
    readOnce.read = failing;
    assert.equal(await opened!.texts(), undefined);

    const lasting = memoryStorage();
    lasting.remove = failing;
    await save(storeOf(lasting), 'One');
    lasting.time += 60 * minutes;
    await save(storeOf(lasting), 'Two');
    lasting.time += 60 * minutes;
    await save(storeOf(lasting), 'Three');
    assert.equal(await titleOf(await storeOf(lasting).open()), 'Three');
  });
});
