import { readHistory } from '@tessera/journal';
import { mayReadField } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import type { Access, Engine, RecordContext } from '../context.ts';
import { bareTag, changedBetween, taggedFields } from '../read/etag.ts';
import type { Current } from './current.ts';

const mostChanges = 100;

/**
 * Refuses a write that was made from an older state: `record_stale` with `changed`, the changed fields the caller may read,
 * and `etag`, the tag of the present state. Without a tag: `precondition_required`.
 */
export async function refuseStale(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  current: Current,
  ifMatch: string | undefined,
): Promise<void> {
  if (ifMatch === undefined || ifMatch.trim() === '') throw new Refusal('precondition_required');
  const tags = ifMatch.split(',').map(bareTag);
  if (tags.includes('*') || tags.includes(current.etag)) return;
  const changed = await changedSince(engine, ctx, access, current, tags[0] ?? '');
  throw new Refusal('record_stale', { changed, etag: current.etag });
}

async function changedSince(
  engine: Engine,
  ctx: RecordContext,
  { entity, viewer }: Access,
  current: Current,
  tag: string,
): Promise<readonly string[]> {
  const tagged = taggedFields(viewer, entity);
  if (tagged) return changedBetween(tagged, tag, current.etag);
  const behind = Number(current.version) - Number(tag);
  if (!/^\d{1,15}$/.test(tag) || behind <= 0) return [];
  const { base, environment } = ctx.plan;
  const changes = await readHistory(ctx.tx ?? engine.database, {
    base,
    environment,
    entity: entity.id,
    record: current.id,
    limit: Math.min(behind, mostChanges),
  });
  const keys = new Set(
    changes.flatMap(({ after, before }) => [...Object.keys(after ?? {}), ...Object.keys(before ?? {})]),
  );
  return [...keys].filter((key) => {
    const field = entity.field(key);
    return field !== undefined && mayReadField(viewer, entity, field);
  });
}
