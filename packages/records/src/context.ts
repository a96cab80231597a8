import type { KeyObject } from 'node:crypto';
import type { EntityRights, Principal, RecordAction } from '@tessera/access';
import type { Bindings, Database, Tx } from '@tessera/database';
import { fieldRight, viewerOf } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Plan, Viewer } from '@tessera/plan';
import { Refusal } from '@tessera/std';
import type { Clock, Json, NewId } from '@tessera/std';
import type { Readiness } from './search/readiness.ts';
import type { StatementCache } from './statement-cache.ts';

/** Why a record changes; kept in its history. */
export interface Cause {
  readonly kind: 'api' | 'import' | 'seed' | 'transition' | 'restore' | 'undo' | 'bulk';
  readonly detail?: Json;
}

/** One call: under which release, on whose behalf, at which frozen moment, for which reason. */
export interface RecordContext {
  readonly plan: Plan;
  readonly principal: Principal;
  /** Microseconds since 1970-01-01T00:00Z. */
  readonly now: bigint;
  readonly cause: Cause;
  /** Runs inside this transaction; without it every call is one of its own. */
  readonly tx?: Tx;
}

/** What the engine is made of. */
export interface Engine {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly statements: StatementCache;
  readonly readiness: Readiness;
  /** Signs cursors. */
  readonly cursorKey: KeyObject;
}

/** An entity as the caller of one call meets it. */
export interface Access {
  readonly entity: EntityPlan;
  readonly rights: EntityRights;
  readonly viewer: Viewer;
  /** Another entity of the release. */
  planOf(id: string): EntityPlan | undefined;
}

/** The entity and what the caller may do with it. Refuses `entity_unknown` and `action_not_allowed`. */
export function accessTo(ctx: RecordContext, id: string, action: RecordAction): Access {
  const entity = ctx.plan.entity(id);
  if (!entity) throw new Refusal('entity_unknown', { entity: id });
  const book = ctx.plan.rights(ctx.principal.roles);
  const rights = book.entity(id);
  if (rights[action] === false) throw new Refusal('action_not_allowed', { entity: id, action });
  return { entity, rights, viewer: viewerOf(book), planOf: (other) => ctx.plan.entity(other) };
}

/** A field the caller may read. Refuses `unknown_field` and `field_not_readable`. */
export function readableField({ entity, viewer }: Access, key: string): FieldPlan {
  const field = entity.field(key);
  if (!field || field.document.hidden) throw new Refusal('unknown_field', { field: key });
  if (fieldRight(viewer, entity.id, key) === 'none') throw new Refusal('field_not_readable', { field: key });
  return field;
}

/** What every statement may bind: the caller and the frozen moment. */
export function bindingsOf({ principal, now, cause }: RecordContext): Bindings {
  return {
    me: principal.userId,
    now: isoMicros(now),
    userName: principal.name,
    userDepartment: principal.departmentId,
    userManager: principal.managerId,
    userLocale: principal.locale,
    leaversToo: cause.kind !== 'api' && cause.kind !== 'bulk',
  };
}

/** Microseconds as ISO 8601 in UTC with six digits. */
export function isoMicros(micros: bigint): string {
  const millis = Number(micros / 1000n);
  return `${new Date(millis).toISOString().slice(0, -1)}${String(micros % 1000n).padStart(3, '0')}Z`;
}
