import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentDigest } from './testing/content-digest.ts';
import { repairApp } from './testing/repair-app.ts';
import { publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
}

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly takesBody: boolean;
  readonly schema: Schema | undefined;
}

let base: TestServer;
let operations: readonly Operation[];
let ids: readonly string[];
let components: Readonly<Record<string, Schema>>;

beforeAll(async () => {
  base = await testServer({ limits: { signInsPerMinute: 1_000_000 } });
  await putDocuments(base.admin, repairApp);
  await publishDraft(base.admin);
  const made = await base.admin('POST', '/api/v1/records/x.customer', { body: { name: '另一个对象的记录' } });
  const repair = await base.admin('POST', '/api/v1/records/x.repair', { body: { title: '一条' } });
  const user = await base.admin('POST', '/api/v1/users', { body: { name: '某人', email: 'some@example.com' } });
  ids = [...[made, repair, user].map(({ body }) => String(body['id'])), '1'];
  const { body } = await base.admin('GET', '/openapi.json');
  components = (body['components'] as { schemas: Record<string, Schema> }).schemas;
  operations = operationsOf(body['paths'] as Record<string, Record<string, DescribedOperation>>);
});
afterAll(() => base.close());

type Schema = Readonly<Record<string, unknown>>;
interface DescribedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

function operationsOf(paths: Record<string, Record<string, DescribedOperation>>): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters,
      takesBody: requestBody !== undefined,
      schema: requestBody?.content['application/json']?.schema,
    })),
  );
}

/** Text that has hurt somebody before. */
const hostileText = fc.constantFrom(
  "'; drop table tessera.sys_user; --",
  "1' or '1'='1",
  '\\',
  '$1',
  '%',
  '../../../etc/passwd',
  '=HYPERLINK("http://evil")',
  '<script>alert(1)</script>',
  'a'.repeat(5000),
  '\u202e反',
  '😀'.repeat(200),
  '-1',
  '99999999999999999999',
  '1e400',
  'NaN',
  'true',
  'null',
  '[]',
  '{}',
  '00000000-0000-0000-0000-000000000000',
  'size(title) > 9999999999',
  'title.matches("^(a+)+$")',
  'x.y.z == 1',
  '((((((((((1))))))))))',
  'hours in [1,"a"]',
  'undefined',
  '',
  ' ',
);
const poison = fc.constantFrom('\u0000', 'a\u0000b', '\ud800', '\udfff\ud800');
const anyText = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: poison },
);
const keys = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'title',
      'customer',
      'cost',
      'urgent',
      'due',
      'photos',
      'hours',
      'owner',
      'id',
      'version',
      'deletedAt',
      '_etag',
      'name',
      'level',
      'roles',
      'email',
      'manager',
      'filter',
      'sort',
      'limit',
      'cursor',
      'fields',
      'expand',
      'count',
      'search',
      'measures',
      'groupBy',
      'having',
      'operations',
      'atomic',
      'values',
      'items',
      'note',
      'planHash',
      'kind',
      'token',
      'password',
      'login',
      'ids',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'a\u0000', '') },
);
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyText,
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, -0, -(2 ** 60)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
  ),
})).value;

const bodies = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(keys, anyJson, { maxKeys: 6 }).map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: anyJson.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '{',
      '{"a":',
      '[1,',
      '{"a":1}}',
      '"',
      'nul',
      '{"a":"\\u0000"}',
      '{"a":"\\ud800"}',
      `${'['.repeat(5000)}`,
      '\ufeff{}',
      '{"a":1,"a":2}',
    ),
  },
);

/** A value that mostly fits a schema, so that it gets past the door. */
function fitting(schema: Schema, draw: <T>(arbitrary: fc.Arbitrary<T>) => T, depth = 0): unknown {
  if (depth > 5 || draw(fc.nat(9)) === 0) return draw(anyJson);
  const {
    $ref: ref,
    allOf,
    anyOf,
    enum: options,
    properties,
    items,
    type,
  } = schema as {
    $ref?: string;
    allOf?: Schema[];
    anyOf?: Schema[];
    enum?: unknown[];
    properties?: Record<string, Schema>;
    items?: Schema;
    type?: string | string[];
  };
  if (ref) return fitting(components[ref.replace('#/components/schemas/', '')] ?? {}, draw, depth);
  if (allOf) return Object.assign({}, ...allOf.map((each) => fitting(each, draw, depth)));
  if (anyOf) return fitting(draw(fc.constantFrom(...anyOf)), draw, depth);
  if (options) return draw(fc.constantFrom(...options));
  if (properties) {
    const required = (schema['required'] ?? []) as string[];
    const kept = Object.entries(properties).filter(([key]) => required.includes(key) || draw(fc.boolean()));
    return Object.fromEntries(kept.map(([key, each]) => [key, fitting(each, draw, depth + 1)]));
  }
  switch ([type].flat()[0]) {
    case 'array':
      return Array.from({ length: draw(fc.nat(3)) }, () => fitting(items ?? {}, draw, depth + 1));
    case 'integer':
      return draw(fc.integer({ min: -5, max: 300 }));
    case 'boolean':
      return draw(fc.boolean());
    case 'string':
      return draw(
        fc.oneof(
          fc.constantFrom(
            ...ids,
            'title',
            'hours',
            '-hours',
            'x.repair',
            'x.customer',
            'hours > 1',
            '2026-03-01',
            'count',
            'sum',
          ),
          anyText,
        ),
      );
    default:
      return draw(anyJson);
  }
}

