import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Library } from '../../../../src/core/library/library';
import type { LibraryState, Role } from '../../../../src/core/library/state';
import type { LibraryChange } from '../../../../src/core/library/change';
import type { Paper, PaperRecord } from '../../../../src/core/paper';
import { atOnce, by, inFile, libraryOf, record, records, shuffled } from './records';

interface File {
  readonly role: Role;
  readonly held: readonly PaperRecord[];
}

/** One change of one file. */
type Edit = (files: Map<string, File>) => void;

const names = fc.constantFrom('a.txt', 'b.txt', 'refs.bib', 'many.txt');

/** Works by which others are brought together and set apart again, and whose keys run into those of the many. */
const hostile: fc.Arbitrary<PaperRecord> = fc.oneof(
  records,
  fc
    .record({
      title: fc.constantFrom(
        'Deep Nets in Orbit',
        'Deep Nets in Orbit: Revisited',
        'Deep Nets in Orbit 3',
        'Deep Nets in Orbit Number 3',
        'Unrelated Findings of Group 7',
        'Editorial',
      ),
      author: fc.constantFrom([], by('Berg'), by('Li')),
      year: fc.constantFrom(null, 2019, 2021),
      doi: fc.constantFrom(undefined, undefined, '10.1000/many3', '10.1000/many4', '10.48550/arxiv.2010.00005'),
      arxiv: fc.constantFrom(undefined, undefined, '2010.00005', '2010.00006'),
      citekey: fc.constantFrom(undefined, undefined, 'deepNetsOrbit', 'unrelatedFindingsGroup', 'key4', 'KEY5'),
    })
    .map(({ title, author, year, doi, arxiv, citekey }) =>
      record(title, { author, year, ...(doi && { doi }), ...(arxiv && { arxiv }), ...(citekey && { citekey }) }),
    ),
);

/** Enough for what changes to be little beside it. */
const many: readonly PaperRecord[] = Array.from({ length: 240 }, (_, i) => {
  const identified = {
    ...(i % 3 === 0 && { doi: `10.1000/many${i}` }),
    ...(i % 5 === 0 && { arxiv: `2010.0000${i}` }),
  };
  const given = i % 4 === 0 ? { citekey: `key${i}` } : {};
  if (i % 12 === 3) return record(`Deep Nets in Orbit Number ${i}`, { author: by('Berg'), year: 2021, ...identified });
  if (i % 40 === 5) return record('Editorial', { year: 1950 + i, author: by(`Editor${i}`), ...identified });
  return record(`Unrelated${i} findings of group ${i}`, {
    author: by(`Name${i}`),
    year: 1900 + i,
    ...identified,
    ...given,
  });
});

/** Changes one file's records; a file that is not there has none. */
function change(name: string, how: (held: readonly PaperRecord[]) => readonly PaperRecord[], role?: Role): Edit {
  return (files) => {
    const known = files.get(name);
    files.set(name, {
      role: role ?? known?.role ?? (name.endsWith('.bib') ? 'bibliography' : 'dump'),
      held: how(known?.held ?? []),
    });
  };
}

const place = fc.nat(300);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(names, place, hostile)
    .map(([name, at, one]) => change(name, (held) => held.toSpliced(at % (held.length + 1), 0, one))),
  fc.tuple(names, place).map(([name, at]) => change(name, (held) => held.toSpliced(at % (held.length + 1), 1))),
  fc
    .tuple(names, place, hostile)
    .map(([name, at, one]) => change(name, (held) => (held.length === 0 ? [] : held.with(at % held.length, one)))),
  fc
    .tuple(names, place, fc.constantFrom('', 'Edited.'))
    .map(([name, at, abstract]) =>
      change(name, (held) => held.map((one, i) => (i === at % held.length ? { ...one, abstract } : one))),
    ),
  fc
    .tuple(fc.constantFrom('a.txt', 'b.txt', 'refs.bib'), fc.array(hostile, { maxLength: 6 }))
    .map(([name, all]) => change(name, () => all)),
  fc
    .tuple(names, fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }))
    .map(([name, ranks]) => change(name, (held) => shuffled(held, ranks))),
  fc
    .tuple(names, fc.constantFrom<Role>('dump', 'bibliography'))
    .map(([name, role]) => change(name, (held) => held, role)),
  fc.tuple(names, names).map(([from, to]): Edit => (files) => {
    const moving = files.get(from)?.held.slice(0, 3) ?? [];
    change(from, (held) => held.slice(3))(files);
    change(to, (held) => [...held, ...moving])(files);
  }),
  fc.constantFrom('a.txt', 'b.txt', 'refs.bib').map(
    (name): Edit =>
      (files) =>
        void files.delete(name),
  ),
);

/** What is done before the library is asked again: some edits, whether it was stopped first, and whether it was opened anew. */
const step = fc.record({
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
  firstLine: fc.constantFrom(1, 1, 1, 20),
  stopped: fc.option(fc.nat(30), { nil: undefined }),
  reopened: fc.constantFrom('no', 'no', 'no', 'yes', 'without links'),
});

