import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { quiet } from './child.mjs';

const pnpm = 'pnpm@12.21.0';

/** Installs what the lockfile says, when it, the workspace file or the platform changed since the last time. */
export async function install(root, environment, npmProgram) {
  const stamp = path.join(root, 'node_modules', '.tessera-install');
  const wanted = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && findNode(root)) return 0;
  console.log('Installing dependencies … 正在安装依赖 …');
  const [program, args] = npxCommand(npmProgram);
  // CI: pnpm asks no questions.
  const env = { ...environment, CI: 'true' };
  const code = await quiet(program, [...args, '-y', pnpm, 'install', '--frozen-lockfile'], { cwd: root, env });
  if (code !== 0) return code;
  if (!findNode(root)) {
    console.error('The node package did not install; remove node_modules and run again. 请删除 node_modules 后重试。');
    return 1;
  }
  writeFileSync(stamp, wanted);
  return 0;
}

/** The program `node` of the version this repository asks for; undefined before the first installation. */
export function findNode(root) {
  const folder = path.join(root, 'node_modules', 'node', 'bin');
  return ['node.exe', 'node'].map((name) => path.join(folder, name)).find((file) => existsSync(file));
}

function fingerprint(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests(root)])
    hash.update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

function manifests(root) {
  const members = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return ['.', 'schemas', ...members.sort((a, b) => (a < b ? -1 : 1))]
    .map((folder) => `${folder}/package.json`)
    .filter((file) => existsSync(path.join(root, file)));
}

/** npx as a script of the npm that called us, since `npx.cmd` cannot be spawned without a shell. */
function npxCommand(npmProgram) {
  const bin = path.dirname(process.execPath);
  const candidates = [
    ...(npmProgram?.endsWith('npm-cli.js') ? [path.join(path.dirname(npmProgram), 'npx-cli.js')] : []),
    path.join(bin, 'node_modules', 'npm', 'bin', 'npx-cli.js'),
    path.join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npx-cli.js'),
  ];
  const script = candidates.find((file) => existsSync(file));
  return script ? [process.execPath, [script]] : ['npx', []];
}
