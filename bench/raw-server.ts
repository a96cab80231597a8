/**
 * The same work written by hand: Fastify and pg over the product's own tables, with the same guarantees: the key is
 * checked, only rows of the caller and those below them, If-Match, row, journal (before and after) and outbox in one
 * statement, sums that are right with mixed currencies, the same protective plugins. What it lacks is metadata.
 */
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
  register(plugin: object, options?: object): Promise<void>;
  listen(at: { port: number; host: string }): Promise<string>;
}
type Row = Readonly<Record<string, string>>;
interface Pool {
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: readonly Row[] }>;
}

const packages = path.join(import.meta.dirname, '../packages');
const ofApi = createRequire(path.join(packages, 'api/package.json'));
const fastify = ofApi('fastify') as (options: object) => App;
const pg = createRequire(path.join(packages, 'database/package.json'))('pg') as { Pool: new (options: object) => Pool };
const pool = new pg.Pool({ connectionString: process.env['BENCH_DATABASE'], max: 8 });

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
const journal = (action: string, before: string) =>
  `ch as (insert into tessera.change (at, base, environment, actor, release, cause, entity, record, action, before, after)
    select now(), 'main', 'live', $1, 1, 'api', 'x.deal', w.id, '${action}', ${before}, $3::jsonb from w returning seq, record),
  ev as (insert into tessera.outbox (id, change_seq, topic, aggregate, payload) select gen_random_uuid(), seq, 'record.${action}', 'x.deal/' || record, jsonb_build_object('entity', 'x.deal', 'record', record, 'release', 1) from ch)`;

const statements = {
  who: `select u.id, u.name, u.roles, u.manager_id, k.expires_at from tessera.api_key k join tessera.sys_user u on u.id = k.user_id
    where k.id = $1 and k.secret_hash = $2 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and u.active and u.deleted_at is null`,
  list: `select coalesce(json_agg(row_to_json(x)), '[]')::text as body from (select ${columns(account(''))} from main_live.x_deal t
    where t.deleted_at is null and t.owner_id in ${team} and t.stage = $2 order by t.amount desc nulls last, t.id desc limit 50) x`,
  get: `select row_to_json(x)::text as body from (select ${columns(account(", 'level', a.level"))} from main_live.x_deal t where t.id = $2 and t.deleted_at is null and t.owner_id in ${team}) x`,
  create: `with w as (insert into main_live.x_deal (id, created_at, created_by, updated_at, updated_by, owner_id, version, name, stage, amount, amount_currency, amount_rate, amount_base, account)
    select $2, now(), $1, now(), $1, $1, 1, $4, $5, $6::numeric, 'CNY', 1, $6::numeric, a.id from main_live.x_account a where a.id = $7 and a.deleted_at is null for key share returning *),
    ${journal('create', 'null')} select row_to_json(x)::text as body from (select ${columns(account(''))} from w t) x`,
  update: `with o as (select id, name from main_live.x_deal t where t.id = $2 and t.deleted_at is null and t.owner_id in ${team} and ($5::bigint is null or t.version = $5) for update),
    w as (update main_live.x_deal t set name = $4, updated_at = now(), updated_by = $1, version = t.version + 1 from o where t.id = o.id returning t.*),
    ${journal('update', `(select jsonb_build_object('name', o.name) from o)`)} select row_to_json(x)::text as body from (select ${columns(account(''))} from w t) x`,
  aggregate: `select json_build_object('items', json_agg(x))::text as body from (select stage, count(*) as n,
      case when min(amount_currency) = max(amount_currency) then sum(amount) else sum(amount_base) end::text as total,
      case when min(amount_currency) = max(amount_currency) then min(amount_currency) else 'CNY' end as currency
    from main_live.x_deal t where t.deleted_at is null and t.owner_id in ${team} group by stage) x`,
} as const;

async function run(name: keyof typeof statements, values: readonly unknown[]): Promise<Row | undefined> {
  return (await pool.query({ name, text: statements[name], values })).rows[0];
}

class Unauthorized extends Error {
  readonly statusCode = 401;
}

/** Who asks, in one round trip, as the other server does it. */
async function authenticate({ headers }: Request): Promise<string> {
  const [, id, secret = ''] = /^Bearer tsr_([0-9a-f]{16})_([\w-]{43})$/.exec(headers['authorization'] ?? '') ?? [];
  const person = await run('who', [id, createHash('sha256').update(secret).digest()]);
  if (!person) throw new Unauthorized();
  return person['id'] ?? '';
}

function json(reply: Reply, row: Row | undefined): Reply {
  if (!row) return reply.code(404).send('');
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(row['body'] ?? '');
}

const isName = (name: unknown): name is string => typeof name === 'string' && name.trim() !== '' && name.length <= 255;

const app = fastify({ logger: false });
await app.register(ofApi('@fastify/helmet') as object);
await app.register(ofApi('@fastify/under-pressure') as object, { maxEventLoopDelay: 10_000 });
await app.register(ofApi('@fastify/rate-limit') as object, {
  max: 10_000_000,
  keyGenerator: ({ headers }: Request) => headers['authorization'],
});

app.get('/deals', async (request, reply) =>
  json(reply, await run('list', [await authenticate(request), request.query['stage']])),
);
app.get('/deals/:id', async (request, reply) =>
  json(reply, await run('get', [await authenticate(request), request.params['id']])),
);
app.post('/deals', async (request, reply) => {
  const me = await authenticate(request);
  const { name, stage, amount, account: link } = request.body;
  if (!isName(name)) return reply.code(422).send('');
  const { amount: figure } = amount as { amount: string };
  const after = JSON.stringify(request.body);
  reply.code(201);
  return json(reply, await run('create', [me, randomUUID(), after, name.normalize('NFC').trim(), stage, figure, link]));
});
app.patch('/deals/:id', async (request, reply) => {
  const me = await authenticate(request);
  const { name } = request.body;
  const seen = request.headers['if-match'];
  if (!isName(name) || seen === undefined) return reply.code(422).send('');
  const version = seen === '*' ? null : seen.replaceAll('"', '');
  const after = JSON.stringify(request.body);
  return json(reply, await run('update', [me, request.params['id'], after, name.normalize('NFC').trim(), version]));
});
app.post('/deals/aggregate', async (request, reply) =>
  json(reply, await run('aggregate', [await authenticate(request)])),
);
process.on('SIGTERM', () => process.exit());
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
