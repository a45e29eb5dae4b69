import assert from 'node:assert/strict';
import { findSources, sourcePattern, type PassedOver } from '../../../../src/core/sources/findSources';
import { filesWith, withoutRealPaths, type MemoryFiles } from './memoryFiles';

const notes = '/home/ada/notes';
const place = { folder: notes, home: '/home/ada' };

const patternOf = (pattern: string, ...paths: string[]) =>
  sourcePattern(pattern, place, ['.txt'], filesWith({ paths }));

const find = async (pattern: string, ...paths: string[]) => findIn(filesWith({ paths }), pattern);

const findIn = async (files: MemoryFiles, pattern: string, passOver?: (passedOver: PassedOver) => void) =>
  findSources(await sourcePattern(pattern, place, ['.txt'], files), files, passOver);

suite('A source', () => {
  test('may be a glob: the formats that Lectern reads, below it', async () => {
    assert.deepEqual(
      await find(
        'papers/**',
        `${notes}/papers/a.txt`,
        `${notes}/papers/deep/b.TXT`,
        `${notes}/papers/c.pdf`,
        `${notes}/d.txt`,
      ),
      [`${notes}/papers/a.txt`, `${notes}/papers/deep/b.TXT`],
    );
  });

  test('may be a folder', async () => {
    assert.deepEqual(await find('papers', `${notes}/papers/x/a.txt`, `${notes}/papers/c.pdf`), [
      `${notes}/papers/x/a.txt`,
    ]);
  });

  test('may be a file of any name, also one that is not there', async () => {
    assert.deepEqual(await find('feed.html', `${notes}/feed.html`), [`${notes}/feed.html`]);
    assert.deepEqual(await find('missing.txt', `${notes}/feed.html`), [`${notes}/missing.txt`]);
  });

  test('takes files of any ending when the glob names it', async () => {
    assert.deepEqual(await find('*.page', `${notes}/a.page`, `${notes}/b.txt`), [`${notes}/a.page`]);
    assert.deepEqual(await find('{a,b}.txt', `${notes}/a.txt`, `${notes}/c.txt`), [`${notes}/a.txt`]);
  });

  test('may be absolute, in the home folder, or beside the workspace', async () => {
    assert.deepEqual(await find('/data/*', '/data/a.txt'), ['/data/a.txt']);
    assert.deepEqual(await find('~/papers/**', '/home/ada/papers/a.txt'), ['/home/ada/papers/a.txt']);
    assert.deepEqual(await find('../papers/a.txt', '/home/ada/papers/a.txt'), ['/home/ada/papers/a.txt']);
    assert.deepEqual(await find('C:\\papers\\*', '/c:/papers/a.txt'), ['/c:/papers/a.txt']);
  });

  test('may be in a folder whose name looks like a glob', async () => {
    const files = filesWith({ paths: ['/work [phd]/papers/a.txt'] });
    const work = { folder: '/work [phd]', home: undefined };
    assert.deepEqual(await findSources(await sourcePattern('papers/**', work, ['.txt'], files), files), [
      '/work [phd]/papers/a.txt',
    ]);
    assert.deepEqual(await find('[2024] papers', `${notes}/[2024] papers/a.txt`), [`${notes}/[2024] papers/a.txt`]);
  });

  test('leaves hidden folders and node_modules alone', async () => {
    assert.deepEqual(
      await find('**', `${notes}/a.txt`, `${notes}/.git/b.txt`, `${notes}/node_modules/c.txt`, `${notes}/.d.txt`),
      [`${notes}/a.txt`],
    );
  });

  test('comes in the order in which people sort names', async () => {
    assert.deepEqual(await find('*.txt', `${notes}/10.txt`, `${notes}/9.txt`), [`${notes}/9.txt`, `${notes}/10.txt`]);
  });

  test('matches just what was found, and what comes later', async () => {
    const pattern = await patternOf('papers/**', `${notes}/papers/a.txt`);
    assert.equal(pattern.matches(`${notes}/papers/new/b.txt`), true);
    assert.equal(pattern.matches(`${notes}/papers/b.pdf`), false);
    assert.equal(pattern.matches(`${notes}/other/b.txt`), false);
  });

  test('takes of a glob by its letters what exists, and the rest as a glob', async () => {
    for (const folder of ['Papers (2024)', '!bang', '+(plus)', 'we ird (x) {y}', '[a]', 'a*b/(c)']) {
      const file = `${notes}/${folder}/a.txt`;
      for (const glob of ['**', '*.txt', '[a-c].txt']) {
        assert.deepEqual(await find(`${folder}/${glob}`, file, `${notes}/other/a.txt`), [file], `${folder}/${glob}`);
      }
    }
    const { base } = await patternOf('Papers (2024)/later/**', `${notes}/Papers (2024)/a.txt`);
    assert.equal(base, `${notes}/Papers (2024)/later`);
  });

  test('that begins with a glob stays in its folder', async () => {
    assert.equal((await patternOf('**/a.txt')).base, notes);
    assert.equal((await patternOf('/**/a.txt')).base, '/');
    assert.equal((await patternOf('!*.txt')).matches(`${notes}/a.txt`), false);
  });

  test('keeps the spaces around a name', async () => {
    assert.deepEqual(await find(' a.txt ', `${notes}/ a.txt `), [`${notes}/ a.txt `]);
  });

  test('says what its base was', async () => {
    const file = `${notes}/papers/a.txt`;
    assert.equal((await patternOf('papers', file)).kind, 'folder');
    assert.equal((await patternOf('papers/a.txt', file)).kind, 'file');
    assert.equal((await patternOf('papers/b.txt', file)).kind, 'nothing');
    assert.equal((await patternOf('later/**', file)).kind, 'folder');
  });

  test('knows drive letters in either case', async () => {
    const pattern = await sourcePattern('papers/**', { folder: '/C:/notes', home: undefined }, ['.txt'], filesWith({}));
    assert.equal(pattern.base, '/c:/notes/papers');
    assert.ok(pattern.matches('/c:/notes/papers/a.txt'));
    assert.ok(pattern.matches('/C:/notes/papers/a.txt'));
    assert.ok((await patternOf('D:/a.txt')).matches('/d:/a.txt'));
  });

  test('reads only the folders that its glob can reach', async () => {
    const files = filesWith({ paths: [`${notes}/a.txt`, `${notes}/x1/y/a.txt`, `${notes}/z/y/a.txt`] });
    const listed = async (glob: string) => {
      files.listed.length = 0;
      await findIn(files, glob);
      return files.listed.map((folder) => folder.slice(notes.length));
    };
    assert.deepEqual(await listed('*.txt'), ['']);
    assert.deepEqual(await listed('x*/*/*.txt'), ['', '/x1', '/x1/y']);
    assert.deepEqual(await listed('{x1/y,z}/*.txt'), ['', '/x1', '/x1/y', '/z', '/z/y']);
    assert.deepEqual(await listed('**/a.txt'), ['', '/x1', '/x1/y', '/z', '/z/y']);
  });
});

