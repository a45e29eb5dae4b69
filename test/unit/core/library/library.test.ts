import assert from 'node:assert/strict';
import { Library } from '../../../../src/core/library/library';
import type { LibraryState } from '../../../../src/core/library/state';
import { answers, atOnce, by, inFile, libraryFrom, libraryOf, record, type Files } from './records';

const nothing = { added: [], changed: [], moved: [], removed: [] };

const sample: Files = {
  'a.txt': [
    record('MetaFormer: One'),
    record('MetaFormer: Two', { abstract: 'Of the second.' }),
    record('Graph Learning'),
  ],
  'b.txt': [record('Graph learning', { author: by('Li'), year: 2020 }), record('Deep Nets', { citekey: 'deep' })],
  'refs.bib': [record('MetaFormer: Two', { citekey: 'metaTwo' })],
};

suite('The library', () => {
  test('makes one paper with two sources of the same title in two dumps', async () => {
    const library = await libraryFrom([
      ['a.txt', inFile('a.txt', [record('Attention Is All You Need', { abstract: 'Short.' })], 3)],
      ['b.txt', inFile('b.txt', [record('Attention is all you need!', { abstract: 'A longer abstract.' })], 9)],
    ]);
    const [paper] = [...library.papers()];
    assert.equal(library.size, 1);
    assert.equal(paper?.abstract, 'A longer abstract.');
    assert.deepEqual(paper.sources, [
      { file: 'a.txt', line: 3 },
      { file: 'b.txt', line: 9 },
    ]);
  });

  test('finds a paper by its id, and by its key whatever the case', async () => {
    const library = await libraryOf({ 'a.txt': [record('YOLOv9: Learning What You Want')] });
    const paper = library.named('YoloV9');
    assert.equal(paper?.title, 'YOLOv9: Learning What You Want');
    assert.equal(library.withId(paper.id), paper);
    assert.equal(library.named('yolov8'), undefined);
    assert.equal(library.withId('title:yolov8'), undefined);
    assert.deepEqual(library.choices('yolov9'), []);
  });

  test('says what changed, and nothing when nothing did', async () => {
    const library = new Library();
    const [one, two] = [record('One Title'), record('Two Titles')];
    library.replace('a.txt', inFile('a.txt', [one, two]));
    const { added, ...rest } = await library.settle(atOnce);
    assert.deepEqual([added, rest], [['title:onetitle', 'title:twotitles'], { changed: [], moved: [], removed: [] }]);
    const kept = library.withId('title:onetitle');
    library.replace('a.txt', inFile('a.txt', [one, { ...two, abstract: 'Now with an abstract.' }]));
    assert.deepEqual(await library.settle(atOnce), { ...nothing, changed: ['title:twotitles'] });
    assert.equal(library.withId('title:onetitle'), kept);
    assert.deepEqual(await library.settle(atOnce), nothing);
    library.remove('b.txt');
    assert.deepEqual(await library.settle(atOnce), nothing);
    library.remove('a.txt');
    assert.deepEqual(await library.settle(atOnce), { ...nothing, removed: ['title:onetitle', 'title:twotitles'] });
    assert.equal(library.size, 0);
  });

  test('tells a paper that only stands elsewhere from one that changed', async () => {
    const library = new Library();
    const all = ['One Title', 'Two Titles', 'Three Titles'].map((title) => record(title));
    library.replace('a.txt', inFile('a.txt', all));
    await library.settle(atOnce);
    const [first, last] = [library.named('oneTitle'), library.named('threeTitles')];
    library.replace('a.txt', [...inFile('a.txt', [all[0]!]), ...inFile('a.txt', [record('New'), all[2]!], 7)]);
    assert.deepEqual(await library.settle(atOnce), {
      added: ['title:new'],
      changed: [],
      moved: ['title:threetitles'],
      removed: ['title:twotitles'],
    });
    assert.equal(library.named('oneTitle'), first);
    assert.deepEqual(library.named('threeTitles'), { ...last, sources: [{ file: 'a.txt', line: 8 }] });
    library.replace('b.txt', inFile('b.txt', [record('Three titles')]));
    assert.deepEqual(await library.settle(atOnce), { ...nothing, moved: ['title:threetitles'] });
  });

  test('says that a paper changed whose key did', async () => {
    const library = await libraryOf({ 'a.txt': [record('MetaFormer: One')] });
    library.replace('b.txt', inFile('b.txt', [record('MetaFormer: Two')]));
    assert.deepEqual(await library.settle(atOnce), {
      ...nothing,
      added: ['title:metaformertwo'],
      changed: ['title:metaformerone'],
    });
    library.replace('a.txt', inFile('a.txt', [record('MetaFormer: One', { citekey: 'two' })]), 'dump');
    library.replace('b.txt', inFile('b.txt', [record('MetaFormer: Two', { citekey: 'two' })]), 'bibliography');
    await library.settle(atOnce);
    assert.equal(library.named('two')?.title, 'MetaFormer: Two');
    library.replace('a.txt', inFile('a.txt', [record('MetaFormer: One', { citekey: 'two' })]), 'bibliography');
    assert.deepEqual(await library.settle(atOnce), { ...nothing, changed: ['title:metaformertwo'] });
    assert.equal(library.choices('two').length, 2);
  });

  test('lists a dump in its order, each work once, at its line there', async () => {
    const library = await libraryOf({
      'empty.txt': [],
      'a.txt': [record('Two Titles'), record('One Title'), record('Two Titles')],
      'b.txt': [record('One Title')],
    });
    const rows = (file: string) => [...library.papersIn(file)].map(({ paper, line }) => [paper.title, line]);
    assert.deepEqual(rows('a.txt'), [
      ['Two Titles', 1],
      ['One Title', 2],
    ]);
    assert.deepEqual([rows('b.txt'), rows('empty.txt'), rows('c.txt')], [[['One Title', 1]], [], []]);
    assert.deepEqual(
      [...library.holdings()],
      [
        { file: 'empty.txt', records: 0 },
        { file: 'a.txt', records: 3 },
        { file: 'b.txt', records: 1 },
      ],
    );
  });
});

