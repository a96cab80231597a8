import type { LocalizedText } from '@tessera/std';
import type { Sql, SqlDialect } from './sql.ts';
import type { ExpressionType } from './type.ts';
import type { Value } from './value.ts';
import type { Zone } from './zone.ts';

/**
 * What a parameter takes: text = string or option key · whole = number without digits after the point ·
 * digits = a literal whole number between −20 and 20 · days = a literal whole number from 0 to 36,600 ·
 * moment = date or timestamp (read in the tenant zone) ·
 * pattern = a literal regular expression · period = the literal name of a period such as `thisWeek` · path = a name or walk · scalar = anything that has a text form ·
 * day = text, date or timestamp.
 */
export type Parameter =
  | 'any'
  | 'bool'
  | 'date'
  | 'day'
  | 'days'
  | 'digits'
  | 'list'
  | 'moment'
  | 'money'
  | 'number'
  | 'path'
  | 'pattern'
  | 'period'
  | 'scalar'
  | 'text'
  | 'timestamp'
  | 'whole';

/** What a function gets while it runs. */
export interface RunContext {
  readonly now: bigint;
  readonly zone: Zone;
  readonly types: readonly ExpressionType[];
}

/** What a function gets while it is written as SQL. */
export interface SqlContext {
  readonly dialect: SqlDialect;
  readonly types: readonly ExpressionType[];
  /** Lets a template mention arguments more than once: whatever is not a column or a constant is computed once in a sub-select. */
  bind(args: readonly Sql[], template: (names: readonly Sql[]) => Sql): Sql;
}

/** A capability a function lacks, as an error code. */
export interface Lacks {
  readonly filter?: string;
  readonly generated?: string;
}

/** One function of the language: its names, types, both meanings and its page in the help. */
export interface FunctionDefinition {
  readonly name: string;
  /** Spellings accepted on input, without regard to case; English first, then Chinese. */
  readonly aliases: readonly string[];
  /** How the canonical text calls it: `x.trim()` or `trim(x)`. */
  readonly style: 'function' | 'method';
  readonly parameters: readonly Parameter[];
  /** How many of the parameters may be left out, from the end. */
  readonly optional?: number;
  /** The last parameter may be repeated. */
  readonly repeats?: boolean;
  /** false: gets null arguments too; otherwise a null argument makes the answer null. */
  readonly strict?: boolean;
  /** May answer null for arguments that are all known. */
  readonly partial?: boolean;
  /** Type of the answer; its nullability is worked out from `strict`, `partial` and the arguments when `nullable` is left to true. */
  result(types: readonly ExpressionType[]): ExpressionType;
  run(args: readonly Value[], context: RunContext): Value;
  /** Work that constant arguments allow to do once; other arguments are undefined. */
  prepare?(constants: readonly (Value | undefined)[]): FunctionDefinition['run'];
  sql?(args: readonly Sql[], context: SqlContext): Sql;
  /** The SQL mentions arguments more than once, so nested calls need a sub-select (no generated column). */
  readonly binds?: boolean;
  lacks?(types: readonly ExpressionType[]): Lacks;
  /** Arguments and answer are of one type, as in `coalesce`. */
  readonly unifies?: boolean;
  readonly label: LocalizedText;
  readonly doc: LocalizedText;
  /** `(text, start, end?)` for the editor. */
  readonly signature: string;
}
