import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repairApp } from './testing/repair-app.ts';
import { publishDraft, putDocuments, testServer } from './testing/test-server.ts';
import type { TestServer } from './testing/test-server.ts';

let base: TestServer;
let folder: string;
beforeAll(async () => {
  base = await testServer();
  folder = await mkdtemp(path.join(tmpdir(), 'openapi-'));
  await putDocuments(base.admin, repairApp);
  await publishDraft(base.admin);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await base.close();
});

/** The linter's word on a document, by its own command. */
async function lint(text: string): Promise<{ totals: { errors: number; warnings: number }; problems: unknown }> {
  const file = path.join(folder, 'openapi.json');
  await writeFile(file, text);
  const cli = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
  const config = path.join(folder, 'redocly.yaml');
  await writeFile(config, 'extends: [spec]\ntelemetry: off\n');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'lint', file, '--config', config, '--format', 'json'],
    {
      env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', REDOCLY_TELEMETRY: 'off' },
      maxBuffer: 64 * 1024 * 1024,
    },
  ).catch((error: unknown) => error as { stdout: string });
  return JSON.parse(stdout) as Awaited<ReturnType<typeof lint>>;
}

test('the served document is valid OpenAPI 3.1', async () => {
  const { text } = await base.admin('GET', '/openapi.json');
  const { totals, problems } = await lint(text);
  expect(problems).toEqual([]);
  expect(totals.errors).toBe(0);
});

test('every app has its own typed records', async () => {
  const { body } = await base.admin('GET', '/openapi.json', { headers: { 'accept-language': 'en' } });
  const { schemas } = body['components'] as { schemas: Record<string, { properties: Record<string, object> }> };
  expect(schemas['x.repair']?.properties).toMatchObject({
    title: { type: ['string', 'null'] },
    customer: { properties: { id: {}, title: {} } },
    cost: { properties: { amount: {}, currency: {} } },
    urgent: { type: 'boolean' },
    due: { format: 'date' },
    hours: { type: ['integer', 'null'] },
  });
  expect(schemas['x.repair.create']).toMatchObject({
    allOf: [{ $ref: '#/components/schemas/x.repair.input' }, { required: ['title'] }],
  });
  expect(Object.keys(body['paths'] as object)).toContain('/api/v1/records/x.repair/{id}');
});