suite('Settling', () => {
  const many = Array.from({ length: 3000 }, (_, i) => record(`Title number ${i} of many`, { citekey: `key${i}` }));

  test('that is stopped anywhere has changed nothing, and is made up for', async function () {
    this.timeout(60_000);
    const library = await libraryOf(sample);
    const before = answers(library);
    library.replace('many.txt', inFile('many.txt', many));
    library.remove('b.txt');
    let stoppedAfter = 0;
    for (let more = true; more; stoppedAfter += 7) {
      let left = stoppedAfter;
      const breathe = () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('enough')));
      more = await library.settle(breathe).then(
        () => false,
        () => true,
      );
      if (more) assert.deepEqual(answers(library), before);
    }
    assert.ok(stoppedAfter > 50);
    const left = { 'a.txt': sample['a.txt']!, 'refs.bib': sample['refs.bib']!, 'many.txt': many };
    assert.deepEqual(answers(library), answers(await libraryOf(left)));
  });

  test('lets others change files meanwhile, and shows that the next time', async () => {
    const library = new Library();
    library.replace('many.txt', inFile('many.txt', many));
    let breaths = 0;
    const { added } = await library.settle(() => {
      if (++breaths === 20) {
        library.replace('late.txt', inFile('late.txt', [record('Too Late')]));
        library.remove('many.txt');
      }
      return Promise.resolve();
    });
    assert.equal(added.length, many.length);
    const next = await library.settle(atOnce);
    assert.deepEqual([next.added, next.removed.length], [['title:toolate'], many.length]);
  });

  test('twice at once announces everything once', async () => {
    const library = new Library();
    library.replace('many.txt', inFile('many.txt', many));
    const [first, second] = await Promise.all([library.settle(atOnce), library.settle(atOnce)]);
    assert.deepEqual([first.added.length, second], [many.length, nothing]);
  });

  test('of ten thousand papers that say nearly the same takes no longer than a moment', async function () {
    this.timeout(60_000);
    const alike = Array.from({ length: 10_000 }, (_, i) => record('Introduction', { doi: `10.1000/${i}` }));
    const library = await libraryOf({ 'a.txt': alike });
    assert.equal(library.size, alike.length);
    assert.equal(library.choices('introduction').length, alike.length);
  });
});

