// The integration suite in the Node extension host.
import Mocha from 'mocha';
import { mochaOptions, runTests } from './runTests';

/** Called by VS Code. */
export async function run(): Promise<void> {
  const mocha = new Mocha(mochaOptions);
  mocha.suite.emit('pre-require', globalThis, '', mocha); // defines suite, test ...
  await import('glob:./*.test.ts');
  await runTests(mocha);
}
