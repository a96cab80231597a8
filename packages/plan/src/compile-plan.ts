import { isDirectory, rightsOf } from '@tessera/access';
import type { EntityRights } from '@tessera/access';
import { referencesTo, scopeOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { required } from '@tessera/std';
import { fieldPlans } from './field-plan.ts';
import { physicalName } from './physical-name.ts';
import type { EntityPlan, FieldPlan, LifecyclePlan, Plan, PlanInput, ReferencePlan, RightsBook } from './plan.ts';
import { compileRule } from './rule.ts';
import type { Rule } from './rule.ts';

/** Makes a release ready to run: fields with their columns, lifecycles, links. Pure; expressions are compiled when first used. */
export function compilePlan(input: PlanInput): Plan {
  const { documents, base, environment } = input;
  const schema = `${base}_${environment}`;
  const entities = documents.all('entity').map((document) => entityPlan(document, schema, input));
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  linkReferences(byId, input);
  const books = new Map<string, RightsBook>();
  return {
    release: input.release,
    base,
    environment,
    schema,
    timeZone: input.timeZone,
    documents,
    kinds: input.kinds,
    entities,
    entity: (id) => byId.get(id),
    rights: (roles) => {
      const key = [...new Set(roles)].sort().join(' ');
      let book = books.get(key);
      if (!book) books.set(key, (book = rightsBook(input, key, roles)));
      return book;
    },
  };
}

interface OpenEntityPlan extends EntityPlan {
  references: readonly ReferencePlan[];
}

function entityPlan(document: EntityDocument, schema: string, input: PlanInput): OpenEntityPlan {
  const directory = isDirectory(document.id);
  const fields = fieldPlans(document, input, directory);
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const rules = new Map<string, Rule>();
  return {
    id: document.id,
    document,
    schema: directory ? 'tessera' : schema,
    table: input.names[document.id] ?? physicalName(document.id),
    directory,
    fields,
    field: (key) => byKey.get(key),
    lifecycles: lifecyclesOf(fields, input),
    references: [],
    rule: (text, options) => {
      const key = `${options.context} ${options.ctx ?? ''} ${options.expect?.kind ?? ''} ${text}`;
      let rule = rules.get(key);
      if (!rule) {
        const scope = scopeOf(
          input.documents,
          input.kinds,
          document.id,
          options.context,
          options.ctx ? { ctx: options.ctx } : {},
        );
        rules.set(key, (rule = compileRule(text, scope, options)));
      }
      return rule;
    },
  };
}

function lifecyclesOf(fields: readonly FieldPlan[], { documents }: PlanInput): readonly LifecyclePlan[] {
  return fields.flatMap((field) => {
    if (field.document.kind !== 'status' || field.document.hidden) return [];
    const workflow = documents.get('workflow', field.document.lifecycle);
    return workflow ? [{ field, workflow }] : [];
  });
}

function linkReferences(byId: ReadonlyMap<string, OpenEntityPlan>, { documents }: PlanInput): void {
  for (const entity of byId.values()) {
    entity.references = referencesTo(documents, entity.id).map(({ entity: from, key, field }) => {
      const plan = required(byId.get(from)?.field(key), `no field ${from}.${key}`);
      return { entity: from, field: plan, onDelete: field.onDelete ?? 'restrict', inverse: field.inverse?.key ?? null };
    });
  }
}

function rightsBook({ documents }: PlanInput, key: string, roles: readonly string[]): RightsBook {
  const known = new Map<string, EntityRights>();
  return {
    key,
    entity: (id) => {
      let rights = known.get(id);
      if (!rights) known.set(id, (rights = rightsOf(documents, roles, id)));
      return rights;
    },
  };
}
