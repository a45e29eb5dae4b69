import assert from 'node:assert/strict';
import type { WorkerConnection } from '../../../src/host/host';
import { RunningWorker } from '../../../src/vscode/library/runningWorker';

type Library = WorkerConnection['library'];

/** A worker that answers what it is told to, and dies when it is told to. */
function fakeWorkers(answer: () => Promise<number>) {
  const failures: unknown[] = [];
  const ends: string[] = [];
  let started = 0;
  let die: (error: Error) => void = () => undefined;
  const worker = new RunningWorker((onDidFail) => {
    const name = `worker ${++started}`;
    die = onDidFail;
    return Promise.resolve({ library: { size: answer } as unknown as Library, dispose: () => ends.push(name) });
  });
  worker.onDidFail((error) => failures.push(error));
  const size = () => worker.ask((library) => (library as unknown as { size: () => Promise<number> }).size());
  return { worker, size, failures, ends, die: (error: Error) => die(error) };
}

suite('The worker', () => {
  test('is started once, when it is first asked', async () => {
    const { size, worker, ends } = fakeWorkers(() => Promise.resolve(7));
    assert.deepEqual(await Promise.all([size(), size()]), [7, 7]);
    worker.dispose();
    await Promise.resolve();
    assert.deepEqual(ends, ['worker 1']);
  });

  test('that dies lets nobody wait, is told of once, and is followed by another', async () => {
    const answers: Promise<number>[] = [new Promise(() => undefined), Promise.resolve(3)];
    const { size, failures, ends, die } = fakeWorkers(() => answers.shift()!);
    const waiting = size();
    await new Promise((resolve) => setTimeout(resolve));
    die(new Error('out of memory'));
    await assert.rejects(waiting, /out of memory/);
    assert.equal(failures.length, 1);
    assert.deepEqual(ends, ['worker 1']);
    assert.equal(await size(), 3);
  });

  test('that cannot be started is told of each time that it is asked', async () => {
    const failures: unknown[] = [];
    const worker = new RunningWorker(() => Promise.reject(new Error('no such file')));
    worker.onDidFail((error) => failures.push(error));
    await assert.rejects(
      worker.ask(() => 1),
      /no such file/,
    );
    await assert.rejects(
      worker.ask(() => 1),
      /no such file/,
    );
    assert.equal(failures.length, 2);
    worker.dispose();
  });
});
