import { Bug } from '@tessera/std';
import type { ErrorTable, Issue, Json, LocalizedText } from '@tessera/std';
import type { Ast } from './ast.ts';
import type { ExpressionContext, Scope } from './scope.ts';
import type { Sql, SqlDialect } from './sql.ts';
import type { ExpressionType } from './type.ts';
import type { Environment, Value } from './value.ts';

export type Capability = 'browser' | 'server' | 'filter' | 'generated' | 'index';
export type Capabilities = Readonly<
  Record<Capability, true | { readonly code: string; readonly params: Readonly<Record<string, unknown>> }>
>;
export interface Typed {
  readonly ast: Ast;
  readonly type: ExpressionType;
  readonly context: ExpressionContext;
  readonly capabilities: Capabilities;
  readonly reads: readonly (readonly string[])[];
  readonly warnings: readonly Issue[];
}
export interface CheckOptions {
  readonly context: ExpressionContext;
  readonly expect?: ExpressionType;
}
const soon = (): never => {
  throw new Bug('not written yet');
};
export const parse = (_text: string): { ast: Ast } | { issues: Issue[] } => soon();
export const check = (_ast: Ast, _scope: Scope, _options: CheckOptions): { typed: Typed } | { issues: Issue[] } => soon();
export const compileExpression = (
  _text: string,
  _scope: Scope,
  _options: CheckOptions,
): { typed: Typed } | { issues: Issue[] } => soon();
export const evaluator = (_typed: Typed): ((env: Environment) => Value) => soon();
export const toJson = (_value: Value, _type: ExpressionType): Json => soon();
export const toSql = (_typed: Typed, _dialect: SqlDialect, _options?: { readonly position?: 'where' | 'value' }): Sql =>
  soon();
export const unparse = (_ast: Ast): string => soon();
export type UnknownOutcome = 'exclude' | 'hide' | 'notRequired' | 'pass' | 'block' | 'skip' | 'deny' | 'empty';
export const unknownOutcome = (_context: ExpressionContext): UnknownOutcome => soon();
export const decide = (_context: ExpressionContext, _value: Value): boolean | 'unknown' => soon();
export const emptyReads = (_typed: Typed, _env: Environment): (readonly string[])[] => soon();
export interface Completion {
  readonly kind: 'function' | 'field' | 'root';
  readonly name: string;
  readonly signature: string;
  readonly label: LocalizedText;
  readonly aliases: readonly string[];
  readonly doc: LocalizedText;
  /** What the editor inserts. */
  readonly insert: string;
}
export const completions = (_scope?: Scope): Completion[] => soon();
export const expressionErrors: ErrorTable = {};
