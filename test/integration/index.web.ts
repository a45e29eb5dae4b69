// The integration suite in the browser's extension host, a worker.
import 'mocha/mocha'; // the browser's build: defines the global mocha
import type Mocha from 'mocha';
import { mochaOptions, runTests } from './runTests';

declare const mocha: Mocha & { setup(options: Mocha.MochaOptions): void };

/** Called by VS Code. */
export async function run(): Promise<void> {
  // VS Code takes location away from extensions; mocha reads location.search
  if (!Reflect.get(globalThis, 'location')) {
    Object.defineProperty(globalThis, 'location', { value: { search: '' }, configurable: true });
  }
  mocha.setup(mochaOptions);
  await import('glob:./*.test.ts');
  await runTests(mocha);
}
