/** `npm run check`: everything that can be said about the sources without running them, in a short report. */
import { spawn } from 'node:child_process';
import path from 'node:path';

interface Step {
  readonly name: string;
  /** A script below the repository's root, and its arguments. */
  readonly command: readonly [string, ...string[]];
}

const root = path.resolve(import.meta.dirname, '..');

const steps: readonly Step[] = [
  { name: 'generated files', command: ['tools/gen.ts', '--check'] },
  { name: 'floors', command: ['tools/floors.ts'] },
  {
    name: 'types',
    command: ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', 'tsconfig.json'],
  },
  { name: 'lint', command: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--format', 'unix'] },
  { name: 'format', command: ['node_modules/oxfmt/bin/oxfmt', '--check'] },
  { name: 'unused code', command: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'] },
];

function run({ command }: Step): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const [script, ...args] = command;
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(error.message)));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString().trim() }));
  });
}

const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? steps : steps.filter((step) => wanted.includes(step.name));
if (chosen.length === 0) console.error(`No such check. There are: ${steps.map((step) => step.name).join(', ')}`);

let failed = chosen.length === 0 ? 1 : 0;
for (const step of chosen) {
  const from = performance.now();
  const { ok, output } = await run(step);
  console.log(`${ok ? '✓' : '✗'} ${step.name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  if (ok) continue;
  failed += 1;
  console.log(output.replace(/^/gm, '  '));
}
process.exitCode = failed === 0 ? 0 : 1;
