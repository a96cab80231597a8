import { compileExpression, evaluator, toJson } from '@tessera/expression';
import type { Environment } from '@tessera/expression';
import { fieldOf, fieldType, isWritable, scopeOf, shownFields } from '@tessera/model';
import type { DocumentSet, FieldKinds } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import { sameJson } from '@tessera/std';
import type { Json } from '@tessera/std';

type Values = Readonly<Record<string, unknown>>;

/** Kinds whose values an expression does not make on a screen. */
const notHere: ReadonlySet<string> = new Set(['phone', 'multiSelect', 'attachment', 'image']);

/** The defaults of a new record on a form, compiled. */
export interface CompiledDefaults {
  /** Whether a field has one. */
  has(field: string): boolean;
  /**
   * What the fields nobody gave a value start with, beside `given`; `env` makes the environment of a record.
   * Invariant: a field that `given` names is never answered.
   */
  values(given: Values, env: (record: Values) => Environment): Values;
}

/**
 * Compiles the defaults of a form: that of an item goes before that of its field. They may read each other and what
 * people typed, so they are worked out until nothing changes. What cannot be worked out here the server fills in.
 */
export function compileDefaults(
  form: FormDocument,
  entity: EntityDocument,
  documents: DocumentSet,
  kinds: FieldKinds,
): CompiledDefaults {
  const scope = scopeOf(documents, kinds, entity.id, 'default');
  const own = new Map(
    Object.values(form.items).flatMap(({ type, field, default: text }) =>
      type === 'field' && field !== undefined && text !== undefined ? [[field, text] as const] : [],
    ),
  );
  const keys = new Set([...shownFields(entity).map(([key]) => key), ...own.keys()]);
  const rules = [...keys].flatMap((key) => {
    const field = fieldOf(entity, key);
    const text = own.get(key) ?? field?.default;
    const type = fieldType(documents, kinds, entity.id, key);
    if (!field || text === undefined || !type || notHere.has(field.kind) || !isWritable(field, 'create')) return [];
    const compiled = compileExpression(text, scope, { context: 'default' });
    if ('issues' in compiled) return [];
    const evaluate = evaluator(compiled.typed);
    const value = (env: Environment): Json => {
      const json = toJson(evaluate(env), type);
      const read =
        json === null ? { value: null } : kinds[field.kind]?.normalise(json, field, { documents, entity: entity.id });
      return read && 'value' in read ? read.value : null;
    };
    return [{ key, value }];
  });
  const known = new Set(rules.map(({ key }) => key));
  return {
    has: (field) => known.has(field),
    values(given, env) {
      const found: Record<string, Json> = {};
      // Each round settles at least one rule of a chain; rings, which a check refuses, end with the last round.
      for (let round = 0, changed = true; changed && round <= rules.length; round += 1) {
        changed = false;
        for (const { key, value } of rules) {
          if (Object.hasOwn(given, key)) continue;
          const next = value(env({ ...found, ...given }));
          if (sameJson(next, found[key] ?? null)) continue;
          changed = true;
          if (next === null) delete found[key];
          else found[key] = next;
        }
      }
      return found;
    },
  };
}