suite('Looking up keys', () => {
  test('that ten thousand papers claim, or papers of ten thousand records, takes no longer than a moment', async function () {
    this.timeout(20_000);
    const count = 10_000;
    const library = await libraryOf({
      'a.txt': Array.from({ length: count }, (_, i) => record(`Title${i} of many`, { citekey: 'same' })),
      'b.txt': Array.from({ length: count }, () => record('Graph Nets Everywhere')),
      'refs.bib': [record('The Same', { citekey: 'same' })],
    });
    for (let i = 0; i < 100_000; i++) assert.equal(library.named('SAME')?.title, 'The Same');
    for (let i = 0; i < 5000; i++) assert.equal(library.named(`graphNetsEverywhere${i}`), undefined);
  });
});

suite('A library that was kept', () => {
  /** As if read from a disk: other objects, and `decoded` counts which records were asked for. */
  function kept(library: Library): { state: LibraryState; decoded: () => number } {
    const decoded = new Set<string>();
    const state = library.state();
    const files = state.files.map(({ records, ...held }) => ({
      ...structuredClone(held),
      records: {
        length: records.length,
        at: (index: number) => {
          decoded.add(`${held.file} ${index}`);
          return structuredClone(records.at(index));
        },
      },
    }));
    const aliases = new Map([...state.ids.keys()].map((work) => [work, state.aliases.get(work) ?? []]));
    const cloned = structuredClone({ ...state, files: [], aliases, ambiguous: new Map(state.ambiguous) });
    return { state: { ...cloned, files }, decoded: () => decoded.size };
  }

  test('answers like the one that it was, and decodes only what is asked for', async () => {
    const library = await libraryOf(sample);
    const { state, decoded } = kept(library);
    const opened = new Library(state);
    assert.equal(opened.size, library.size);
    assert.deepEqual([...opened.holdings()], [...library.holdings()]);
    assert.equal(decoded(), 0);
    assert.deepEqual(opened.named('DEEP'), library.named('deep'));
    assert.equal(decoded(), 1);
    assert.equal(opened.named('deepNets'), opened.named('deep'));
    assert.deepEqual(opened.choices('metaformer'), library.choices('metaformer'));
    assert.deepEqual(answers(opened), answers(library));
    for (const file of Object.keys(sample)) assert.deepEqual([...opened.papersIn(file)], [...library.papersIn(file)]);
  });

  test('settles a small change without decoding what has nothing to do with it', async () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      record(`Title${i} of many`, { author: by(`Name${i}`), year: 2000 }),
    );
    const library = await libraryOf({ ...sample, 'many.txt': many });
    const { state, decoded } = kept(library);
    const opened = new Library(state);
    opened.replace('new.bib', inFile('new.bib', [record('Title7 of Many'), record('Graph Learning')]), 'bibliography');
    const change = await opened.settle(atOnce);
    assert.deepEqual(change, { ...nothing, moved: ['title:graphlearning', 'title:title7ofmany'] });
    assert.ok(decoded() < 10, `${decoded()} decoded`);
  });

  test('settles what comes later like the one that it was', async () => {
    const library = await libraryOf(sample);
    const opened = new Library(kept(library).state);
    assert.deepEqual(await opened.settle(atOnce), nothing);
    const again = inFile('a.txt', [record('A New Title'), ...sample['a.txt']!]);
    for (const one of [library, opened]) {
      one.replace('a.txt', again);
      one.remove('refs.bib');
    }
    const change = await library.settle(atOnce);
    assert.deepEqual(await opened.settle(atOnce), change);
    assert.deepEqual([change.added, change.moved.length > 0], [['title:anewtitle'], true]);
    assert.deepEqual(answers(opened), answers(library));
    assert.deepEqual(answers(new Library(kept(opened).state)), answers(library));
  });
});
