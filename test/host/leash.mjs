// usage: node leash.mjs <folder> <command> <argument>...
// Runs a command that must not outlive its starter. When standard input ends (the starter closed it, or died, however it
// died), the command's whole process group ends, and the temporary folder goes.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

const [folder, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // the group is gone already
  }
}

let ending = false;
function end() {
  if (ending) return;
  ending = true;
  signalGroup('SIGTERM');
  setTimeout(signalGroup, 3000, 'SIGKILL').unref();
}

// also called when the command ends by itself: what it started may live on in its group
function finish(status) {
  signalGroup('SIGKILL');
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  process.exit(status);
}

child.once('error', (error) => {
  console.error(error.message);
  finish(127);
});
child.once('exit', (status) => finish(ending ? 0 : (status ?? 1)));
process.stdin.on('end', end).on('error', end).resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
