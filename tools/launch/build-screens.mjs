import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quiet } from './child.mjs';

const apps = ['designer', 'workspace'];

/** What the screens are made of; a change in any of it builds them again. */
const shared = [
  'schemas',
  'packages/std',
  'packages/expression',
  'packages/model',
  'packages/client',
  'packages/ui',
  'packages/fields',
  'packages/screens',
];

/** Builds the single-page apps whose sources changed since the last build. */
export async function buildScreens(root, node, environment) {
  const stale = apps
    .map((app) => ({
      app,
      folder: path.join(root, 'apps', app),
      wanted: fingerprint(root, [...shared, `apps/${app}`]),
    }))
    .filter(({ folder, wanted }) => !isCurrent(folder, wanted) && existsSync(path.join(folder, 'vite.config.ts')));
  if (stale.length === 0) return 0;
  console.log(`Building ${stale.map(({ app }) => app).join(', ')} … 正在构建界面 …`);
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const codes = await Promise.all(
    stale.map(async ({ folder, wanted }) => {
      const code = await quiet(node, [vite, 'build', '--logLevel', 'warn'], {
        cwd: folder,
        // A test run would make it a development build.
        env: { ...environment, NODE_ENV: 'production', NO_COLOR: '1' },
      });
      if (code === 0) writeFileSync(stampOf(folder), wanted);
      return code;
    }),
  );
  return codes.find((code) => code !== 0) ?? 0;
}

const stampOf = (folder) => path.join(folder, 'dist', '.stamp');

function isCurrent(folder, wanted) {
  return existsSync(stampOf(folder)) && readFileSync(stampOf(folder), 'utf8') === wanted;
}

function fingerprint(root, folders) {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'pnpm-lock.yaml')));
  for (const folder of folders) addFolder(hash, path.join(root, folder), folder);
  return hash.digest('hex');
}

function addFolder(hash, folder, name) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (
      entry.name === 'node_modules' ||
      entry.name === 'dist' ||
      entry.name.startsWith('.') ||
      entry.name.includes('.test.')
    )
      continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, file, `${name}/${entry.name}`);
    else hash.update(`${name}/${entry.name}\n`).update(readFileSync(file));
  }
}
