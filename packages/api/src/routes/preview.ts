import type { FastifyInstance, FastifyRequest } from 'fastify';
import { withCapabilities } from '@tessera/access';
import type { Principal } from '@tessera/access';
import { isForRoles, trimFor } from '@tessera/model';
import type { FormDocument } from '@tessera/schemas';
import { Refusal, sameJson } from '@tessera/std';
import type { Json } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { recordContext } from '../http/record-context.ts';
import { rightsAnswer } from './app.ts';
import { closed, shortText, uuid } from './route-doc.ts';

interface PreviewBody {
  readonly form: string;
  /** Whose rights trim it. Absent: whoever asks. */
  readonly user?: string;
  readonly record?: string;
}

type Values = Readonly<Record<string, Json>>;

/**
 * A form of the draft as somebody else will meet it, on a record there is; nothing is written.
 * Invariant: rights are only ever taken away: of a record travels what both the caller and the other person may read, and read alike.
 */
export function previewRoutes(app: FastifyInstance, { identity, publishing, records, clock }: ApiDeps): void {
  app.post<{ Body: PreviewBody }>(
    '/draft/preview',
    {
      schema: { body: closed({ form: shortText, user: uuid, record: uuid }, ['form']) },
      config: {
        access: 'design',
        doc: {
          tag: 'documents',
          summary: {
            'zh-CN': '以某位同事的权限预览草稿中的表单；不写入任何数据',
            en: 'A form of the draft with the rights of a colleague; nothing is written',
          },
          answer: {
            type: 'object',
            properties: {
              person: { type: 'object' },
              isForThem: { type: 'boolean' },
              documents: { type: 'array' },
              rights: { type: 'object' },
              record: {},
            },
            required: ['person', 'isForThem', 'documents', 'rights', 'record'],
          },
        },
      },
    },
    async (request) => {
      const draft = await publishing.trial();
      const form = draft.documents.get('form', request.body.form);
      if (!form) throw new Refusal('document_missing', { kind: 'form', id: request.body.form });
      const other = await personOf(request);
      const person = withCapabilities(other, draft.documents);
      const book = draft.rights(person.roles);
      const { audience, ...open } = form;
      const shown: FormDocument = open;
      const set = trimFor(draft.documents.with([shown]), {
        roles: person.roles,
        rights: (entity) => book.entity(entity),
      });
      const mine = draft.rights(callerOf(request).principal.roles).entity(form.entity);
      const rights = rightsAnswer(draft, book.entity(form.entity));
      const fields = Object.entries(rights.fields).filter(([field]) => mine.field(field) !== 'none');
      return {
        person: personAnswer(person),
        isForThem: isForRoles(audience, person.roles) && book.entity(form.entity).read !== false,
        documents: [
          ...set.all('entity'),
          ...set.all('workflow'),
          ...set.all('form').filter(({ id }) => id === form.id),
        ],
        rights: { ...rights, fields: Object.fromEntries(fields) },
        record: await recordFor(request, form.entity, other),
      };
    },
  );

  async function personOf(request: FastifyRequest<{ Body: PreviewBody }>): Promise<Principal> {
    const { user } = request.body;
    if (user === undefined) return callerOf(request).principal;
    const found = await identity.principalFor(user);
    if (!found) throw new Refusal('user_not_found');
    return found;
  }

  /** The record as both read it; null when the other person may not open it. Refuses what the caller may not open. */
  async function recordFor(
    request: FastifyRequest<{ Body: PreviewBody }>,
    entity: string,
    other: Principal,
  ): Promise<Values | null> {
    const { record } = request.body;
    if (record === undefined) return {};
    const ctx = recordContext(request, clock, { kind: 'api' });
    const mine = JSON.parse((await records.get(ctx, entity, record)).body) as Values;
    const theirs = await records
      .get({ ...ctx, principal: withCapabilities(other, ctx.plan.documents) }, entity, record)
      .then(({ body }) => JSON.parse(body) as Values)
      .catch((error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      });
    if (!theirs) return null;
    return Object.fromEntries(
      Object.entries(mine).filter(([key, value]) => Object.hasOwn(theirs, key) && sameJson(value, theirs[key] ?? null)),
    );
  }
}

function personAnswer({ userId: id, name, locale, managerId, departmentId, roles }: Principal) {
  return { id, name, locale, managerId, departmentId, roles };
}
