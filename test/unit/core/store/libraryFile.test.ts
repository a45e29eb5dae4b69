import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Library } from '../../../../src/core/library/library';
import type { LibraryState } from '../../../../src/core/library/state';
import { encodeContainer, openContainer, type OpenSections } from '../../../../src/core/store/container';
import { decodeLibrary, encodeLibrary, type StoredFile } from '../../../../src/core/store/libraryFile';
import { anyState, anyStoredFile, libraryOf, spelledOut } from './libraries';

const atOnce = () => Promise.resolve();

async function kept(state: LibraryState, files: readonly StoredFile[] = []): Promise<OpenSections> {
  const sections = openContainer(await encodeContainer(await encodeLibrary(state, files, atOnce), atOnce));
  assert.ok(sections);
  return sections;
}

suite('A library that is kept', () => {
  test('is what it was, whatever its papers say', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, fc.array(anyStoredFile, { maxLength: 3 }), async (state, files) => {
        const library = decodeLibrary(await kept(state, files));
        assert.ok(library);
        assert.deepEqual(spelledOut(library.state), spelledOut(state));
        assert.deepEqual(library.files, files);
      }),
    );
  });

  test('can be kept again with some of its files read anew', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), async (state, anew) => {
        const opened = decodeLibrary(await kept(state))!.state;
        const files = opened.files.map((file, i) => (anew[i] ? state.files[i]! : file));
        const again = decodeLibrary(await kept({ ...opened, files }));
        assert.ok(again);
        assert.deepEqual(spelledOut(again.state), spelledOut(state));
      }),
    );
  });

  test('answers to keys that differ in case alone as it did', async () => {
    const library = new Library();
    const paper = (title: string, citekey: string) => ({
      ...{ title, citekey, abstract: '', author: [], year: null },
      source: { file: 'papers.bib', line: 1 },
    });
    library.replace('papers.bib', [paper('On Graphs', 'Smith2020'), paper('On Nets', 'smith2020')]);
    await library.settle(atOnce);
    const opened = new Library(decodeLibrary(await kept(library.state()))!.state);
    assert.equal(opened.named('Smith2020')?.title, 'On Graphs');
    assert.equal(opened.named('smith2020')?.title, 'On Nets');
    assert.equal(opened.named('SMITH2020'), undefined);
    assert.equal(opened.choices('SMITH2020').length, 2);
  });

  test('keeps long texts and many papers', async () => {
    const titles = Array.from(
      { length: 3000 },
      (_, i) => `Theorem ${i} ${i % 1000 === 0 ? 'é'.repeat(1_000_000) : ''}`,
    );
    const library = decodeLibrary(await kept(libraryOf(...titles)));
    assert.ok(library);
    const [file] = library.state.files;
    assert.equal(file?.records.length, titles.length);
    for (const i of [0, 1, 999, 1000, 1001, 2999]) assert.equal(file.records.at(i).title, titles[i]);
  });

  test('reads a paper once, however often it is asked for', async () => {
    const library = decodeLibrary(await kept(libraryOf('Invariant Variation Problems')));
    const records = library!.state.files[0]!.records;
    assert.equal(records.at(0), records.at(0));
  });

  test('is not made of sections that do not fit together', async () => {
    const sections = await kept(libraryOf('One', 'Two'));
    const without = (name: string) => new Map([...sections].filter(([other]) => other !== name));
    for (const name of sections.keys()) {
      assert.equal(decodeLibrary(without(name)), undefined, `without ${name}`);
      if (name !== 'aliases') {
        const shorter = sections.get(name)!.slice(0, -1);
        assert.equal(decodeLibrary(new Map([...sections, [name, shorter]])), undefined, `${name} cut`);
      }
    }
    const three = await kept(libraryOf('One', 'Two', 'Three'));
    for (const name of ['records', 'recordStarts', 'workStarts', 'members', 'years', 'held', 'ids', 'citekeys']) {
      const mixed = new Map([...sections, [name, three.get(name)!]]);
      assert.equal(decodeLibrary(mixed), undefined, `${name} of another library`);
    }
    const moreWorks = (['ids', 'citekeys'] as const).map((name) => [name, three.get(name)!] as const);
    assert.equal(decodeLibrary(new Map([...sections, ...moreWorks])), undefined);
    const noSuchRecord = new Uint8Array(Uint32Array.of(0, 2).buffer);
    assert.equal(decodeLibrary(new Map([...sections, ['members', noSuchRecord]])), undefined);
    assert.equal(decodeLibrary(new Map()), undefined);
    assert.ok(decodeLibrary(sections));
  });

  test('knows what links its papers and who claims which key, where that was known', async () => {
    const library = new Library(libraryOf('One', 'Two'));
    library.replace('more.txt', [
      { title: 'Three', abstract: '', author: [], year: null, source: { file: 'more.txt', line: 1 } },
    ]);
    await library.settle(atOnce);
    const state = library.state();
    const sections = await kept(state);
    const opened = decodeLibrary(sections)!.state;
    assert.deepEqual(opened.claims, state.claims);
    assert.deepEqual(
      opened.files.map(({ links }) => links),
      state.files.map(({ links }) => links),
    );
    for (const name of ['links', 'claims', 'claimStarts', 'aliasStarts']) {
      const shorter = new Map([...sections, [name, sections.get(name)!.slice(0, -4)]]);
      assert.equal(decodeLibrary(shorter), undefined, `${name} cut`);
    }
  });

  test('can be stopped while it is kept', async () => {
    const stopped = () => Promise.reject(new Error('stopped'));
    await assert.rejects(encodeLibrary(libraryOf('One'), [], stopped), /stopped/);
  });
});
