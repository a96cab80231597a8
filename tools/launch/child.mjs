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
    const pass = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, pass);
    const end = (code) => {
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
