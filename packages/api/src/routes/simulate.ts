import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '@tessera/access';
import { withCapabilities } from '@tessera/access';
import type { Plan } from '@tessera/plan';
import { localize, Refusal } from '@tessera/std';
import type { Issue, Locale } from '@tessera/std';
import type { ApiDeps } from '../deps.ts';
import { callerOf } from '../http/caller.ts';
import { recordContext } from '../http/record-context.ts';
import { sentence } from '../problem.ts';
import { closed, shortText, text, uuid } from './route-doc.ts';

interface SimulateBody {
  readonly workflow: string;
  readonly record?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  /** Whose rights decide: a person, or anybody with one role. Absent: whoever asks. */
  readonly as?: { readonly user?: string; readonly role?: string };
  readonly steps?: readonly { readonly transition: string; readonly values?: Readonly<Record<string, unknown>> }[];
}

const anyObject = { type: 'object' } as const;

/** Trying a lifecycle of the draft out on a sample; nothing is written. */
export function simulateRoutes(app: FastifyInstance, { flow, identity, publishing, clock }: ApiDeps): void {
  app.post<{ Body: SimulateBody }>(
    '/draft/simulate',
    {
      schema: {
        body: closed(
          {
            workflow: shortText,
            record: uuid,
            values: anyObject,
            as: closed({ user: uuid, role: shortText }),
            steps: {
              type: 'array',
              maxItems: 100,
              items: closed({ transition: shortText, values: anyObject }, ['transition']),
            },
          },
          ['workflow'],
        ),
      },
      config: {
        access: 'design',
        doc: {
          tag: 'documents',
          summary: {
            'zh-CN': '在示例记录上模拟草稿中的阶段流转；不写入任何数据',
            en: 'Try a lifecycle of the draft on a sample record; nothing is written',
          },
          answer: {
            type: 'object',
            properties: { state: text, values: anyObject, steps: { type: 'array' }, options: { type: 'array' } },
            required: ['state', 'values', 'steps', 'options'],
          },
        },
      },
    },
    async (request) => {
      const { workflow, record, values, steps = [] } = request.body;
      const draft = await publishing.trial();
      const entity = draft.documents.get('workflow', workflow)?.entity ?? '';
      const made = await flow.simulate(recordContext(request, clock, { kind: 'api' }), {
        draft,
        workflow,
        actor: withCapabilities(await actorOf(request), draft.documents),
        steps,
        ...(record === undefined ? {} : { record }),
        ...(values === undefined ? {} : { values }),
      });
      const named = issueNamer(draft, entity, request.locale);
      return {
        ...made,
        issues: made.issues.map(named),
        options: made.options.map((option) => ({ ...option, reasons: option.reasons.map(named) })),
        ...(made.refused ? { refused: { ...made.refused, reasons: made.refused.reasons.map(named) } } : {}),
      };
    },
  );

  async function actorOf(request: FastifyRequest<{ Body: SimulateBody }>): Promise<Principal> {
    const { principal } = callerOf(request);
    const { user, role } = request.body.as ?? {};
    if (user !== undefined) {
      const found = await identity.principalFor(user);
      if (!found) throw new Refusal('user_not_found');
      return found;
    }
    return role === undefined ? principal : { ...principal, roles: [role], capabilities: [] };
  }
}

/** Issues with their sentences, the field in front: they are read away from any form. */
function issueNamer(draft: Plan, entity: string, locale: Locale): (each: Issue) => Issue & { readonly detail: string } {
  return (each) => {
    const key = each.path.split('/')[1];
    const field = key === undefined ? undefined : draft.entity(entity)?.field(key);
    const words = sentence(each.code, each.params, locale);
    const label = field && localize(field.document.label, locale, field.key);
    return {
      ...each,
      detail: label === undefined ? words : locale === 'en' ? `${label}: ${words}` : `${label}：${words}`,
    };
  };
}
