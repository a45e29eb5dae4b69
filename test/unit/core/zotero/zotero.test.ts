import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import type { Ask } from '../../../../src/core/zotero/request';
import type { Exported, ZoteroConnection } from '../../../../src/core/zotero/connection';
import { connect } from '../../../../src/core/zotero/zotero';
import { loopback } from '../../../../src/host/loopback';
import { libraryOf, startZotero, type FakeOptions, type FakeZotero } from '../../../fakes/zotero';

const libraries = [libraryOf(1, 'My Library', 450), libraryOf(4, 'Reading Group', 3), libraryOf(7, 'Empty', 0)];

type Progress = readonly [done: number, of: number | undefined];

async function withZotero<T>(options: FakeOptions, use: (zotero: FakeZotero) => Promise<T>): Promise<T> {
  const zotero = await startZotero({ libraries, ...options });
  try {
    return await use(zotero);
  } finally {
    await zotero.stop();
  }
}

const ask = (signal = new AbortController().signal) => loopback(signal);

async function connected(port: number): Promise<ZoteroConnection> {
  const outcome = await connect(ask(), port);
  assert.ok('value' in outcome, JSON.stringify(outcome));
  return outcome.value;
}

/** What comes of importing the n-th library. */
async function imported(port: number, n = 0): Promise<Exported & { progress: Progress[] }> {
  const connection = await connected(port);
  const progress: Progress[] = [];
  const outcome = await connection.export(ask(), connection.libraries[n]!, (done, of) => progress.push([done, of]));
  assert.ok('value' in outcome, JSON.stringify(outcome));
  return { ...outcome.value, progress };
}

