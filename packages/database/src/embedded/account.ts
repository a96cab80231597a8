import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@tessera/std';

/** The system user the cluster runs as, when it cannot be ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const candidates = ['tessera', 'postgres', '_postgres', 'nobody'];

/** True where Postgres would refuse to run as the current user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Whom to drop to as root: the owner of the data when there is some, else a known ordinary user.
 * Undefined means: run as ourselves. Refuses with embedded_no_user.
 */
export async function chooseAccount(data: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const users = new Map(passwd.split('\n').map((line) => [line.split(':')[0] ?? '', line.split(':')] as const));
  for (const name of candidates) {
    const [, , uid, gid] = users.get(name) ?? [];
    if (uid && gid && Number(uid) !== 0) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  }
  throw new Refusal('embedded_no_user');
}

/** Whether `account` may pass through every folder down to `folder`, itself included. */
export async function canPass(account: Account, folder: string): Promise<boolean> {
  for (let current = folder; ; current = path.dirname(current)) {
    if (((await grantedTo(account, current)) & 0o1) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/** Whether `account` may get to a program and run it. */
export async function canRun(account: Account, program: string): Promise<boolean> {
  return (await canPass(account, path.dirname(program))) && ((await grantedTo(account, program)) & 0o5) === 0o5;
}

/** The permission bits (rwx) that apply to `account`; 0 when there is no such file. */
async function grantedTo(account: Account, target: string): Promise<number> {
  const info = await stat(target).catch(() => undefined);
  if (!info) return 0;
  const shift = info.uid === account.uid ? 6 : info.gid === account.gid ? 3 : 0;
  return (info.mode >> shift) & 0o7;
}
