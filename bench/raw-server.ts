/** The same work written by hand: Fastify, pg, the owner's rows only, journal and outbox in the statement. */
import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Reply {
  header(name: string, value: string): Reply;
  code(status: number): Reply;
  type(mime: string): Reply;
  send(body: string): Reply;
}
interface Request {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}
type Handler = (request: Request, reply: Reply) => Promise<Reply>;
type Route = (path: string, handler: Handler) => void;
interface App {
  readonly get: Route;
  readonly post: Route;
  readonly patch: Route;
  listen(at: { port: number; host: string }): Promise<string>;
}
interface Pool {
  query(statement: {
    name: string;
    text: string;
    values: readonly unknown[];
  }): Promise<{ rows: Readonly<Record<string, string>>[] }>;
}

const packages = path.join(import.meta.dirname, '..');
const fastify = createRequire(path.join(packages, 'apps/server/package.json'))('fastify') as () => App;
const pg = createRequire(path.join(packages, 'packages/database/package.json'))('pg') as {
  Pool: new (options: object) => Pool;
};
const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE'], max: 8 });
const owner = process.env['BENCH_OWNER'] ?? '';

const team = `(with recursive team(id) as (select $1::uuid union select u.id from tessera.sys_user u join team on u.manager_id = team.id) select id from team)`;
const person = (column: string) =>
  `(select jsonb_build_object('id', u.id, 'title', u.name) from tessera.sys_user u where u.id = t.${column})`;
const moment = (column: string) => `to_char(t.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const columns = (
  account: string,
) => `t.id, t.version::text as "_etag", ${moment('created_at')} as "createdAt", ${person('created_by')} as "createdBy",
  ${moment('updated_at')} as "updatedAt", ${person('updated_by')} as "updatedBy", ${person('owner_id')} as owner, t.version, t.name, t.stage,
  case when t.amount is null then null else jsonb_build_object('amount', t.amount::text, 'currency', t.amount_currency) end as amount, ${account} as account`;
const account = (more: string) =>
  `(select jsonb_build_object('id', a.id, 'title', a.name${more}) from main_live.x_account a where a.id = t.account and a.deleted_at is null)`;
const journal = (
  action: string,
) => `ch as (insert into tessera.change (at, base, environment, actor, release, cause, entity, record, action, after)
    select now(), 'main', 'live', $1, 1, 'api', 'x.deal', w.id, '${action}', $3::jsonb from w returning seq, record),
  ev as (insert into tessera.outbox (id, change_seq, topic, aggregate, payload) select gen_random_uuid(), seq, 'record.${action}', 'x.deal/' || record, '{}'::jsonb from ch)`;

const statements = {
  list: `select coalesce(json_agg(row_to_json(x)), '[]')::text as body from (select ${columns(account(''))} from main_live.x_deal t
    where t.deleted_at is null and t.owner_id in ${team} and t.stage = $2 order by t.amount desc nulls last, t.id desc limit 50) x`,
  get: `select row_to_json(x)::text as body from (select ${columns(account(", 'level', a.level"))} from main_live.x_deal t where t.id = $2 and t.deleted_at is null and t.owner_id in ${team}) x`,
  create: `with w as (insert into main_live.x_deal (id, created_at, created_by, updated_at, updated_by, owner_id, version, name, stage, amount, amount_currency, amount_rate, amount_base, account)
    select $2, now(), $1, now(), $1, $1, 1, $4, $5, $6::numeric, 'CNY', 1, $6::numeric, a.id from main_live.x_account a where a.id = $7 and a.deleted_at is null for key share returning *),
    ${journal('create')} select row_to_json(x)::text as body from (select ${columns(account(''))} from w t) x`,
  update: `with w as (update main_live.x_deal t set name = $4, updated_at = now(), updated_by = $1, version = t.version + 1
    where t.id = $2 and t.deleted_at is null and t.owner_id in ${team} returning t.*), ${journal('update')} select row_to_json(x)::text as body from (select ${columns(account(''))} from w t) x`,
  aggregate: `select json_build_object('items', json_agg(x))::text as body from (select stage, count(*) as n, sum(amount)::text as total from main_live.x_deal t
    where t.deleted_at is null and t.owner_id in ${team} group by stage) x`,
} as const;

async function run(name: keyof typeof statements, values: readonly unknown[]): Promise<string> {
  const { rows } = await pool.query({ name, text: statements[name], values });
  return rows[0]?.['body'] ?? '';
}

/** Who asks, in one round trip, as the other server does it. */
async function authenticate({ headers }: Request): Promise<string> {
  createHash('sha256')
    .update(headers['authorization'] ?? '')
    .digest('hex');
  await pool.query({
    name: 'who',
    text: 'select id, name, manager_id from tessera.sys_user where id = $1',
    values: [owner],
  });
  return owner;
}

const app = fastify();
const json = (reply: Reply, body: string) => reply.type('application/json; charset=utf-8').send(body);
app.get('/deals', async (request, reply) =>
  json(reply, `{"items":${await run('list', [await authenticate(request), request.query['stage']])}}`),
);
app.get('/deals/:id', async (request, reply) =>
  json(reply, await run('get', [await authenticate(request), request.params['id']])),
);
app.post('/deals', async (request, reply) => {
  const me = await authenticate(request);
  const {
    name,
    stage,
    amount,
    account: link,
  } = request.body as { name: string; stage: string; amount: { amount: string }; account: string };
  if (typeof name !== 'string' || name.trim() === '' || name.length > 255) return reply.code(422).send('');
  return json(
    reply.code(201),
    await run('create', [
      me,
      randomUUID(),
      JSON.stringify(request.body),
      name.normalize('NFC').trim(),
      stage,
      amount.amount,
      link,
    ]),
  );
});
app.patch('/deals/:id', async (request, reply) => {
  const me = await authenticate(request);
  const { name } = request.body as { name: string };
  if (typeof name !== 'string' || name.trim() === '' || name.length > 255) return reply.code(422).send('');
  return json(
    reply,
    await run('update', [me, request.params['id'], JSON.stringify(request.body), name.normalize('NFC').trim()]),
  );
});
app.post('/deals/aggregate', async (request, reply) =>
  json(reply, await run('aggregate', [await authenticate(request)])),
);
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
