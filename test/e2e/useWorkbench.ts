import { Workbench, type WorkbenchOptions } from './workbench';

/**
 * Gives a suite a workbench of its own, opened before its first test and closed after its last one. A test that fails
 * leaves out/pictures/failed-*.png, a hook that fails out/pictures/unfinished-*.png.
 * @returns a function that tests get the workbench from
 */
export function useWorkbench(options: WorkbenchOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;
  suiteSetup(async () => {
    workbench = await Workbench.open(options);
  });
  teardown(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    await workbench?.page.screenshot({ path: pictureOf('failed', test) });
  });
  suiteTeardown(async function () {
    const suite = this.test?.parent;
    // a hook that failed keeps tests from running
    const tests: Mocha.Test[] = [];
    suite?.eachTest((test) => tests.push(test));
    if (suite && tests.some((test) => test.state === undefined)) {
      await workbench?.page.screenshot({ path: pictureOf('unfinished', suite) }).catch(() => undefined);
    }
    await workbench?.close();
  });
  return () => {
    if (!workbench) throw new Error('The workbench is open only inside tests.');
    return workbench;
  };
}

function pictureOf(what: string, test: { fullTitle(): string }): string {
  return `out/pictures/${what}-${test.fullTitle().replace(/\W+/g, '-').toLowerCase()}.png`;
}
