import type { EntityPlan } from '@tessera/plan';
import { answered } from './trial.ts';
import type { Trial } from './trial.ts';

/** Exports an entity and imports what came out, changed in its names; then a file with nothing but names. */
export async function tryImport(trial: Trial, entity: EntityPlan, round: number): Promise<void> {
  const exported = await answered(trial, 'POST', '/api/v1/exports', { body: { entity: entity.id } });
  if (exported.status !== 200) return void trial.failures.push(`export ${entity.id} → ${exported.text}`);
  const lines = exported.text.trim().split('\n').length;
  const rows = trial.counts.get(entity.id) ?? 0;
  if (lines <= rows) trial.failures.push(`export of ${entity.id} has ${lines} lines for ${rows} rows`);
  await importText(trial, entity, exported.text.replaceAll('名称 ', `导回 ${round} `), false);
  const title = entity.field('name')?.document.label['zh-CN'] ?? '';
  await importText(trial, entity, `${title}\r\n导入 ${round}\r\n`, needsOnlyName(entity));
}

/** Whether nothing but a name is asked of a new row. */
function needsOnlyName({ fields }: EntityPlan): boolean {
  return fields.every(
    ({ key, system, document }) => system || key === 'name' || document.hidden === true || document.required !== true,
  );
}

/** Checks and runs an import; what was made counts. `whole`: every row has to go in. */
async function importText(trial: Trial, entity: EntityPlan, csv: string, whole: boolean): Promise<void> {
  const uploaded = await trial.tried.upload(entity.id, csv);
  if (uploaded.status !== 201) return void trial.failures.push(`upload ${entity.id} → ${uploaded.text}`);
  const at = `/api/v1/imports/${String(uploaded.body['id'])}`;
  for (const [step, end] of [
    ['check', 'checked'],
    ['run', 'done'],
  ] as const) {
    const begun = await answered(trial, 'POST', `${at}/${step}`);
    if (begun.status >= 300) return void trial.failures.push(`import ${entity.id} ${step} → ${begun.text}`);
    const body = await settled(trial, at);
    if (body['state'] !== end) return void trial.failures.push(`import ${entity.id} ${step}: ${JSON.stringify(body)}`);
    if (step === 'check') continue;
    const counts = body['counts'] as { readonly created: number; readonly rows: number };
    trial.counts.set(entity.id, (trial.counts.get(entity.id) ?? 0) + counts.created);
    if (whole && counts.created !== counts.rows)
      trial.failures.push(`import ${entity.id} made ${counts.created} of ${counts.rows}: ${csv}`);
  }
  await answered(trial, 'GET', `${at}/errors`);
}

async function settled(trial: Trial, at: string): Promise<Readonly<Record<string, unknown>>> {
  for (;;) {
    const { body, status } = await answered(trial, 'GET', at);
    if (status >= 300 || (body['state'] !== 'checking' && body['state'] !== 'running')) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