/** All that a state says, without the order in which it lists what has none, and without what it may leave out. */
function said({ ids, citekeys, aliases, starts, members, years, ambiguous }: LibraryState): unknown {
  return {
    ...{ ids, citekeys, starts, members, years },
    aliases: Array.from(ids, (_, work) => aliases.get(work)),
    ambiguous: new Map(ambiguous),
  };
}

/** What it may leave out. */
function linked({ ids, claims, files }: LibraryState): unknown {
  const its = (work: number) => claims?.hashes.subarray(claims.starts[work], claims.starts[work + 1]);
  return { claims: Array.from(ids, (_, work) => new Set(its(work))), links: files.map(({ links }) => links) };
}

function papersOf(library: Library): Map<string, Paper> {
  return new Map([...library.papers()].map((paper) => [paper.id, paper]));
}

/** What a change is, by its result. */
function told(before: ReadonlyMap<string, Paper>, after: ReadonlyMap<string, Paper>): LibraryChange {
  const kept = [...after.values()].filter(({ id }) => before.has(id));
  const changed = kept.filter(
    (paper) => !isDeepStrictEqual({ ...before.get(paper.id)!, sources: [] }, { ...paper, sources: [] }),
  );
  const moved = kept.filter(
    (paper) => !changed.includes(paper) && !isDeepStrictEqual(before.get(paper.id)!.sources, paper.sources),
  );
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    changed: changed.map(({ id }) => id),
    moved: moved.map(({ id }) => id),
    removed: [...before.keys()].filter((id) => !after.has(id)),
  };
}

function inOrder({ added, changed, moved, removed }: LibraryChange): LibraryChange {
  return { added: added.toSorted(), changed: changed.toSorted(), moved: moved.toSorted(), removed: removed.toSorted() };
}

suite('A library that changes little by little', () => {
  test('is what the same files make from nothing, and tells what changed', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        let library = new Library();
        let files = new Map<string, File>([['many.txt', { role: 'dump', held: inFile('many.txt', many) }]]);
        library.replace('many.txt', inFile('many.txt', many), 'dump');
        await library.settle(atOnce);
        for (const { edits, firstLine, stopped, reopened } of steps) {
          const next = new Map(files);
          for (const one of edits) one(next);
          for (const name of files.keys()) if (!next.has(name)) library.remove(name);
          for (const [name, file] of next) {
            if (files.get(name) === file) continue;
            next.set(name, { role: file.role, held: inFile(name, file.held, firstLine) });
            library.replace(name, structuredClone(next.get(name)!.held), file.role);
          }
          files = next;
          const before = papersOf(library);
          if (stopped !== undefined) {
            let left = stopped;
            await library
              .settle(() => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('enough'))))
              .then(
                (change) => assert.deepEqual(inOrder(change), inOrder(told(before, papersOf(library)))),
                () => assert.deepEqual(papersOf(library), before),
              );
          }
          const between = papersOf(library);
          const announced = await library.settle(atOnce);
          const after = papersOf(library);
          assert.deepEqual(inOrder(announced), inOrder(told(between, after)));

          const fresh = new Library();
          for (const { file } of library.state().files)
            fresh.replace(file, files.get(file)!.held, files.get(file)!.role);
          await fresh.settle(atOnce);
          assert.deepEqual(said(library.state()), said(fresh.state()));
          if (library.state().claims) assert.deepEqual(linked(library.state()), linked(fresh.state()));
          assert.deepEqual(after, papersOf(fresh));
          for (const { id, citekey, aliases } of after.values()) {
            assert.equal(library.withId(id)?.id, id);
            for (const key of [citekey, ...aliases]) assert.equal(library.named(key)?.id, id, key);
          }
          if (reopened !== 'no')
            library = new Library(reopened === 'yes' ? library.state() : unlinked(library.state()));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('tells works by where they stand, where nothing else does, as these places change', async () => {
    const one = (type: string, line: number) =>
      record('Orbits of Nets', { author: by('Berg'), year: 2020, type, source: { file: 'a.txt', line } });
    const [first, second] = [one('thesis', 1), one('article-journal', 2)];
    const changes = [
      ['the other way round', [one('article-journal', 1), one('thesis', 2)]],
      ['in the same order on other lines', [one('thesis', 8), one('article-journal', 2)]],
    ] as const;
    for (const [how, held] of changes) {
      const library = await libraryOf({ 'many.txt': many });
      library.replace('a.txt', [first, second]);
      await library.settle(atOnce);
      const before = papersOf(library);
      library.replace('a.txt', held);
      const announced = await library.settle(atOnce);
      const fresh = await libraryOf({ 'many.txt': many });
      fresh.replace('a.txt', held);
      await fresh.settle(atOnce);
      assert.deepEqual(papersOf(library), papersOf(fresh), how);
      assert.deepEqual(inOrder(announced), inOrder(told(before, papersOf(library))), how);
      assert.equal(announced.changed.length, 2, how);
    }
  });
});

/** As one that was kept without what may be left out. */
function unlinked({ files, ids, citekeys, aliases, starts, members, years, ambiguous }: LibraryState): LibraryState {
  const bare = files.map(({ file, role, records: all }) => ({ file, role, records: all }));
  return { files: bare, ids, citekeys, aliases, starts, members, years, ambiguous };
}
