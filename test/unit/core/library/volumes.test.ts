import assert from 'node:assert/strict';
import fc from 'fast-check';
import { merged } from '../../../../src/core/library/merge';
import { fullTitle, type PaperRecord } from '../../../../src/core/paper';
import { by, libraryWith, record, shuffled } from './records';

const title = 'The Art of Computer Programming';
const knuth = { author: by('Knuth', 'Donald E.'), type: 'book' };
const first: PaperRecord = record(title, { ...knuth, volumeTitle: 'Fundamental Algorithms', volume: '1', year: 1968 });
const third: PaperRecord = record(title, { ...knuth, volumeTitle: 'Sorting and Searching', volume: '3', year: 1973 });

suite('A volume of a work in several', () => {
  test('is a work by itself, with keys of its own', async () => {
    const library = await libraryWith(first, third, { ...first, volumeTitle: 'Seminumerical Algorithms', year: 1968 });
    assert.equal(library.size, 3);
    const keys = [...library.papers()].flatMap(({ citekey, aliases }) => [citekey, ...aliases]);
    assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, keys.length);
  });

  test('is one whether a source tells both titles apart or not', async () => {
    const library = await libraryWith(third, record(`${title}. Sorting and Searching`, knuth));
    const [paper, ...others] = [...library.papers()];
    assert.deepEqual(others, []);
    assert.equal(paper && fullTitle(paper), `${title}. Sorting and Searching`);
    assert.equal(library.named('knuthArtComputerProgramming1973')?.id, paper?.id);
  });

  test('is told by its title where the container is known as well', () => {
    const retold = record(`${title}: Sorting and Searching.`, { containerTitle: 'Classics' });
    const paper = merged([{ ...third, doi: '10.1000/taocp3' }, retold]);
    assert.deepEqual(
      [paper.title, paper.containerTitle, paper.volumeTitle],
      [`${title}. Sorting and Searching`, 'Classics', undefined],
    );
  });

  test('keeps its title, in whatever order records come', () => {
    const records = fc.record(
      {
        title: fc.constantFrom(title, `${title}. Sorting and Searching`),
        volumeTitle: fc.constantFrom('Sorting and Searching', 'Searching'),
        containerTitle: fc.constantFrom('Classics', 'Works'),
        doi: fc.constant('10.1000/a'),
        publisher: fc.constant('Addison-Wesley'),
      },
      { requiredKeys: ['title'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(
        fc.array(records, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { minLength: 1 }),
        (some, ranks) => {
          const all = some.map((fields) => record(fields.title, fields));
          const paper = merged(all);
          assert.deepEqual(merged(shuffled(all, ranks)), paper);
          assert.ok(all.map(fullTitle).includes(fullTitle(paper)), fullTitle(paper));
        },
      ),
    );
  });

  test('that holds parts of one title tells them apart', async () => {
    const part = { author: by('Li'), year: 2015, containerTitle: 'Proceedings' };
    const parts = ['Cats', 'Dogs'].map((volumeTitle) => record('Introduction', { ...part, volumeTitle }));
    assert.equal((await libraryWith(...parts)).size, 2);
    assert.equal((await libraryWith(parts[0]!, record('Introduction', part))).size, 1);
  });
});
