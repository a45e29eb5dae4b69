import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/paper';
import { Completion } from '../../../../src/core/search/completion';
import { author, paper } from './papers';

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
