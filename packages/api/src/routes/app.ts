import type { FastifyInstance } from 'fastify';
import { recordActions } from '@tessera/access';
import type { EntityRights } from '@tessera/access';
import { fieldsOf, trimFor } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { Plan } from '@tessera/plan';
import type { DocumentKind } from '@tessera/schemas';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { recordContext } from '../http/record-context.ts';
import { meAnswer } from './me.ts';
import { itemsOf } from './route-doc.ts';

const shownKinds = [
  'app',
  'dashboard',
  'entity',
  'form',
  'report',
  'view',
  'workflow',
] as const satisfies readonly DocumentKind[];

/** The release as one set of roles may see it; worked out once per release and set. */
export interface TrimmedApp {
  readonly set: DocumentSet;
  readonly documents: Readonly<Record<(typeof shownKinds)[number], Readonly<Record<string, unknown>>>>;
  readonly rights: Readonly<Record<string, unknown>>;
  /** Whether a rule names the people around whoever asks, so that a browser needs to know them. */
  readonly namesPeople: boolean;
}

const trimmed = new WeakMap<Plan, Map<string, TrimmedApp>>();

/** Documents and rights for a set of roles. */
export function trimmedApp(plan: Plan, roles: readonly string[]): TrimmedApp {
  const book = plan.rights(roles);
  const known = trimmed.get(plan) ?? new Map<string, TrimmedApp>();
  trimmed.set(plan, known);
  let app = known.get(book.key);
  if (!app) {
    const set = trimFor(plan.documents, { roles, rights: (entity) => book.entity(entity) });
    const documents = Object.fromEntries(shownKinds.map((kind) => [kind, byId(set, kind)])) as TrimmedApp['documents'];
    const rights = Object.fromEntries(set.all('entity').map(({ id }) => [id, rightsAnswer(plan, book.entity(id))]));
    const namesPeople = /user\.(subordinates|departmentMembers)/.test(
      JSON.stringify([documents.form, documents.entity, set.all('view').map(({ colors }) => colors)]),
    );
    known.set(book.key, (app = { set, documents, rights, namesPeople }));
  }
  return app;
}

function byId(set: DocumentSet, kind: (typeof shownKinds)[number]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(set.all(kind).map((document) => [document.id, document]));
}

/** What somebody may do with an entity, and which of its fields they see or edit. */
export function rightsAnswer(plan: Plan, rights: EntityRights) {
  const document = plan.documents.get('entity', rights.entity);
  const keys = document ? fieldsOf(document).map(([key]) => key) : [];
  const fields = Object.fromEntries(
    keys.flatMap((key) => (rights.field(key) === 'none' ? [] : [[key, rights.field(key)]])),
  );
  return { ...Object.fromEntries(recordActions.map((action) => [action, rights[action] !== false])), fields };
}

/** What a workspace starts from: the documents and rights of whoever asks. */
export function appRoutes(app: FastifyInstance, deps: ApiDeps): void {
  app.get(
    '/app',
    {
      config: {
        doc: {
          tag: 'app',
          summary: { 'zh-CN': '工作台所需的文档与权限', en: 'Documents and rights the workspace runs on' },
          answer: {
            type: 'object',
            properties: {
              release: { type: 'integer' },
              me: { type: 'object' },
              documents: { type: 'object' },
              rights: { type: 'object' },
            },
            required: ['release', 'me', 'documents', 'rights'],
          },
        },
      },
    },
    async (request) => {
      const { plan, principal } = callerOf(request);
      const { documents, rights, namesPeople } = trimmedApp(plan, principal.roles);
      const [me, people] = await Promise.all([
        meAnswer(deps, principal),
        deps.records.peopleAround(recordContext(request, deps.clock, { kind: 'api' })),
      ]);
      const leads = people.subordinates.length > 0;
      return { release: plan.release, me: { ...me, leads, ...(namesPeople ? people : {}) }, documents, rights };
    },
  );

  app.get(
    '/roles',
    {
      config: {
        access: 'administer',
        doc: {
          tag: 'people',
          summary: { 'zh-CN': '线上版本的角色', en: 'Roles of the live release' },
          answer: itemsOf({ type: 'object' }),
        },
      },
    },
    async (request) => ({
      items: callerOf(request)
        .plan.documents.all('role')
        .map(({ id, label, description }) => ({ id, label, ...(description ? { description } : {}) })),
    }),
  );
}