suite('Links in a source', () => {
  const loops = filesWith({
    paths: [`${notes}/loop/a.txt`, `${notes}/loop/deep/b.txt`],
    links: { [`${notes}/loop/l1`]: `${notes}/loop`, [`${notes}/loop/deep/l2`]: `${notes}/loop` },
  });

  test('may lead in circles', async () => {
    loops.listed.length = 0;
    assert.deepEqual(await findIn(loops, 'loop/**'), [`${notes}/loop/a.txt`, `${notes}/loop/deep/b.txt`]);
    assert.equal(loops.listed.length, 2);
  });

  test('may lead in circles where nobody can tell real paths', async () => {
    loops.listed.length = 0;
    const found = await findIn(withoutRealPaths(loops), 'loop/**');
    assert.ok(found.includes(`${notes}/loop/deep/b.txt`));
    assert.ok(loops.listed.length < 100, `${loops.listed.length} folders`);
  });

  test('are followed, to folders and to files', async () => {
    const files = filesWith({
      paths: ['/data/papers/a.txt', '/data/b.txt'],
      links: { [`${notes}/papers/linked`]: '/data/papers', [`${notes}/papers/b.txt`]: '/data/b.txt' },
    });
    const expected = [`${notes}/papers/b.txt`, `${notes}/papers/linked/a.txt`];
    assert.deepEqual(await findIn(files, 'papers'), expected);
    assert.deepEqual(await findIn(withoutRealPaths(files), 'papers'), expected);
  });

  test('give way to the file and the folder themselves', async () => {
    const files = filesWith({
      paths: [`${notes}/papers/z/a.txt`],
      links: { [`${notes}/papers/b`]: `${notes}/papers/z`, [`${notes}/papers/a.txt`]: `${notes}/papers/z/a.txt` },
    });
    assert.deepEqual(await findIn(files, 'papers'), [`${notes}/papers/z/a.txt`]);
  });
});

suite('What cannot be read', () => {
  test('is told: links to nothing, forbidden folders', async () => {
    const files = filesWith({
      paths: [`${notes}/papers/a.txt`, `${notes}/papers/secret/b.txt`],
      links: {
        [`${notes}/papers/gone.txt`]: '/nowhere/gone.txt',
        [`${notes}/papers/archive`]: '/nowhere/archive',
        [`${notes}/papers/picture.png`]: '/nowhere/picture.png',
        [`${notes}/papers/.#lock.txt`]: 'ada@host',
      },
      forbidden: [`${notes}/papers/secret`],
    });
    const passedOver: PassedOver[] = [];
    assert.deepEqual(await findIn(files, 'papers', (one) => passedOver.push(one)), [`${notes}/papers/a.txt`]);
    assert.deepEqual(passedOver, [
      { path: `${notes}/papers/archive`, message: 'This link leads to no file or folder that can be read.' },
      { path: `${notes}/papers/gone.txt`, message: 'This link leads to no file or folder that can be read.' },
      { path: `${notes}/papers/secret`, message: 'No permission to read this folder.' },
    ]);
    assert.deepEqual(await findIn(files, 'papers'), [`${notes}/papers/a.txt`]);
  });

  test('is nothing that is yet to come', async () => {
    const passedOver: PassedOver[] = [];
    assert.deepEqual(await findIn(filesWith({}), 'papers/**', (one) => passedOver.push(one)), []);
    assert.deepEqual(passedOver, []);
  });
});
