import { compileExpression, decide, emptyReads, evaluator, toJson } from '@tessera/expression';
import type { Environment, ExpressionContext, ExpressionType, Scope, Typed, Value } from '@tessera/expression';
import { Bug } from '@tessera/std';
import type { Json } from '@tessera/std';

export interface RuleOptions {
  readonly context: ExpressionContext;
  readonly expect?: ExpressionType;
  /** Entity of the record being edited, for the filter of a lookup. */
  readonly ctx?: string;
}

/** An expression of a document, ready to run. */
export interface Rule {
  readonly text: string;
  readonly typed: Typed;
  /** Paths it reads, the roots `old`, `user`, `ctx` included. */
  readonly reads: readonly (readonly string[])[];
  value(env: Environment): Value;
  /** The value as JSON of the record API. */
  json(env: Environment): Json;
  /** The outcome where unknown means what the context says; guards may answer `unknown`. */
  decide(env: Environment): boolean | 'unknown';
  /** The empty fields that made the outcome unknown. */
  emptyReads(env: Environment): readonly (readonly string[])[];
}

/** Compiles a published expression. */
export function compileRule(text: string, scope: Scope, options: RuleOptions): Rule {
  const { context, expect } = options;
  const compiled = compileExpression(text, scope, expect ? { context, expect } : { context });
  if (!('typed' in compiled)) {
    throw new Bug(
      `a published expression does not compile: ${text}: ${compiled.issues.map(({ code }) => code).join(', ')}`,
    );
  }
  const { typed } = compiled;
  let run: ((env: Environment) => Value) | undefined;
  const value = (env: Environment): Value => (run ??= evaluator(typed))(env);
  return {
    text,
    typed,
    reads: typed.reads,
    value,
    json: (env) => toJson(value(env), typed.type),
    decide: (env) => decide(context, value(env)),
    emptyReads: (env) => emptyReads(typed, env),
  };
}
