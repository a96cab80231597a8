// The commands of package.json. Plain JavaScript without dependencies: it has to run before anything is installed,
// on Node 20 and newer; what it starts runs on the Node of the `node` package.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildScreens } from './launch/build-screens.mjs';
import { foreground, together } from './launch/child.mjs';
import { findNode, install } from './launch/install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [task = '', ...args] = process.argv.slice(2);
const npmProgram = process.env.npm_execpath;
const environment = cleanEnvironment(process.env);

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    return fail('Node 20 or newer is needed. 需要 Node 20 或更高版本。');
  if (!Object.hasOwn(tasks, task)) return fail(`Which task? ${Object.keys(tasks).join(' · ')}`);
  const installed = await install(root, environment, npmProgram);
  return installed === 0 ? tasks[task](findNode(root)) : installed;
}

const tasks = {
  // The channel tells the server when this process was killed and cannot pass a signal on.
  start: async (node) =>
    (await buildScreens(root, node, environment)) ||
    script(node, 'apps/server/src/main.ts', args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }),
  dev: (node) =>
    together([
      {
        program: node,
        args: ['--watch', 'apps/server/src/main.ts', ...args],
        options: { cwd: root, env: environment },
      },
      ...['designer', 'workspace'].map((app) => ({
        program: node,
        args: [path.join(root, 'node_modules/vite/bin/vite.js'), '--clearScreen', 'false'],
        options: { cwd: path.join(root, 'apps', app), env: environment },
      })),
    ]),
  test: async (node) =>
    (needsScreens() && (await buildScreens(root, node, environment))) ||
    script(node, 'node_modules/vitest/vitest.mjs', ['run', ...args]),
  look: (node) =>
    script(node, 'node_modules/vitest/vitest.mjs', ['run', 'apps/server/e2e/screens.test.ts', ...args], {
      env: { ...environment, TESSERA_LOOK: 'full' },
    }),
  check: (node) => script(node, 'tools/check.ts', args),
  gen: (node) => script(node, 'tools/gen.ts', args),
  bench: async (node) => (await buildScreens(root, node, environment)) || script(node, 'bench/main.ts', args),
  tessera: (node) => script(node, 'apps/cli/src/main.ts', args),
};

/** Journeys drive the built screens; a run of a few chosen tests does not wait for them. */
function needsScreens() {
  return args.length === 0 || args.some((each) => each.includes('e2e') || each.startsWith('apps/server'));
}

function script(node, file, rest, options = {}) {
  if (!existsSync(path.join(root, file))) return fail(`${file} does not exist.`);
  return foreground(node, [path.join(root, file), ...rest], { cwd: root, env: environment, ...options });
}

function fail(message) {
  console.error(message);
  return 1;
}

/** Ours, with the repository's programs first and without what npm tells its scripts, which misleads pnpm. */
function cleanEnvironment(source) {
  const entries = Object.entries(source).filter(
    ([name]) => !/^npm_/i.test(name) || /^npm_config_registry$/i.test(name),
  );
  const env = Object.fromEntries(entries);
  const name = Object.keys(env).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH';
  env[name] = [path.join(root, 'node_modules', '.bin'), env[name]].filter(Boolean).join(path.delimiter);
  // Types are stripped and code is compiled once, not at every start.
  env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules', '.cache', 'node');
  return env;
}

process.exitCode = await main();