const request = fc.record({
  operation: fc.nat(),
  texts: fc.array(anyText, { minLength: 4, maxLength: 4 }),
  id: fc.option(fc.nat(3), { freq: 2 }),
  query: fc.dictionary(keys, anyText, { maxKeys: 4 }),
  body: bodies,
  fits: fc.boolean(),
  pick: fc.gen(),
  type: fc.oneof(
    { weight: 8, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=latin1',
        'x',
      ),
    },
  ),
  headers: fc.dictionary(
    fc.constantFrom('if-match', 'if-none-match', 'idempotency-key', 'accept-language', 'accept', 'range'),
    fc.constantFrom('*', '"1"', 'W/"x"', '""', 'x y', 'zh;q=abc', '"' + 'x'.repeat(3000) + '"', '9999'),
    { maxKeys: 3 },
  ),
});

/** Sign-out would end the session the rest runs in; so would a changed password. */
const skipped = (operation: Operation) =>
  /\/session$|\/me\/password$/.test(operation.path) && operation.method !== 'GET';

const encodePart = (text: string): string => {
  try {
    return encodeURIComponent(text) || '%20';
  } catch {
    return '%ED%A0%80';
  }
};

test('whatever is sent, the answer is an answer: never 5xx, failures are problems with a code, refusals write nothing', async () => {
  const usable = operations.filter((operation) => !skipped(operation));
  let before = await contentDigest(base.database);
  await fc.assert(
    fc.asyncProperty(
      request,
      async ({ operation: index, texts, id, query, body: anyBody, fits, pick, type, headers }) => {
        const operation = usable[index % usable.length];
        if (!operation) return;
        const drawn =
          fits && operation.schema
            ? JSON.stringify(fitting(operation.schema, (arbitrary) => pick(() => arbitrary)))
            : undefined;
        const body = drawn ?? anyBody;
        let part = 0;
        const path = operation.path.replace(/\{\w+\}/g, () =>
          id === null ? encodePart(texts[part++ % texts.length] ?? '') : (ids[id] ?? ''),
        );
        const search = Object.entries(query).map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`);
        const url = search.length > 0 && operation.method === 'GET' ? `${path}?${search.join('&')}` : path;
        if (url.length > 12_000) return;
        const answer = await base.admin(operation.method, url, {
          ...(operation.takesBody ? { body } : {}),
          headers: { ...(operation.takesBody ? { 'content-type': type } : {}), ...headers },
        });
        const shown = `${operation.method} ${url.slice(0, 300)} ${body.slice(0, 300)} → ${answer.status} ${answer.text.slice(0, 300)}`;
        expect(answer.status, shown).toBeLessThan(500);
        const after = await contentDigest(base.database);
        const written = before;
        before = after;
        if (answer.status < 400) return;
        expect(answer.headers['content-type'], shown).toContain('application/problem+json');
        expect(answer.body['code'], shown).toMatch(/^[a-z][a-z_0-9]+$/);
        expect(answer.text, shown).not.toMatch(/select |insert |node_modules|\.ts:\d/);
        expect(after, shown).toEqual(written);
      },
    ),
    { numRuns: 600, endOnFailure: true },
  );
  expect((await base.admin('GET', '/api/v1/releases')).body['current']).toBe(1);
}, 180_000);

test('records take only what their own schema allows', async () => {
  const record = fc.record({
    method: fc.constantFrom('POST', 'PATCH'),
    values: fc.dictionary(
      fc.constantFrom('title', 'customer', 'cost', 'urgent', 'due', 'photos', 'hours', 'owner'),
      anyJson,
      { minKeys: 1, maxKeys: 5 },
    ),
  });
  const made = await base.admin('POST', '/api/v1/records/x.repair', { body: { title: '原样' } });
  const one = `/api/v1/records/x.repair/${String(made.body['id'])}`;
  await fc.assert(
    fc.asyncProperty(record, async ({ method, values }) => {
      const body = JSON.stringify(values);
      const before = await contentDigest(base.database);
      const answer =
        method === 'POST'
          ? await base.admin('POST', '/api/v1/records/x.repair', { body })
          : await base.admin('PATCH', one, { body, headers: { 'if-match': '*' } });
      expect(answer.status, `${body.slice(0, 500)} → ${answer.text.slice(0, 300)}`).toBeLessThan(500);
      if (answer.status < 400) return;
      expect(answer.body['errors'] ?? answer.body['code'], body.slice(0, 300)).toBeTruthy();
      expect(await contentDigest(base.database), body.slice(0, 300)).toEqual(before);
    }),
    { numRuns: 400, endOnFailure: true },
  );
}, 120_000);

test('filters of every shape are answered or refused', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'title',
      'hours',
      'cost',
      'customer',
      'due',
      'urgent',
      'owner.name',
      '&&',
      '||',
      '!',
      '==',
      '>',
      'in',
      '(',
      ')',
      '[',
      ']',
      '"a"',
      "'",
      '1',
      'null',
      'today()',
      'size(title)',
      '.',
      ',',
      '??',
      'true',
      'user.id',
    ),
    anyText,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 9 }), async (pieces) => {
      const filter = pieces.join(' ');
      const answer = await base.admin('POST', '/api/v1/records/x.repair/query', { body: JSON.stringify({ filter }) });
      expect(answer.status, `${filter.slice(0, 300)} → ${answer.text.slice(0, 300)}`).toBeLessThan(500);
    }),
    { numRuns: 500, endOnFailure: true },
  );
}, 120_000);
