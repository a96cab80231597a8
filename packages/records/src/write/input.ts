import type { EntityPlan, FieldPlan } from '@tessera/plan';
import { fieldRight } from '@tessera/plan';
import { isCleanText, issue, pointer } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';
import type { Access } from '../context.ts';

/** Canonical values by field key; null is empty. */
export type Values = ReadonlyMap<string, Json>;

/** What a write may do beyond what people may. */
export interface InputOptions {
  /** Values set by effects, imports and seeds: no rights, no read-only fields, numbers of their own. */
  readonly trusted?: Readonly<Record<string, unknown>> | undefined;
  /** Status fields may be written: the record is placed in a state. */
  readonly place: boolean;
  readonly mode: 'create' | 'update';
}

/** Input brought to canonical values, with everything that is wrong with it. */
export interface Input {
  readonly values: Map<string, Json>;
  readonly issues: Issue[];
}

const writtenBySystem: ReadonlySet<string> = new Set(['autonumber', 'lookupField']);

/** Normalises the fields of an input. `status` fields come through for the lifecycle to judge. */
export function readInput(access: Access, input: Readonly<Record<string, unknown>>, options: InputOptions): Input {
  const values = new Map<string, Json>();
  const issues: Issue[] = [];
  for (const [key, raw] of Object.entries(input)) {
    const field = access.entity.field(key);
    const refused = refusalOf(access, field, key, options);
    if (refused) issues.push(refused);
    else if (field && raw !== undefined) take(field, raw, values, issues);
  }
  for (const [key, raw] of Object.entries(options.trusted ?? {})) {
    const field = access.entity.field(key);
    if (!field) issues.push(issue(pointer(key), 'unknown_field', { field: key }));
    else take(field, raw, values, issues);
  }
  return { values, issues };
}

function refusalOf(
  { entity, viewer }: Access,
  field: FieldPlan | undefined,
  key: string,
  { mode }: InputOptions,
): Issue | undefined {
  const at = pointer(key);
  if (!field || field.document.hidden) return issue(at, 'unknown_field', { field: key.slice(0, 80) });
  if (fieldRight(viewer, entity.id, key) !== 'edit' && !(field.system && key !== 'owner'))
    return issue(at, 'field_not_writable', { field: key });
  const { document } = field;
  if ((field.system && key !== 'owner') || document.readonly || writtenBySystem.has(document.kind))
    return issue(at, 'field_readonly', { field: key });
  if (mode === 'update' && document.readonlyAfterCreate)
    return issue(at, 'field_readonly_after_create', { field: key });
  return undefined;
}

function take(field: FieldPlan, raw: unknown, values: Map<string, Json>, issues: Issue[]): void {
  const at = pointer(field.key);
  if (!isClean(raw)) {
    issues.push(issue(at, 'text_not_clean', { field: field.key }));
    return;
  }
  if (raw === null || raw === '') {
    values.set(field.key, emptyOf(field));
    return;
  }
  const read = field.kind.normalise(raw as Json, field.document, field.context);
  if ('issues' in read) issues.push(...read.issues.map((each) => ({ ...each, path: `${at}${each.path}` })));
  else values.set(field.key, read.value);
}

/** What an empty field holds: null, but for yes-or-no fields, which are never empty. */
export function emptyOf(field: FieldPlan): Json {
  return field.document.kind === 'boolean' ? false : null;
}

/** Whether a value counts as nothing given. */
export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return isCleanText(value);
  if (Array.isArray(value)) return value.every(isClean);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).every(([key, inner]) => isCleanText(key) && isClean(inner));
  return typeof value !== 'number' || Number.isFinite(value);
}

/** The fields of an entity that a row of its table holds and people fill. */
export function storedFields(entity: EntityPlan): readonly FieldPlan[] {
  return entity.fields.filter((field) => field.columns.length > 0 && (!field.system || field.key === 'owner'));
}
