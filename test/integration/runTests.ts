import type Mocha from 'mocha';
import * as vscode from 'vscode';

/** How both hosts' mocha is set up. */
export const mochaOptions = { ui: 'tdd', reporter: 'spec', color: false, timeout: 60_000, retries: 1 } as const;

/**
 * Runs what has been loaded into mocha, and prints the counts in a line of its own: the browser's host has no other proof
 * that it ran.
 * @throws when a test failed, or when there was none
 */
export async function runTests(mocha: Pick<Mocha, 'grep' | 'run' | 'suite'>): Promise<void> {
  // a setting, because the browser's host has no environment variables
  const grep = vscode.workspace.getConfiguration('lecternTests').get<string>('grep');
  if (grep) mocha.grep(grep);
  else if (mocha.suite.total() === 0) throw new Error('There are no tests.');
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failed) => {
      const { passes, failures, pending } = runner.stats!;
      console.log(`lectern tests: ${JSON.stringify({ passed: passes, failed: failures, pending })}`);
      if (failed) reject(new Error(`${failed} failed`));
      else resolve();
    });
  });
}