const keysIn = (bib: string) => [...bib.matchAll(/@article\{([^,]+),/g)].map((match) => match[1]!);
const failure = (options: FakeOptions) => withZotero(options, ({ port }) => connect(ask(), port));

suite('Importing from Zotero with Better BibTeX', () => {
  test('offers the libraries, and takes each over with its keys', () =>
    withZotero({}, async ({ port }) => {
      const connection = await connected(port);
      assert.equal(connection.format, 'biblatex');
      assert.deepEqual(
        connection.libraries.map(({ name }) => name),
        ['My Library', 'Reading Group', 'Empty'],
      );
      for (const [n, { items }] of libraries.entries()) {
        const { papers, text } = await imported(port, n);
        assert.equal(papers, items.length);
        assert.deepEqual(
          keysIn(text),
          items.map(({ citekey }) => citekey),
        );
      }
    }));

  test('tells how far it is', () =>
    withZotero({}, async ({ port }) => {
      const { progress } = await imported(port);
      assert.ok(progress.length >= 3);
      assert.ok(progress.every(([, of]) => of === 450));
      assert.deepEqual(progress.at(-1), [450, 450]);
      assert.ok(progress.every(([done], i) => i === 0 || done > progress[i - 1]![0]));
    }));

  test('loses no item when two have the same key', () => {
    const items = [...libraries[1]!.items, libraries[1]!.items[0]!];
    return withZotero({ libraries: [{ id: 1, name: 'Twice', items }] }, async ({ port }) => {
      assert.equal((await imported(port)).papers, 4);
    });
  });

  test('works with versions that know no batches', () =>
    withZotero({ betterBibtex: 'old' }, async ({ port }) => {
      const { papers, text } = await imported(port);
      assert.equal(papers, 450);
      assert.equal(keysIn(text).length, 450);
    }));

  test('takes the library in one piece when it hangs up on a batch', () =>
    withZotero({ before: (_, body) => !body.includes('item.export') }, async ({ port }) => {
      assert.equal((await imported(port)).papers, 450);
    }));

  test('stops at once when it is cancelled', async () => {
    const controller = new AbortController();
    const before = async (_: string, body: string) => {
      if (!body.includes('item.export')) return;
      controller.abort();
      await new Promise((resolve) => setTimeout(resolve, 2000).unref());
    };
    await withZotero({ before }, async ({ port, asked }) => {
      const connection = await connected(port);
      const outcome = await connection.export(ask(controller.signal), connection.libraries[0]!, () => undefined);
      assert.deepEqual(outcome, { failure: 'cancelled' });
      assert.equal(asked.filter((one) => one === 'item.export').length, 1);
    });
  });
});

suite('Importing from Zotero without Better BibTeX', () => {
  const options = { betterBibtex: 'absent' } as const;

  test('goes page by page', () =>
    withZotero(options, async ({ port, asked }) => {
      const { papers, text, progress } = await imported(port);
      assert.equal(papers, 450);
      const items = JSON.parse(`[${text}]`) as { id: string }[];
      assert.deepEqual(
        items.map(({ id }) => id),
        libraries[0]!.items.map(({ citekey }) => citekey),
      );
      assert.equal(asked.filter((path) => path.includes('/items/top')).length, 5);
      assert.deepEqual(progress.at(-1), [450, 450]);
    }));

  test('offers groups too', () =>
    withZotero(options, async ({ port }) => {
      const connection = await connected(port);
      assert.equal(connection.format, 'csljson');
      assert.deepEqual(
        connection.libraries.map(({ name }) => name),
        ['My Library', 'Reading Group', 'Empty'],
      );
      assert.equal((await imported(port, 1)).papers, 3);
      assert.deepEqual((await imported(port, 2)).text, '');
    }));

  test("takes no item's address for its key", () => {
    const items = [
      { citekey: '', title: 'Without a key' },
      { citekey: 'mine2021', title: 'With a key' },
    ];
    return withZotero({ ...options, libraries: [{ id: 1, name: 'My Library', items }] }, async ({ port }) => {
      const read = JSON.parse(`[${(await imported(port)).text}]`) as { id?: string; title: string }[];
      assert.deepEqual(
        read.map(({ id, title }) => [id, title]),
        [
          [undefined, 'Without a key'],
          ['mine2021', 'With a key'],
        ],
      );
    });
  });

  test('ends although the total lies', async () => {
    let pages = 0;
    const lying: Ask = ({ path }) => {
      const page = path.includes('/items/') && pages++ < 2 ? [{ title: 'One' }] : [];
      return Promise.resolve({ status: 200, headers: { 'total-results': '1e300' }, text: JSON.stringify(page) });
    };
    const outcome = await connect(lying, 1);
    assert.ok('value' in outcome);
    const result = await outcome.value.export(lying, outcome.value.libraries[0]!, () => undefined);
    assert.deepEqual(result, { value: { papers: 2, text: '{"title":"One"},\n{"title":"One"}' } });
  });
});

suite('When Zotero cannot be read', () => {
  test('it is said whether it runs, may be read, or is too old', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(await connect(ask(), port), { failure: 'notRunning' });
    assert.deepEqual(await failure({ betterBibtex: 'absent', localApi: 'off' }), { failure: 'interfaceOff' });
    assert.deepEqual(await failure({ betterBibtex: 'absent', localApi: 'absent' }), { failure: 'noInterface' });
  });

  test('something else at its port is not taken for it', async () => {
    for (const text of ['', '<html>', '{}', '[]', 'null', '{"result":7}', '{"result":[{"id":"x"}]}', '\u0000\ufffd']) {
      const instead: FakeOptions['instead'] = (response) => response.writeHead(text === '[]' ? 500 : 200).end(text);
      assert.deepEqual(await failure({ instead }), { failure: 'notUnderstood' }, text);
    }
    assert.deepEqual(await failure({ instead: (response) => response.writeHead(404).end() }), {
      failure: 'notUnderstood',
    });
    assert.deepEqual(await failure({ instead: (_, request) => request.socket.destroy() }), {
      failure: 'notUnderstood',
    });
  });

  test('it is never followed to another place', async () => {
    const other = await startZotero({ libraries });
    const instead: FakeOptions['instead'] = (response) =>
      response.writeHead(302, { Location: `http://127.0.0.1:${other.port}/api/users/0/groups` }).end();
    assert.deepEqual(await failure({ instead }), { failure: 'notUnderstood' });
    assert.deepEqual(other.asked, []);
    await other.stop();
  });

  test('answers that are too slow or too long are given up', () =>
    withZotero(
      {
        instead: (response, request) => {
          if (request.url === '/slow') response.write('a');
          else response.end('a'.repeat(5000));
        },
      },
      async ({ port }) => {
        await assert.rejects(ask()({ port, path: '/slow', timeout: 100, limit: 10 }), { reason: 'slow' });
        await assert.rejects(ask()({ port, path: '/long', timeout: 5000, limit: 4999 }), { reason: 'large' });
        assert.equal((await ask()({ port, path: '/long', timeout: 5000, limit: 5000 })).text.length, 5000);
      },
    ));

  test('no answer makes it throw', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((result) => `{"result":${result}}`),
      fc.constant('[{"id":4,"data":{"name":7}},null,3,{"id":"x"}]'),
      fc.constant('{"result":[{"id":1,"name":"A","citekey":"a"},{"id":2,"name":"","citekey":3},null]}'),
    );
    const answer = fc.record({
      status: fc.constantFrom(200, 200, 200, 403, 404, 500),
      headers: fc.constantFrom({}, { 'total-results': '3' }, { 'total-results': 'x' }, { 'x-zotero-version': '7' }),
      text,
    });
    return fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 12 }), async (answers) => {
        let asked = 0;
        const hostile: Ask = () => {
          if (asked > 60) return Promise.resolve({ status: 500, headers: {}, text: '' });
          return Promise.resolve(answers[asked++ % answers.length]!);
        };
        const outcome = await connect(hostile, 1);
        if (!('value' in outcome)) return;
        for (const library of outcome.value.libraries) {
          const result = await outcome.value.export(hostile, library, () => undefined);
          if ('value' in result) assert.ok(result.value.papers >= 0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
