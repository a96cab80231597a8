import { compileExpression, decide, evaluator } from '@tessera/expression';
import type { Environment, ExpressionContext } from '@tessera/expression';
import { fieldOf, flattenLayout, layoutOf, scopeOf } from '@tessera/model';
import type { DocumentSet, FieldDocument, FieldKinds, FormItem } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';

/** What the rules say about one item right now. */
export interface ItemState {
  readonly visible: boolean;
  readonly required: boolean;
}

/** The state of every item of a form, by item key. */
export type FormState = ReadonlyMap<string, ItemState>;

type Condition = (env: Environment) => boolean;

/** What a form is filled in on. */
export type Device = NonNullable<FormItem['device']>;

interface ItemRules {
  readonly key: string;
  readonly parent: string | undefined;
  readonly device: Device | undefined;
  readonly visible: readonly Condition[];
  readonly required: readonly Condition[];
}

/** A form whose rules are compiled; asking it is cheap enough for every key press. */
export interface CompiledForm {
  /** Without a device, items of every device are there. */
  state(env: Environment, device?: Device): FormState;
  /** The field document of an item; undefined when the entity has no such field. */
  field(item: FormItem): FieldDocument | undefined;
}

/**
 * Compiles the rules of a form together with those of its fields: a field is shown while both allow it,
 * and required while either asks for it. A rule that does not compile here (it reads what this person may not see)
 * hides nothing and requires nothing: the server has the last word.
 */
export function compileForm(
  form: FormDocument,
  entity: EntityDocument,
  documents: DocumentSet,
  kinds: FieldKinds,
): CompiledForm {
  const condition = (text: string, context: ExpressionContext): Condition | undefined => {
    const compiled = compileExpression(text, scopeOf(documents, kinds, entity.id, context), {
      context,
      expect: { kind: 'bool', nullable: true },
    });
    if ('issues' in compiled) return undefined;
    const evaluate = evaluator(compiled.typed);
    return (env) => decide(context, evaluate(env)) === true;
  };
  const visibility = (text: string | undefined): Condition[] => {
    const compiled = text === undefined ? undefined : condition(text, 'visibility');
    return compiled ? [compiled] : [];
  };
  const requirement = (rule: boolean | string | undefined): Condition[] => {
    if (rule === true) return [() => true];
    const compiled = typeof rule === 'string' ? condition(rule, 'required') : undefined;
    return compiled ? [compiled] : [];
  };
  const field = (item: FormItem) =>
    item.type === 'field' && item.field !== undefined ? fieldOf(entity, item.field) : undefined;

  const rules = flattenLayout(layoutOf(form)).map(({ key, item }): ItemRules => {
    const document = field(item);
    return {
      key,
      parent: item.parent,
      device: item.device,
      visible: [...visibility(item.visibleIf), ...visibility(document?.visibleIf)],
      required: [...requirement(item.required), ...requirement(document?.required)],
    };
  });

  return {
    field,
    state(env, device) {
      const found = new Map<string, ItemState>();
      for (const { key, parent, device: only, visible, required } of rules) {
        const shown =
          (parent === undefined || (found.get(parent)?.visible ?? true)) &&
          (only === undefined || device === undefined || only === device) &&
          visible.every((rule) => rule(env));
        found.set(key, { visible: shown, required: shown && required.some((rule) => rule(env)) });
      }
      return found;
    },
  };
}

/** The environment rules of a form are asked in, on this person's machine. `now` is milliseconds since 1970. */
export function formEnvironment(
  record: Readonly<Record<string, unknown>>,
  old: Readonly<Record<string, unknown>> | undefined,
  user: Readonly<Record<string, unknown>>,
  now: number,
  timeZone: string,
): Environment {
  return { record, old, user, now: BigInt(now) * 1000n, timeZone };
}

/** True for what counts as nothing in a form. */
export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Keys of the fields that are shown, required and still empty, in reading order. */
export function missingFields(
  form: FormDocument,
  state: FormState,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  return flattenLayout(layoutOf(form)).flatMap(({ key, item }) => {
    const now = state.get(key);
    const missing =
      item.type === 'field' &&
      item.field !== undefined &&
      now?.visible &&
      now.required &&
      isEmptyValue(values[item.field]);
    return missing && item.field !== undefined ? [item.field] : [];
  });
}
