import { spawn } from 'node:child_process';
import os from 'node:os';

/** Ends like a shell would: 128 + signal number. */
const codeOf = (code, signal) => code ?? 128 + (os.constants.signals[signal] ?? 1);

/**
 * Runs a program in the foreground and answers its exit code.
 * Signals reach it once: a terminal sends Ctrl-C to everybody itself, anything else is passed on.
 */
export function foreground(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    let passed = -Infinity;
    const pass = (signal) => {
      // npm passes signals on as well, so one may come twice.
      if ((signal === 'SIGINT' && process.stdin.isTTY) || performance.now() - passed < 1000) return;
      passed = performance.now();
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    // npm runs us through a shell that dies of a signal without passing it on: without a parent, end as well.
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid !== parent) pass('SIGTERM');
    }, 1000);
    const end = (code) => {
      clearInterval(orphaned);
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      end(1);
    });
    child.on('close', (code, signal) => end(codeOf(code, signal)));
  });
}

/** Runs several programs together; the first that ends ends the others. */
export async function together(runs) {
  const stop = new AbortController();
  const options = (run) => ({ ...run.options, signal: stop.signal, killSignal: 'SIGTERM' });
  const all = runs.map((run) =>
    foreground(run.program, run.args, options(run)).then((code) => {
      stop.abort();
      return code;
    }),
  );
  const first = await Promise.race(all);
  await Promise.all(all);
  return first;
}

/** Runs a program quietly; its output is shown only when it fails. Answers the exit code. */
export function quiet(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, ...options });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(`${program}: ${error.message}\n`)));
    child.on('close', (code, signal) => {
      if (code !== 0) process.stderr.write(Buffer.concat(chunks));
      resolve(codeOf(code, signal));
    });
  });
}
