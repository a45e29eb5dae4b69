// Child processes that end in time and tell what they said.
import { spawn } from 'node:child_process';

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, live?: boolean, timeout?: number }} [options]
 *   live: its output goes straight to this process's; timeout: seconds, then SIGTERM, and SIGKILL ten seconds later
 * @returns {Promise<{ status: number, output: string, timedOut: boolean }>} status 127 when it could not be started;
 *   output is empty when live
 */
export function run(command, args, { cwd, env, live = false, timeout = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const timers = [];
    if (timeout) {
      const end = (signal) => {
        timedOut = true;
        child.kill(signal);
      };
      timers.push(
        setTimeout(end, timeout * 1000, 'SIGTERM'),
        setTimeout(end, (timeout + 10) * 1000, 'SIGKILL'),
        // a grandchild may keep the pipes open after that
        setTimeout(() => done(1), (timeout + 12) * 1000),
      );
    }
    const done = (status) => {
      timers.forEach(clearTimeout);
      resolve({ status, output, timedOut });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      done(127);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

/**
 * Like run, for a step that must succeed.
 * @param {string} what for the error message
 * @throws {Error} with the end of the command's output
 */
export async function must(what, command, args, options) {
  const { status, output, timedOut } = await run(command, args, options);
  if (status === 0) return output;
  const why = timedOut ? 'took too long' : `failed (${status})`;
  throw new Error(`${what} ${why}: ${command} ${args.join(' ')}\n${output.slice(-4000)}`);
}

/** @returns {string} seconds since a time in ms, for people */
export const since = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;
