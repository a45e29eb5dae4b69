/**
 * Awaited now and then by long work, so that whoever shares the thread gets a turn; it costs nothing when called often.
 * Rejects when the work is cancelled.
 * @param done how many papers of the work at hand are finished, where that is known
 */
export type Breathe = (done?: number) => Promise<void>;

/** Thrown by a `Breathe` whose work was stopped. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/** Long enough that the pauses cost little, short enough that a query in between is not felt. */
const stint = 8;

/**
 * Makes a `Breathe` that lets the thread's event loop run after every few milliseconds of work.
 * @param pause resolves in a later turn of the event loop
 * @param isStopped asked after each pause
 * @param onProgress told at each pause how much is done, where the work says so
 */
export function breathing(
  pause: () => Promise<void>,
  isStopped: () => boolean = () => false,
  onProgress?: (done: number) => void,
): Breathe {
  let last = performance.now();
  return async (done) => {
    if (performance.now() - last < stint) return;
    if (done !== undefined) onProgress?.(done);
    await pause();
    last = performance.now();
    if (isStopped()) throw new Stopped();
  };
}

/** A later turn of the event loop, by the timer that every host has. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
