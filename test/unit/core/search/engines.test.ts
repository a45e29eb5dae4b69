import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../../src/core/paper';
import { PaperEngine } from '../../../../src/core/search/paperEngine';
import { CompactTexts } from '../../../../src/core/search/compact/compactTexts';
import { GrowingTexts } from '../../../../src/core/search/growingTexts';
import { MiniSearchTexts } from '../../../../src/core/search/miniSearch/miniSearchTexts';
import type { Texts } from '../../../../src/core/search/texts';
import { engineContract } from './engineContract';
import { paper, Papers } from './papers';

const atOnce = (): Promise<void> => Promise.resolve();

/** What makes the texts of an engine. */
type MakeTexts = (paperOf: (id: string) => Paper | undefined) => Texts;

const engines: readonly (readonly [name: string, texts: MakeTexts])[] = [
  ['MiniSearch engine', (paperOf) => new MiniSearchTexts(paperOf)],
  ['compact engine', (paperOf) => new CompactTexts(paperOf)],
  ['engine that grows', (paperOf) => new GrowingTexts(paperOf, 3)],
];

for (const [name, texts] of engines) engineTests(name, texts);

function engineTests(name: string, texts: MakeTexts): void {
  /** An engine that was told of all papers. */
  async function fresh(papers: Papers): Promise<PaperEngine> {
    const engine = new PaperEngine(papers.of, () => texts(papers.of));
    await engine.update(papers.change({ added: papers.all }), atOnce);
    return engine;
  }

  /** An engine that takes what another one saved. */
  async function reopened(engine: PaperEngine, papers: Papers): Promise<PaperEngine> {
    const saved = await engine.save(atOnce);
    const next = new PaperEngine(papers.of, () => texts(papers.of));
    assert.ok(saved);
    assert.ok(next.open(saved.suggestions));
    assert.ok(await next.restoreTexts(saved.texts, atOnce));
    return next;
  }

  engineContract(name, fresh);
  engineContract(`${name}, saved and opened`, async (papers) => reopened(await fresh(papers), papers));
  engineContract(`${name}, opened, then brought up to date`, async (papers) => {
    const before = new Papers([
      ...papers.all.slice(1, 4),
      ...papers.all.slice(4).map((each) => ({ ...each, title: `Once ${each.title}`, abstract: 'Not written yet.' })),
      paper('gone', 'What Graphs Were', 'Learning of graphs.'),
    ]);
    const saved = await (await fresh(before)).save(atOnce);
    const engine = new PaperEngine(papers.of, () => texts(papers.of));
    assert.ok(saved && engine.open(saved.suggestions));
    // half of it before the texts are there, half after
    const { all } = papers;
    await engine.update(papers.change({ changed: all.slice(0, 5), removed: ['gone'] }), atOnce);
    const restoring = engine.restoreTexts(saved.texts, atOnce);
    await engine.update(papers.change({ added: all.slice(5, 6), changed: all.slice(6) }), atOnce);
    assert.ok(await restoring);
    return engine;
  });

  suite(`${name}: after an update was stopped`, () => {
    const version = (id: number, n: number): Paper =>
      paper(`p${id}`, `Paper number${id} of graphs`, `In version${n} curvature helps, and word${id} too.`);
    const queries = ['graphs', 'version1', 'version2', 'number3', 'word0 curvature', 'versoin2', 'num', 'p1'];
    const answers = (engine: PaperEngine): unknown =>
      queries.map((query) => [engine.suggest(query, 9), engine.search(query, 9), engine.related(query, 9)]);

    /** Starts an update and refuses to breathe after so many times. */
    const stopped = async (
      engine: PaperEngine,
      change: Parameters<PaperEngine['update']>[0],
      breaths: number,
    ): Promise<void> => {
      let left = breaths;
      const refuse = (): Promise<void> => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('stopped')));
      await engine.update(change, refuse).catch((error: unknown) => assert.match(String(error), /stopped/));
    };
    const ids = [0, 1, 2, 3, 4, 5];
    const breaths = fc.nat({ max: 2 * ids.length });

    test('later changes of what it had not come to are followed', async () => {
      const kinds = fc.array(fc.constantFrom('added' as const, 'changed' as const, 'removed' as const), {
        minLength: ids.length,
        maxLength: ids.length,
      });
      await fc.assert(
        fc.asyncProperty(breaths, kinds, async (n, kind) => {
          const papers = new Papers([]);
          const engine = new PaperEngine(papers.of, () => texts(papers.of));
          await stopped(engine, papers.change({ added: ids.map((id) => version(id, 1)) }), n);
          const now = (of: string): Paper[] => ids.filter((id) => kind[id] === of).map((id) => version(id, 2));
          const removed = now('removed').map(({ id }) => id);
          await engine.update(papers.change({ added: now('added'), changed: now('changed'), removed }), atOnce);
          assert.deepEqual(answers(engine), answers(await fresh(new Papers([...now('added'), ...now('changed')]))));
        }),
        { numRuns: 60 },
      );
    });

    test('announcing every paper as added finishes it, whatever it was', async () => {
      await fc.assert(
        fc.asyncProperty(breaths, fc.subarray(ids), fc.subarray(ids), async (n, gone, renewed) => {
          const papers = new Papers(ids.map((id) => version(id, 1)));
          const engine = await fresh(papers);
          const kept = ids.filter((id) => !gone.includes(id));
          const now = kept.map((id) => version(id, renewed.includes(id) ? 2 : 1));
          const changed = now.filter(({ id }) => renewed.includes(Number(id.slice(1))));
          await stopped(engine, papers.change({ changed, removed: gone.map((id) => `p${id}`) }), n);
          await engine.update(papers.change({ added: now }), atOnce);
          assert.deepEqual(answers(engine), answers(await fresh(new Papers(now))));
        }),
        { numRuns: 60 },
      );
    });

    test('only what is missing is indexed then', async () => {
      let read = 0;
      const counted = ids.map((id): Paper => {
        const { abstract, ...rest } = version(id, 1);
        return Object.defineProperty({ ...rest, abstract }, 'abstract', { get: () => (read++, abstract) });
      });
      const papers = new Papers([]);
      const engine = new PaperEngine(papers.of, () => texts(papers.of));
      // all titles, and two texts
      await stopped(engine, papers.change({ added: counted }), ids.length + 1);
      // once to see whether it is known, once to index it
      assert.equal(read, 2 * 2);
      await engine.update(papers.change({ added: counted }), atOnce);
      assert.equal(read, 2 * 2 + 2 * 1 + 4 * 2);
      const again = await reopened(engine, papers);
      read = 0;
      await again.update(papers.change({ added: counted, changed: counted }), atOnce);
      assert.equal(read, 2 * ids.length);
    });
  });
}
