import assert from 'node:assert/strict';
import type { Files, Kind } from '../../../../src/core/sources/files';
import { findSources, sourcePattern } from '../../../../src/core/sources/findSources';

/** A file system in memory: the paths of its files. */
function filesWith(...paths: string[]): Files {
  const kind = (path: string): Kind => {
    if (paths.includes(path)) return 'file';
    return path === '/' || paths.some((file) => file.startsWith(`${path}/`)) ? 'folder' : 'nothing';
  };
  return {
    kind: (path) => Promise.resolve(kind(path)),
    list: (folder) => {
      const prefix = folder === '/' ? folder : `${folder}/`;
      const names = new Set(
        paths.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length).split('/')[0]!),
      );
      return Promise.resolve([...names].map((name) => [name, kind(prefix + name)] as const));
    },
  };
}

const find = async (pattern: string, ...paths: string[]) => {
  const files = filesWith(...paths);
  const place = { folder: '/home/ada/notes', home: '/home/ada' };
  return findSources(await sourcePattern(pattern, place, ['.txt'], files), files);
};

suite('A source', () => {
  const notes = '/home/ada/notes';

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
    assert.deepEqual(await find('C:\\papers\\*', '/C:/papers/a.txt'), ['/C:/papers/a.txt']);
  });

  test('may be in a folder whose name looks like a glob', async () => {
    const files = filesWith('/work [phd]/papers/a.txt');
    const place = { folder: '/work [phd]', home: undefined };
    assert.deepEqual(await findSources(await sourcePattern('papers/**', place, ['.txt'], files), files), [
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
    const files = filesWith(`${notes}/papers/a.txt`);
    const pattern = await sourcePattern('papers/**', { folder: notes, home: undefined }, ['.txt'], files);
    assert.equal(pattern.matches(`${notes}/papers/new/b.txt`), true);
    assert.equal(pattern.matches(`${notes}/papers/b.pdf`), false);
    assert.equal(pattern.matches(`${notes}/other/b.txt`), false);
  });
});
