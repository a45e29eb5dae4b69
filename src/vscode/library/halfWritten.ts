import type { Stamp } from '../../worker/protocol';
import { isSame } from './dumpFile';

/** Milliseconds: a file that changes while it is read is read again soon; one that seems cut off is given longer. */
const soon = 300;
const later = 2000;
/** Who writes all the time is read all the same. */
const mostAttempts = 5;

interface Wait {
  readonly attempts: number;
  /** What the file was when it seemed cut off. */
  readonly cutOff: Stamp | undefined;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Files that seem to be just being written: they are read again when they have settled. */
export class HalfWritten {
  private readonly waits = new Map<string, Wait>();

  /** @param readAgain told when a file is to be read again */
  constructor(private readonly readAgain: (file: string) => void) {}

  /**
   * Whether what was read of a file that was whole before should not count yet; then it is read again in a while.
   * @param before what the file was before it was read, and `after`
   * @param unfinished whether what was read is empty or stops amid a record
   */
  waitsFor(file: string, before: Stamp, after: Stamp, unfinished: boolean): boolean {
    const last = this.waits.get(file);
    this.forget(file);
    const attempts = (last?.attempts ?? 0) + 1;
    const moving = !isSame(before, after);
    const settled = last?.cutOff !== undefined && isSame(last.cutOff, after);
    if (attempts > mostAttempts || !(moving || (unfinished && !settled))) return false;
    const timer = setTimeout(() => this.readAgain(file), moving ? soon : later);
    this.waits.set(file, { attempts, cutOff: moving ? undefined : after, timer });
    return true;
  }

  forget(file: string): void {
    clearTimeout(this.waits.get(file)?.timer);
    this.waits.delete(file);
  }

  dispose(): void {
    for (const file of [...this.waits.keys()]) this.forget(file);
  }
}
