import { printable } from './printable';
import type { Terminal } from './terminal';

/** Says on standard error, in one line, what is wrong with this call. */
export function complain(terminal: Terminal, message: string): void {
  terminal.stderr.write(`lectern: ${printable(message)}\n`);
}

/** What went wrong with writing, for people. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left',
  EDQUOT: 'there is no space left',
  EFBIG: 'the file has become too large',
  EIO: 'the device reports an error',
};

/** Takes errors of both outputs, which would otherwise end the process with a stack trace. */
export function watchOutput(terminal: Terminal): { allWritten(): Promise<boolean> } {
  let failed = false;
  terminal.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // a reader that has seen enough, such as head, closes the pipe; and one failure is told once
    if (error.code === 'EPIPE' || failed) return;
    failed = true;
    const code = error.code ?? error.message;
    complain(terminal, `The results cannot be written: ${reasons[code] ?? code}.`);
  });
  // there is nowhere left to say it
  terminal.stderr.on('error', () => undefined);
  return {
    async allWritten() {
      await new Promise<void>((resolve) => terminal.stdout.write('', () => resolve()));
      return !failed;
    },
  };
}
