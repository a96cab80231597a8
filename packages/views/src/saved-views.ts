import type { Principal } from '@tessera/access';
import { param, sql } from '@tessera/database';
import type { Database } from '@tessera/database';
import { checkDocument, fitView, hasErrors } from '@tessera/model';
import type { CheckPorts, DocumentSet, DroppedPart } from '@tessera/model';
import type { Plan } from '@tessera/plan';
import type { ViewDocument } from '@tessera/schemas';
import { issue, Refusal } from '@tessera/std';
import type { Clock, NewId } from '@tessera/std';
import { readRows, shareSql, placeSql } from './view-rows.ts';
import type { ViewRow } from './view-rows.ts';

/** Whom a view is shared with beside its owner. */
export interface Audience {
  readonly everybody?: boolean;
  /** Ids of roles. */
  readonly roles?: readonly string[];
  /** Ids of people. */
  readonly people?: readonly string[];
}

/** Who asks, on which release, and what of it they see. */
export interface ViewCaller {
  readonly plan: Plan;
  readonly principal: Principal;
  /** The documents of the release trimmed to the principal. */
  readonly seen: DocumentSet;
}

/** A saved view as its reader meets it. */
export interface SavedView {
  readonly id: string;
  readonly etag: string;
  readonly isMine: boolean;
  readonly owner: { readonly id: string; readonly title: string };
  /** To its owner alone. */
  readonly audience?: Required<Audience> & { readonly names: Readonly<Record<string, string>> };
  readonly view: ViewDocument;
  /** What it lost since it was saved. */
  readonly dropped: readonly DroppedPart[];
}

export interface SavedViewInput {
  readonly view: unknown;
  readonly audience?: Audience;
}

