import { isRoot } from '@tessera/expression';
import type { EntityPlan, FieldPlan, Plan, Rule } from '@tessera/plan';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import type { StatementCache } from '../statement-cache.ts';

type Validation = NonNullable<EntityDocument['validations']>[string];

/** The rules of an entity, compiled once per release. */
export interface EntityRules {
  readonly defaults: readonly { readonly field: FieldPlan; readonly rule: Rule }[];
  /** `rule` missing: always required. */
  readonly required: readonly { readonly field: FieldPlan; readonly rule?: Rule }[];
  readonly validations: readonly {
    readonly key: string;
    readonly document: Validation;
    readonly when?: Rule;
    readonly assert: Rule;
  }[];
}

export function rulesOf(cache: StatementCache, plan: Plan, entity: EntityPlan): EntityRules {
  return cache.get(plan, `rules ${entity.id}`, () => compile(entity));
}

function compile(entity: EntityPlan): EntityRules {
  const shown = entity.fields.filter(({ document, columns }) => !document.hidden && columns.length > 0);
  return {
    defaults: shown.flatMap((field) => {
      const { default: text } = field.document;
      return text === undefined ? [] : [{ field, rule: entity.rule(text, { context: 'default' }) }];
    }),
    required: shown.flatMap((field) => {
      const { required } = field.document;
      if (typeof required === 'string') return [{ field, rule: entity.rule(required, { context: 'required' }) }];
      return required ? [{ field }] : [];
    }),
    validations: sortedEntries(entity.document.validations).map(([key, document]) => ({
      key,
      document,
      assert: entity.rule(document.assert, { context: 'validation' }),
      ...(document.when !== undefined && { when: entity.rule(document.when, { context: 'validation' }) }),
    })),
  };
}

/** The fields of the record itself that rules read. */
export function ownReads(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(({ reads }) => reads.flatMap(([first = '']) => (isRoot(first) ? [] : [first]))));
}

/** The paths of rules that leave the record: over a lookup, or into a collection. */
export function relatedReads(entity: EntityPlan, rules: readonly Rule[]): readonly (readonly string[])[] {
  return rules.flatMap(({ reads }) =>
    reads.filter((path) => {
      const own = path[0] === 'old' ? path.slice(1) : path;
      const [first = '', second] = own;
      if (first === 'user' || first === 'ctx' || first === 'param') return false;
      const field = entity.field(first);
      return field
        ? field.target !== null && second !== undefined
        : entity.references.some(({ inverse }) => inverse === first);
    }),
  );
}
