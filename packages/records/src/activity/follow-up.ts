import type { FieldPlan } from '@tessera/plan';
import { issue, pointer, Refusal, required } from '@tessera/std';
import type { Json } from '@tessera/std';
import { accessTo, isoMicros } from '../context.ts';
import type { Access, Engine, RecordContext } from '../context.ts';
import { isSeen } from '../read/seen.ts';
import { inTransaction } from '../run-statement.ts';
import { dayFormat } from '../write/autonumber.ts';
import { create } from '../write/create.ts';
import type { WriteAnswer } from '../write/create.ts';
import { readCurrent } from '../write/current.ts';
import type { Current } from '../write/current.ts';
import { idOf } from '../write/related.ts';
import { applyPatch } from '../write/update.ts';

/** What somebody wrote about a record; the entity says which fields keep it. */
export interface FollowUp {
  readonly text: string;
  /** Option of the field `way`. */
  readonly way?: string;
  /** When it happened, ISO 8601. Absent: now. */
  readonly at?: string;
  /** Value of the field `next`; null takes it out. Absent: it stays while it lies ahead. */
  readonly next?: Json;
  readonly files?: Json;
}

type Feature = NonNullable<NonNullable<Access['entity']['document']['features']>['activities']>;

/** A moment may lie this far ahead, µs: clocks differ. */
const tolerance = 300_000_000n;
const titleLength = 80;

/**
 * Writes a follow-up of a record and, in the same transaction, when the record was last and will next be followed up.
 * Who may read the record and create follow-ups may do so: `last` is set by the document, as effects of transitions are;
 * `next` takes the right to change the record. Refuses `follow_ups_off`.
 */
export async function followUp(
  engine: Engine,
  ctx: RecordContext,
  id: string,
  record: string,
  given: FollowUp,
): Promise<WriteAnswer> {
  const access = accessTo(ctx, id, 'read');
  const feature = access.entity.document.features?.activities;
  const kept = feature && ctx.plan.entity(feature.relatedEntity);
  if (!feature || !kept) throw new Refusal('follow_ups_off', { entity: id });
  const moment = momentOf(ctx, given.at, feature);
  if (given.text.trim() === '') refuseAt(feature.text, 'field_required');
  return inTransaction(engine, ctx, async (inner) => {
    const current = await readCurrent(engine, inner, access, record, { action: 'update', anyone: true, lock: true });
    const written = await create(
      engine,
      inner,
      kept.id,
      {
        [feature.text]: given.text,
        ...(feature.way !== undefined && given.way !== undefined && { [feature.way]: given.way }),
        ...(feature.files !== undefined && given.files !== undefined && { [feature.files]: given.files }),
      },
      {
        trusted: {
          [feature.relatedField]: record,
          ...(await carried(engine, inner, access, feature, current)),
          ...(feature.subject !== undefined && {
            [feature.subject]: firstLine(given.text, kept.field(feature.subject)),
          }),
          ...(feature.at !== undefined && { [feature.at]: valueAt(inner, kept.field(feature.at), moment) }),
        },
        ...(feature.state !== undefined && { startIn: feature.state }),
      },
    );
    await setDates(engine, inner, access, feature, current, moment, given, written.id);
    return written;
  });
}

function momentOf(ctx: RecordContext, at: string | undefined, feature: Feature): bigint {
  if (at === undefined) return ctx.now;
  const millis = Date.parse(at);
  if (Number.isNaN(millis)) return refuseAt(feature.at ?? feature.text, 'parameter_invalid', { expected: 'ISO 8601' });
  const moment = BigInt(millis) * 1000n;
  if (moment > ctx.now + tolerance) return refuseAt(feature.at ?? feature.text, 'follow_up_in_future');
  return moment;
}

function refuseAt(field: string, code: string, params: Readonly<Record<string, Json>> = {}): never {
  throw new Refusal('record_invalid', {}, [issue(pointer(field), code, { field, ...params })]);
}

/** Values both entities have; a link to a record the caller may not see stays behind. */
async function carried(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  feature: Feature,
  current: Current,
): Promise<Readonly<Record<string, unknown>>> {
  const values: Record<string, unknown> = {};
  for (const key of feature.carry ?? []) {
    const { target = null } = access.entity.field(key) ?? {};
    const value = current.values[key] ?? null;
    const link = target === null ? null : idOf(value);
    if (value === null || (target !== null && !(await isSeen(engine, ctx, access, target, link)))) continue;
    values[key] = link ?? value;
  }
  return values;
}

async function setDates(
  engine: Engine,
  ctx: RecordContext,
  access: Access,
  { last, next }: Feature,
  current: Current,
  moment: bigint,
  given: FollowUp,
  written: string,
): Promise<void> {
  const { entity } = access;
  if (given.next !== undefined && next !== undefined && !current.allowed)
    throw new Refusal('action_not_allowed', { entity: entity.id, action: 'update' });
  const trusted: Record<string, Json> = {};
  if (last !== undefined && isPast(ctx, entity.field(last), current.values[last], moment))
    trusted[last] = valueAt(ctx, entity.field(last), moment);
  const patch: Record<string, Json> = {};
  if (next !== undefined && given.next !== undefined) patch[next] = given.next;
  else if (next !== undefined && isPast(ctx, entity.field(next), current.values[next], moment)) trusted[next] = null;
  if (Object.keys(trusted).length + Object.keys(patch).length === 0) return;
  const noted: RecordContext = { ...ctx, cause: { kind: 'api', detail: { followUp: written } } };
  required(
    await applyPatch(engine, noted, access, current, patch, { trusted, anyone: true }),
    'the record is locked while a follow-up is written',
  );
}

/** Whether the date or moment in a field is past at another moment, or not there. */
function isPast(ctx: RecordContext, field: FieldPlan | undefined, value: unknown, moment: bigint): boolean {
  return typeof value !== 'string' || value <= valueAt(ctx, field, moment);
}

/** A moment as the kind of a field keeps it. */
function valueAt({ plan }: RecordContext, field: FieldPlan | undefined, moment: bigint): string {
  return field?.document.kind === 'date' ? dayFormat(plan.timeZone)(moment) : isoMicros(moment);
}

function firstLine(text: string, field: FieldPlan | undefined): string {
  const most = field?.document.kind === 'text' ? (field.document.maxLength ?? titleLength) : titleLength;
  const [line = ''] = text.trim().split('\n', 1);
  const letters = [...line.trim()];
  const cut = Math.min(most, titleLength);
  return letters.length > cut ? `${letters.slice(0, cut - 1).join('')}…` : letters.join('');
}