interface SavedViewsOptions extends Pick<CheckPorts, 'kinds' | 'validateSchema'> {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Views of one person at most. */
const mostViews = 200;

/** Whether somebody may share views: whoever designs, or whose role says so. */
const mayShare = ({ capabilities }: Principal): boolean =>
  capabilities.includes('shareViews') || capabilities.includes('design');

/** Views people save, as `view` documents that belong to a person instead of a release. */
export function createSavedViews({ database, clock, newId, kinds, validateSchema }: SavedViewsOptions) {
  const now = () => param(new Date(clock.now()).toISOString(), 'timestamptz');

  /** A row as its reader may see it; undefined for nothing of it. */
  function shown({ plan, principal }: ViewCaller, row: ViewRow): SavedView | undefined {
    const isMine = row.owner === principal.userId;
    const book = plan.rights(principal.roles);
    const reader = { roles: principal.roles, rights: (entity: string) => book.entity(entity) };
    const fitted = fitView(row.body, { documents: plan.documents, kinds, reader, isOwn: isMine });
    if (!fitted) return undefined;
    const { everybody, roles, people, names } = row;
    return {
      id: row.body.id,
      etag: row.version,
      isMine,
      owner: { id: row.owner, title: row.owner_name ?? '' },
      ...(isMine ? { audience: { everybody, roles, people, names } } : {}),
      ...fitted,
    };
  }

  /** The view of an input, as its owner may save it. Refuses `view_invalid` with every wrong part. */
  function readView(caller: ViewCaller, id: string, given: unknown): ViewDocument {
    const { plan, principal, seen } = caller;
    const document = { ...(given as object), kind: 'view', id, schemaVersion: 1 } as ViewDocument;
    const issues = checkDocument(document, seen, { kinds, validateSchema });
    if (hasErrors(issues)) throw new Refusal('view_invalid', {}, issues.map(below));
    const { audience: _audience, default: _default, origin: _origin, ...view } = document;
    const book = plan.rights(principal.roles);
    const reader = { roles: principal.roles, rights: (entity: string) => book.entity(entity) };
    const fitted = fitView(view, { documents: plan.documents, kinds, reader, isOwn: true });
    if (!fitted || fitted.dropped.length > 0)
      throw new Refusal(
        'view_invalid',
        {},
        (fitted?.dropped ?? [{ part: 'entity' }]).map(({ part }) => issue(`/view/${part}`, 'field_not_readable')),
      );
    return view;
  }

  function readAudience({ principal }: ViewCaller, audience: Audience = {}): Required<Audience> {
    const { everybody = false, roles = [], people = [] } = audience;
    const shares = everybody || roles.length > 0 || people.length > 0;
    if (shares && !mayShare(principal)) throw new Refusal('view_sharing_not_allowed');
    return { everybody, roles, people };
  }

  async function one(caller: ViewCaller, id: string): Promise<SavedView> {
    const [row] = await readRows(database, caller, id);
    const found = row && shown(caller, row);
    if (!found) throw new Refusal('view_missing');
    return found;
  }

  /** Why a write of one's own view found nothing: it is gone, or somebody was faster. */
  async function refuse(caller: ViewCaller, id: string): Promise<never> {
    const found = await one(caller, id);
    throw new Refusal(found.isMine ? 'view_stale' : 'view_missing');
  }

  return {
    /** What the caller saved and what is shared with them, and the view they open first, by entity. */
    list: async (caller: ViewCaller) => {
      const { rows: firsts } = await database.query<{ entity: string; view: string }>(
        sql`select entity, view from tessera.first_view where person = ${param(caller.principal.userId, 'uuid')} and ${placeSql(caller.plan)}`,
      );
      const rows = await readRows(database, caller);
      return {
        items: rows.flatMap((row) => shown(caller, row) ?? []),
        first: Object.fromEntries(firsts.map(({ entity, view }) => [entity, view])),
        mayShare: mayShare(caller.principal),
      };
    },

    create: async (caller: ViewCaller, input: SavedViewInput): Promise<SavedView> => {
      const { plan, principal } = caller;
      const uuid = newId();
      const view = readView(caller, viewId(uuid), input.view);
      const audience = readAudience(caller, input.audience);
      await database.transaction(async (tx) => {
        const owner = param(principal.userId, 'uuid');
        await tx.query(sql`select 1 from tessera.sys_user where id = ${owner} for update`);
        const { rows } = await tx.query<{ count: number }>(
          sql`select count(*)::int as count from tessera.saved_view where owner = ${owner} and ${placeSql(plan)}`,
        );
        if ((rows[0]?.count ?? 0) >= mostViews) throw new Refusal('view_limit', { limit: mostViews });
        await tx.query(
          sql`insert into tessera.saved_view (id, base, environment, owner, entity, body, created_at, updated_at, everybody, roles, people)
              values (${param(uuid, 'uuid')}, ${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${owner}, ${param(view.entity, 'text')},
                ${param(view, 'jsonb')}, ${now()}, ${now()}, ${shareSql(audience)})`,
        );
      });
      return one(caller, viewId(uuid));
    },

    /** Replaces a view of the caller's own. @param etag bare, or `*` for whatever is there */
    update: async (caller: ViewCaller, id: string, input: SavedViewInput, etag: string): Promise<SavedView> => {
      const view = readView(caller, id, input.view);
      const audience = readAudience(caller, input.audience);
      const { count } = await database.query(
        sql`update tessera.saved_view set body = ${param(view, 'jsonb')}, entity = ${param(view.entity, 'text')}, updated_at = ${now()}, version = version + 1,
              (everybody, roles, people) = row(${shareSql(audience)})
            where id = ${param(uuidOf(id), 'uuid')} and ${placeSql(caller.plan)} and owner = ${param(caller.principal.userId, 'uuid')}
              and ${param(etag, 'text')} in ('*', version::text)`,
      );
      return count === 0 ? refuse(caller, id) : one(caller, id);
    },

    remove: async (caller: ViewCaller, id: string, etag: string): Promise<void> => {
      const { count } = await database.query(
        sql`delete from tessera.saved_view where id = ${param(uuidOf(id), 'uuid')} and ${placeSql(caller.plan)}
              and owner = ${param(caller.principal.userId, 'uuid')} and ${param(etag, 'text')} in ('*', version::text)`,
      );
      if (count === 0) await refuse(caller, id);
    },

    /** Says which view the caller opens first; null for the usual one. */
    setFirst: async ({ plan, principal }: ViewCaller, entity: string, view: string | null): Promise<void> => {
      const mine = sql`person = ${param(principal.userId, 'uuid')} and entity = ${param(entity, 'text')} and ${placeSql(plan)}`;
      await database.query(
        view === null
          ? sql`delete from tessera.first_view where ${mine}`
          : sql`insert into tessera.first_view (base, environment, person, entity, view)
                values (${param(plan.base, 'text')}, ${param(plan.environment, 'text')}, ${param(principal.userId, 'uuid')}, ${param(entity, 'text')}, ${param(view, 'text')})
                on conflict (person, base, environment, entity) do update set view = excluded.view`,
      );
    },
  };
}

export type SavedViews = ReturnType<typeof createSavedViews>;

const below = <T extends { readonly path: string }>(one: T): T => ({ ...one, path: `/view${one.path}` });

/** The document id of a saved view. */
const viewId = (uuid: string): string => `x.my${uuid.replaceAll('-', '')}`;

/** The row behind a document id. Refuses `view_missing` for an id that names no saved view. */
function uuidOf(id: string): string {
  const parts = /^x\.my([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(id);
  if (!parts) throw new Refusal('view_missing');
  return parts.slice(1).join('-');
}
