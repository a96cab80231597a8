import { createHash } from 'node:crypto';
import { access, chown, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@tessera/std';
import { canPass, chooseAccount, isRoot } from './account.ts';
import type { Account } from './account.ts';
import { systemFolder } from './binaries.ts';
import { readState } from './state.ts';

/** Where one cluster lives and as whom it runs. */
export interface Place {
  readonly home: string;
  readonly data: string;
  readonly log: string;
  /** Undefined: as the current user. */
  readonly account: Account | undefined;
}

/** Opens the home folder and decides where its data lies. Refuses with home_unreadable or embedded_no_user. */
export async function openPlace(home: string): Promise<Place> {
  const root = path.resolve(home);
  await openHome(root);
  const log = path.join(root, 'postgres.log');
  const remembered = (await readState(root))?.data;
  if (remembered && (await isFolder(path.resolve(root, remembered)))) {
    const data = path.resolve(root, remembered);
    return { home: root, data, log, account: await chooseAccount(data) };
  }
  const inside = path.join(root, 'postgres', 'data');
  const account = await chooseAccount(inside);
  const data = account && !(await canPass(account, root)) ? outside(root) : inside;
  await openParent(path.dirname(data), account);
  return { home: root, data, log, account };
}

function outside(home: string): string {
  return path.join(systemFolder, createHash('sha256').update(home).digest('hex').slice(0, 16), 'data');
}

async function openHome(home: string): Promise<void> {
  try {
    // As root the cluster runs as somebody else, who has to pass through.
    await mkdir(home, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
    if (!(await isFolder(home))) throw new Error('not a folder');
  } catch (error) {
    throw new Refusal('home_unreadable', { home, reason: error instanceof Error ? error.message : '' });
  }
}

async function openParent(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

async function isFolder(target: string): Promise<boolean> {
  return stat(target).then(
    (info) => info.isDirectory(),
    () => false,
  );
}
