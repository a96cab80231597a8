import { createHash } from 'node:crypto';
import { assert } from '@tessera/std';

/** A value that travels beside the text; `cast` is the Postgres type written behind its placeholder. */
export interface SqlParam {
  readonly param: unknown;
  readonly cast?: string;
}

/** A piece of SQL: text and the values between it. Same shape as the fragments the expression language lowers to. */
export interface Sql {
  readonly parts: readonly (string | SqlParam)[];
}

/** What `Queryable.query` runs; a `name` makes it a prepared statement. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** SQL compiled once; only the slots differ per call. */
export interface CompiledSql {
  readonly text: string;
  /** A name for the prepared statement, made from the text. */
  readonly name: string;
  /** The values in placeholder order. Throws a Bug when a slot has no binding. */
  values(bindings?: Bindings): unknown[];
  /** A ready statement: name, text and values. */
  bind(bindings?: Bindings): Statement;
}

export type Bindings = Readonly<Record<string, unknown>>;

const slotKey = Symbol('slot');
interface Slot {
  readonly [slotKey]: string;
}

const identifierPattern = /^[A-Za-z_][A-Za-z0-9_$]*$/;
const castPattern = /^[a-z_][a-z0-9_ ."]*(\(\d+(,\d+)?\))?(\[\])*$/i;

/** SQL from a template; only fragments may stand in it, so a bare value cannot become text. */
export function sql(texts: TemplateStringsArray, ...fragments: readonly Sql[]): Sql {
  const parts: (string | SqlParam)[] = [];
  texts.forEach((text, index) => {
    if (text !== '') parts.push(text);
    const fragment = fragments[index];
    if (fragment) parts.push(...fragment.parts);
  });
  return { parts };
}

/** A quoted identifier, schema-qualified when several names are given. Names come from metadata, never from input. */
export function ident(...names: readonly string[]): Sql {
  return { parts: [names.map(quoteIdent).join('.')] };
}

/** The quoted spelling of one identifier. Throws a Bug on anything that is not a plain name of at most 63 bytes. */
export function quoteIdent(name: string): string {
  assert(identifierPattern.test(name) && name.length <= 63, `not an identifier: ${JSON.stringify(name)}`);
  return `"${name}"`;
}

/** Text written by us: keywords, operators, constants. Never anything a person typed. */
export function raw(text: string): Sql {
  return { parts: [text] };
}

export const emptySql: Sql = { parts: [] };

/** Fragments with `separator` between them; `otherwise` stands for an empty list. */
export function join(fragments: readonly Sql[], separator = ', ', otherwise: Sql = emptySql): Sql {
  if (fragments.length === 0) return otherwise;
  return {
    parts: fragments.flatMap((fragment, index) => (index === 0 ? fragment.parts : [separator, ...fragment.parts])),
  };
}

/** A value fixed at compile time. For json and jsonb a string is taken as JSON text, anything else is spelled as JSON. */
export function param(value: unknown, cast?: string): Sql {
  return { parts: [cast === undefined ? { param: value } : { param: value, cast }] };
}

/** A named value given per call, so that the text can be compiled once. */
export function slot(name: string, cast?: string): Sql {
  const value: Slot = { [slotKey]: name };
  return param(value, cast);
}

/** True for an object built by this module or by the expression language. */
export function isSql(value: Sql | Statement): value is Sql {
  return 'parts' in value;
}

/**
 * Numbers the placeholders and writes each with its cast: `$1::text`.
 * A slot that occurs twice with the same cast gets one placeholder. `label` makes statement names readable.
 */
export function compileSql(fragment: Sql, label = 's'): CompiledSql {
  const params: SqlParam[] = [];
  const numbers = new Map<string, number>();
  let text = '';
  for (const part of fragment.parts) {
    text += typeof part === 'string' ? part : placeholder(part, params, numbers);
  }
  const name = `${label.slice(0, 30)}_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
  const values = (bindings: Bindings = {}) => params.map((each) => encode(valueOf(each.param, bindings), each.cast));
  return { text, name, values, bind: (bindings) => ({ name, text, values: values(bindings) }) };
}

function placeholder(part: SqlParam, params: SqlParam[], numbers: Map<string, number>): string {
  const key = isSlot(part.param) ? `${part.param[slotKey]}::${part.cast ?? ''}` : undefined;
  let number = key === undefined ? undefined : numbers.get(key);
  if (number === undefined) {
    number = params.push(part);
    if (key !== undefined) numbers.set(key, number);
  }
  if (part.cast === undefined) return `$${number}`;
  assert(castPattern.test(part.cast), `not a type: ${part.cast}`);
  return `$${number}::${part.cast}`;
}

function valueOf(value: unknown, bindings: Bindings): unknown {
  if (!isSlot(value)) return value;
  const name = value[slotKey];
  assert(Object.hasOwn(bindings, name), `no value for slot ${name}`);
  return bindings[name];
}

function encode(value: unknown, cast: string | undefined): unknown {
  if (value === undefined || value === null) return null;
  if ((cast === 'json' || cast === 'jsonb') && typeof value !== 'string') return JSON.stringify(value);
  return value;
}

function isSlot(value: unknown): value is Slot {
  return typeof value === 'object' && value !== null && slotKey in value;
}
