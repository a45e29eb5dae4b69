import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SavedIndex, SearchEngine } from '../../../../src/core/search/engine';
import { createEngine } from '../../../../src/core/search/createEngine';
import { LIBRARY, paper, Papers } from './papers';

const atOnce = (): Promise<void> => Promise.resolve();
const queries = ['curvature graphs', 'meta-learning', 'attention', 'reversible bran', 'nobody heard of it'];
const answers = (engine: SearchEngine): unknown =>
  queries.map((query) => [engine.suggest(query, 9), engine.search(query, 9), engine.related(query, 9)]);

async function fresh(papers: Papers): Promise<SearchEngine> {
  const engine = createEngine(papers.of, 'miniSearch');
  await engine.update(papers.change({ added: papers.all }), atOnce);
  return engine;
}

async function saved(papers: Papers): Promise<SavedIndex> {
  const index = await (await fresh(papers)).save(atOnce);
  assert.ok(index);
  return index;
}

/** Refuses to breathe after so many times. */
function refuseAfter(breaths: number): () => Promise<void> {
  let left = breaths;
  return () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('stopped')));
}

suite('a saved index', function () {
  this.timeout(60_000);
  const papers = new Papers(LIBRARY);
  let index: SavedIndex;
  suiteSetup(async () => (index = await saved(papers)));

  test('completes before its texts are there, and searches as it completes', async () => {
    const engine = createEngine(papers.of, 'miniSearch');
    assert.ok(engine.open(index.suggestions));
    assert.deepEqual(engine.suggest('graph', 9), (await fresh(papers)).suggest('graph', 9));
    for (const query of queries) {
      assert.deepEqual(engine.search(query, 9), engine.suggest(query, 9));
      assert.deepEqual(engine.related(query, 9), []);
    }
    assert.equal(await engine.save(atOnce), undefined);
  });
  test('takes up what changed before its texts were there', async () => {
    const now = new Papers(LIBRARY);
    const engine = createEngine(now.of, 'miniSearch');
    engine.open(index.suggestions);
    const change = now.change({
      changed: [paper('maml', 'Zebras', 'Stripes.')],
      added: [paper('new', 'Graphs')],
      removed: ['yolov9'],
    });
    await engine.update(change, atOnce);
    assert.equal(engine.suggest('zebras', 1)[0]?.id, 'maml');
    assert.ok(await engine.restoreTexts(index.texts, atOnce));
    assert.deepEqual(answers(engine), answers(await fresh(now)));
  });
  test('can be stopped while it is restored: announcing every paper finishes it', async () => {
    for (let breaths = 0; breaths < 12; breaths++) {
      const engine = createEngine(papers.of, 'miniSearch');
      engine.open(index.suggestions);
      const isThere = await engine.restoreTexts(index.texts, refuseAfter(breaths)).catch(() => false);
      assert.equal(engine.suggest('maml', 1)[0]?.id, 'maml');
      if (!isThere) await engine.update(papers.change({ added: LIBRARY }), atOnce);
      assert.deepEqual(answers(engine), answers(await fresh(papers)));
    }
  });
  test('can be saved again as it is', async () => {
    const engine = createEngine(papers.of, 'miniSearch');
    engine.open(index.suggestions);
    await engine.restoreTexts(index.texts, atOnce);
    assert.deepEqual(await engine.save(atOnce), index);
  });
  test('is not restored without being opened, nor twice', async () => {
    const engine = await fresh(papers);
    assert.ok(!(await engine.restoreTexts(index.texts, atOnce)));
    assert.deepEqual(answers(engine), answers(await fresh(papers)));
  });
  test('is refused when its texts are damaged; nothing throws, and announcing every paper mends it', async () => {
    const { texts } = index;
    const damage = fc.array(fc.tuple(fc.nat({ max: texts.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.nat({ max: texts.length - 1 }).map((length) => texts.slice(0, length)),
      damage.map((changes) => {
        const bytes = texts.slice();
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      }),
    );
    const expected = answers(await fresh(papers));
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const engine = createEngine(papers.of, 'miniSearch');
        engine.open(index.suggestions);
        const isThere = await engine.restoreTexts(bytes, atOnce);
        answers(engine);
        await engine.update(papers.change({ changed: [LIBRARY[0]!, { ...LIBRARY[1]!, abstract: 'New.' }] }), atOnce);
        await engine.update(papers.change({ changed: [LIBRARY[1]!] }), atOnce);
        if (isThere) return;
        await engine.update(papers.change({ added: LIBRARY }), atOnce);
        assert.deepEqual(answers(engine), expected);
      }),
      { numRuns: 150 },
    );
  });
});
