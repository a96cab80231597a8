import { param, sql } from '@tessera/database';
import { withCapabilities } from '@tessera/access';
import type { Principal } from '@tessera/access';
import type { Database, Migration, Queryable } from '@tessera/database';
import { required } from '@tessera/std';
import type { Server } from './create-server.ts';
import { shippedPack, starterPack } from './shipped-packs.ts';

/** What was done once for the whole installation. */
export const firstStartMigrations: readonly Migration[] = [
  {
    id: 'server-0002',
    sql: 'create table tessera.done_once (what text primary key, at timestamptz not null default now())',
  },
];

const lockKey = 7_305_214_005n;

/**
 * Installs the starter pack with Chinese demo data, on the first start only; one that was interrupted goes on.
 * `empty`: nothing is installed, now or later. Several processes may start at once: one installs, the others wait.
 */
export async function firstStart(
  database: Database,
  server: Server,
  empty: boolean,
  onInstall: () => void,
): Promise<void> {
  if (await isDone(database)) return;
  await database.session(async (session) => {
    await session.query(sql`select pg_advisory_lock(${param(lockKey, 'bigint')})`);
    if (await isDone(session)) return;
    if (!empty) {
      onInstall();
      await installStarter(server);
    }
    await session.query(sql`insert into tessera.done_once (what) values ('starter') on conflict do nothing`);
  });
}

async function isDone(queryable: Queryable): Promise<boolean> {
  return (await queryable.query(sql`select 1 from tessera.done_once where what = 'starter'`)).count > 0;
}

/** The administrator as a principal, for work nobody else may do. */
export async function administratorOf({
  identity,
  publishing,
}: Pick<Server, 'identity' | 'publishing'>): Promise<Principal> {
  const { id } = await identity.ensureAdministrator();
  const administrator = required(await identity.principalFor(id), 'an administrator was just made');
  const { documents } = await publishing.plans.current();
  return withCapabilities(administrator, documents);
}

async function installStarter(server: Server): Promise<void> {
  const pack = required(await shippedPack(starterPack), 'the starter pack comes along');
  if ((await server.packs.list()).some(({ id, complete }) => id === pack.pack.id && complete)) return;
  await server.packs.install(pack, { principal: await administratorOf(server), locale: 'zh-CN', demo: true });
}
