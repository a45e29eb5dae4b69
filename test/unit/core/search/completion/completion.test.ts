import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../../src/core/paper';
import { Completion } from '../../../../../src/core/search/completion/completion';
import { author, paper } from '../papers';

const atOnce = (): Promise<void> => Promise.resolve();

function fresh(papers: Iterable<Paper>): Completion {
  const completion = new Completion();
  for (const each of papers) completion.put(each);
  return completion;
}

const queries = [
  'g',
  'gr',
  'graph',
  'grpah',
  'graphnet',
  'graph ne',
  'net 2020',
  'lea',
  'learnig',
  'zu',
  '深',
  'c++',
  'a',
  'ada le',
];
const answers = (completion: Completion): unknown =>
  queries.map((query) => [1, 3, 50].map((limit) => completion.suggest(query, limit)));

suite('Completion', function () {
  // many libraries, on a machine that may be busy
  this.timeout(60_000);

  test('answers as one index of all papers does, whatever came, went, was saved and was opened', async () => {
    const word = fc.constantFrom(
      'graph',
      'Graphs',
      'net',
      'learning',
      'meta-learning',
      'Zürich',
      '深度学习',
      'C++',
      'on:',
      '𝔊rün',
    );
    const some = fc.record({
      id: fc.constantFrom('a', 'b', 'é', 'd', 'λ', '\uD800'),
      title: fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      citekey: fc.constantFrom('graph2020', 'adaGraph', 'zurichNet', 'a'),
      year: fc.constantFrom(null, 2020),
    });
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: some.map(({ id, title, ...more }) =>
          paper(id, title, '', { ...more, author: [author('Ada', 'Lenz')] }),
        ),
      },
      { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'é', 'd') },
      { weight: 1, arbitrary: fc.constantFrom('save' as const, 'settle' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (history) => {
        let completion = new Completion();
        const held = new Map<string, Paper>();
        for (const each of history) {
          if (each === 'settle') await completion.settle(atOnce);
          else if (each === 'save') {
            const bytes = await completion.save(atOnce);
            completion = new Completion();
            assert.ok(completion.open(bytes));
          } else if (typeof each === 'string') {
            completion.delete(each);
            held.delete(each);
          } else {
            completion.put(each);
            held.set(each.id, each);
          }
        }
        assert.deepEqual(answers(completion), answers(fresh(held.values())));
      }),
      { numRuns: 150 },
    );
  });

  test('answers as one index of all papers does, when there are thousands in many parts', async () => {
    const words = ['graph', 'net', 'learning', 'meta', 'curvature', 'grasp', 'flat', 'minima'];
    const numbered = (n: number, shift: number): Paper =>
      paper(`p${n}`, `${words[n % 8]!} ${words[(n * 7 + shift) % 8]!} ${words[(n >> 3) % 8]!}${n % 50}`, '', {
        citekey: `${words[(n + shift) % 8]!}${n}`,
        year: 2000 + (n % 20),
      });
    const held = new Map<string, Paper>();
    let completion = new Completion();
    for (let n = 0; n < 5000; n++) {
      completion.put(numbered(n, 0));
      held.set(`p${n}`, numbered(n, 0));
      if (n % 500 === 0) await completion.settle(atOnce);
      if (n === 3000) {
        const bytes = await completion.save(atOnce);
        completion = new Completion();
        completion.open(bytes);
      }
    }
    for (let n = 0; n < 5000; n += 3) {
      completion.delete(`p${n}`);
      held.delete(`p${n}`);
    }
    for (let n = 0; n < 5000; n += 10) {
      completion.put(numbered(n, 3));
      held.set(`p${n}`, numbered(n, 3));
    }
    await completion.settle(atOnce);
    const typed = [
      'g',
      'gr',
      'graph',
      'graph ne',
      'minma',
      'flat meta4',
      'curvatuer',
      'net2',
      '2007',
      'learning grasp',
    ];
    const other = fresh(held.values());
    for (const each of typed) assert.deepEqual(completion.suggest(each, 40), other.suggest(each, 40), each);
  });

  test('offers the same papers first, however many are asked for', async () => {
    const word = fc.constantFrom('graph', 'graphs', 'grasp', 'net', 'learning', 'meta-learning', 'ada', '深度学习');
    const title = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    const key = fc.constantFrom('graph', 'ada2020', 'netGraph', 'learn', 'Grün');
    const family = fc.constantFrom('Graph', 'Lenz', 'Net-Meta');
    const papers = fc
      .array(fc.tuple(title, key, family), { minLength: 1, maxLength: 40 })
      .map((all) =>
        all.map(([text, citekey, name], i) =>
          paper(`p${i}`, text, '', { citekey, year: 2020, author: [author('Ada', name), author('Gra', 'Lenz')] }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(papers, fc.array(fc.nat({ max: 39 }), { maxLength: 4 }), async (held, gone) => {
        const completion = new Completion();
        assert.ok(completion.open(await fresh(held).save(atOnce)));
        for (const n of gone) completion.delete(`p${n}`);
        for (const query of [...queries, 'graph', 'net graph', 'graph learn', 'lenz 2020 gra', 'metalearning ada']) {
          const all = completion.suggest(query, 100);
          for (const limit of [1, 2, 5, 20]) assert.deepEqual(completion.suggest(query, limit), all.slice(0, limit));
          for (const hit of all)
            assert.deepEqual(
              completion.suggest(query, 1, (id) => id === hit.id),
              [hit],
            );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('offers the same papers first when they are known beforehand, also when some of them are gone', async () => {
    const held = Array.from({ length: 6000 }, (_, n) =>
      paper(`p${n}`, `${n % 7 === 0 ? 'Graph' : `Word${n % 90}`} ${'of '.repeat(n % 5)}graph${n % 300} grids`, '', {
        citekey: n % 11 === 0 ? `gra${n}` : `key${n}`,
      }),
    );
    const saved = await fresh(held).save(atOnce);
    const completion = new Completion();
    assert.ok(completion.open(saved));
    const anyone = (): boolean => true;
    const compare = (): void => {
      for (const query of ['g', 'gr', 'gra', 'graph', 'w', 'grids', 'o', 'k']) {
        for (const limit of [1, 10, 400]) {
          // whoever chooses among all is not told what is known beforehand
          assert.deepEqual(completion.suggest(query, limit), completion.suggest(query, limit, anyone), query);
        }
      }
    };
    compare();
    for (const { id } of completion.suggest('g', 300)) completion.delete(id);
    compare();
    completion.put(paper('new', 'G'));
    assert.equal(completion.suggest('g', 10)[0]?.id, 'new');
    compare();
  });

  test('offers a title that begins so, also when enough are known beforehand that only have such words', async () => {
    const held = Array.from({ length: 6000 }, (_, n) =>
      paper(`p${n}`, `Some words of graph${n % 300} and grids`, '', { citekey: `key${n}` }),
    );
    const completion = new Completion();
    assert.ok(completion.open(await fresh(held).save(atOnce)));
    completion.put(paper('new', 'Graphs at Work', '', { citekey: 'other' }));
    assert.equal(completion.suggest('gr', 3)[0]?.id, 'new');
  });

  test('finds a page that was typed as a whole title only', () => {
    const words = Array.from({ length: 50 }, (_, n) => `word${n}`);
    const completion = fresh([paper('a', words.join(' '))]);
    assert.equal(completion.suggest(words.join(' '), 5)[0]?.id, 'a');
    assert.deepEqual(completion.suggest(words.toReversed().join(' '), 5), []);
  });

  test('keeps no more of a word that all papers have for being long', async () => {
    const long = 'x'.repeat(5000);
    const held = Array.from({ length: 4500 }, (_, n) => paper(`p${n}`, `${long} ${n}`));
    assert.ok((await fresh(held).save(atOnce)).length < 1_000_000);
  });

  test('prefers words that stand together as they were typed, then those of the first author', () => {
    const completion = fresh([
      paper('a', 'Flat Minima and Sharp Losses of Wide Networks', ''),
      paper('b', 'On the Sharp Minima That Are Rarely Flat', ''),
      paper('c', 'Deep and Wide Networks at Sharp Minima', ''),
    ]);
    const ids = (typed: string): string[] => completion.suggest(typed, 5).map(({ id }) => id);
    assert.deepEqual(ids('sharp minima'), ['b', 'c', 'a']);
    assert.deepEqual(ids('flat minima'), ['a', 'b']);
    assert.deepEqual(ids('minima that are fla'), ['b']);
    const named = fresh([
      paper('a', 'Graphs of Words', '', { author: [author('Ada', 'Lenz'), author('Bo', 'Riva')] }),
      paper('b', 'Graphs of Words', '', { author: [author('Bo', 'Riva'), author('Ada', 'Lenz')] }),
    ]);
    assert.deepEqual(
      ['lenz graphs', 'riva graphs'].map((typed) => named.suggest(typed, 1)[0]?.id),
      ['a', 'b'],
    );
  });

  test('takes a word for a slip when all papers that held it are gone', async () => {
    const completion = new Completion();
    completion.open(await fresh([paper('a', 'Graph Nets'), paper('b', 'Grape Nets')]).save(atOnce));
    assert.equal(completion.suggest('grape ', 1)[0]?.id, 'b');
    completion.delete('b');
    assert.equal(completion.suggest('grape ', 1)[0]?.id, 'a');
    assert.equal(completion.suggest('grape', 1)[0]?.id, 'a');
  });

  test('is as it was when setting it in order is refused', async () => {
    const completion = new Completion();
    for (let n = 0; n < 2500; n++) completion.put(paper(`p${n}`, `Graph number${n}`));
    const before = completion.suggest('graph num', 20);
    for (let breaths = 0; breaths < 8; breaths++) {
      let left = breaths;
      const refuse = (): Promise<void> => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('stopped')));
      await completion.save(refuse).catch((error: unknown) => assert.match(String(error), /stopped/));
      assert.deepEqual(completion.suggest('graph num', 20), before);
    }
  });

  test('opens nothing but what was saved, and throws on no bytes', async () => {
    const saved = await fresh([paper('a', 'Graph Nets'), paper('b', 'Curvature 深度', '', { citekey: 'key' })]).save(
      atOnce,
    );
    for (const bytes of [new Uint8Array(0), saved.subarray(0, saved.length - 8), saved.subarray(8)]) {
      assert.ok(!new Completion().open(bytes));
    }
    const damage = fc.array(fc.tuple(fc.nat({ max: saved.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      damage.map((changes) => {
        const bytes = saved.slice();
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      }),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const completion = new Completion();
        completion.open(bytes);
        answers(completion);
        completion.delete('a');
        completion.put(paper('b', 'Other'));
        answers(completion);
        await completion.save(atOnce);
      }),
      { numRuns: 500 },
    );
  });

  test('opens bytes wherever they begin', async () => {
    const saved = await fresh([paper('a', 'Graph Nets')]).save(atOnce);
    const shifted = new Uint8Array(saved.length + 3);
    shifted.set(saved, 3);
    const completion = new Completion();
    assert.ok(completion.open(shifted.subarray(3)));
    assert.equal(completion.suggest('graph', 1)[0]?.id, 'a');
  });
});
