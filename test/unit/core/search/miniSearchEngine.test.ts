import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LibraryChange } from '../../../../src/core/library/change';
import type { Paper } from '../../../../src/core/paper';
import { MiniSearchEngine } from '../../../../src/core/search/miniSearchEngine';
import { engineContract } from './engineContract';
import { paper } from './papers';

engineContract('MiniSearch engine', () => new MiniSearchEngine());

suite('MiniSearch engine: after an update was stopped', () => {
  const atOnce = (): Promise<void> => Promise.resolve();
  const change = (some: Partial<LibraryChange>): LibraryChange => ({ added: [], changed: [], removed: [], ...some });
  const version = (id: number, n: number): Paper =>
    paper(`p${id}`, `Paper number${id} of graphs`, `In version${n} curvature helps, and word${id} too.`);
  const queries = ['graphs', 'version1', 'version2', 'number3', 'word0 curvature', 'versoin2', 'num', 'p1'];
  const answers = (engine: MiniSearchEngine): unknown =>
    queries.map((query) => [engine.suggest(query, 9), engine.search(query, 9), engine.related(query, 9)]);

  /** Starts an update and refuses to breathe after so many times. */
  const stopped = async (engine: MiniSearchEngine, some: Partial<LibraryChange>, breaths: number): Promise<void> => {
    let left = breaths;
    const refuse = (): Promise<void> => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('stopped')));
    await engine.update(change(some), refuse).catch((error: unknown) => assert.match(String(error), /stopped/));
  };
  const fresh = async (papers: readonly Paper[]): Promise<MiniSearchEngine> => {
    const engine = new MiniSearchEngine();
    await engine.update(change({ added: papers }), atOnce);
    return engine;
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
        const engine = new MiniSearchEngine();
        await stopped(engine, { added: ids.map((id) => version(id, 1)) }, n);
        const now = (of: string): Paper[] => ids.filter((id) => kind[id] === of).map((id) => version(id, 2));
        const removed = now('removed').map(({ id }) => id);
        await engine.update(change({ added: now('added'), changed: now('changed'), removed }), atOnce);
        assert.deepEqual(answers(engine), answers(await fresh([...now('added'), ...now('changed')])));
      }),
      { numRuns: 60 },
    );
  });

  test('announcing every paper as added finishes it, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(breaths, fc.subarray(ids), fc.subarray(ids), async (n, gone, renewed) => {
        const engine = await fresh(ids.map((id) => version(id, 1)));
        const kept = ids.filter((id) => !gone.includes(id));
        const papers = kept.map((id) => version(id, renewed.includes(id) ? 2 : 1));
        const changed = papers.filter(({ id }) => renewed.includes(Number(id.slice(1))));
        await stopped(engine, { changed, removed: gone.map((id) => `p${id}`) }, n);
        await engine.update(change({ added: papers }), atOnce);
        assert.deepEqual(answers(engine), answers(await fresh(papers)));
      }),
      { numRuns: 60 },
    );
  });

  test('only what is missing is indexed then', async () => {
    let read = 0;
    const papers = ids.map((id): Paper => {
      const { abstract, ...rest } = version(id, 1);
      return Object.defineProperty({ ...rest, abstract }, 'abstract', { get: () => (read++, abstract) });
    });
    const engine = new MiniSearchEngine();
    // all titles, and two texts
    await stopped(engine, { added: papers }, ids.length + 1);
    const before = read;
    assert.ok(before > 0);
    await engine.update(change({ added: papers }), atOnce);
    const each = before / 2;
    assert.equal(read, each * ids.length);
    await engine.update(change({ added: papers, changed: papers }), atOnce);
    assert.equal(read, each * ids.length);
  });
});
