import { sameJson } from '@tessera/std';
import type { Json } from '@tessera/std';

export type Values = Readonly<Record<string, unknown>>;

/** A link says the same whichever title it carries. */
function bare(value: unknown): Json {
  if (value === undefined || value === '') return null;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value && !('sha256' in value))
    return value.id as Json;
  return value as Json;
}

/** Whether two values of a field say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  return sameJson(bare(a), bare(b));
}

/** What was typed and differs from the record: the body of a PATCH. Empty text becomes null. */
export function changedFields(draft: Values, record: Values): Values {
  return Object.fromEntries(
    Object.entries(draft)
      .filter(([key, value]) => !sameValue(value, record[key]))
      .map(([key, value]) => [key, value === '' || value === undefined ? null : value]),
  );
}

/** A field both sides changed. */
export interface FieldConflict {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/**
 * What is left to decide after somebody else saved first: fields that were typed here, changed there, and differ now.
 * Everything else needs no question: their other fields are taken over, what was typed stays.
 */
export function conflictsOf(draft: Values, before: Values, now: Values): readonly FieldConflict[] {
  return Object.entries(changedFields(draft, before)).flatMap(([field, mine]) => {
    const theirs = now[field] ?? null;
    return sameValue(before[field], theirs) || sameValue(mine, theirs) ? [] : [{ field, mine, theirs }];
  });
}

/** The draft after the person chose for each conflict; what is not mentioned stays as it was typed. */
export function decided(
  draft: Values,
  conflicts: readonly FieldConflict[],
  choice: Readonly<Record<string, 'mine' | 'theirs'>>,
): Values {
  const given = new Set(conflicts.filter(({ field }) => choice[field] === 'theirs').map(({ field }) => field));
  return Object.fromEntries(Object.entries(draft).filter(([field]) => !given.has(field)));
}

/** Sentences of a refusal by field; those about no field stand under the empty key. `below` is where the values stand in the body. */
export function errorsByField(
  errors: readonly { readonly pointer: string; readonly detail: string }[],
  below = '',
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { pointer, detail } of errors) {
    const path = pointer.startsWith(below) ? pointer.slice(below.length) : pointer;
    const field = (path.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
    found[field] = found[field] === undefined ? detail : `${found[field]} ${detail}`;
  }
  return found;
}
