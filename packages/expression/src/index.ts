export { noSpan, pathAst, pathOf, sameAst } from './ast.ts';
export type { Ast, BinaryOperator, MacroName, Span } from './ast.ts';
export { fromRules, toRules } from './rules.ts';
export type { Rule, RuleGroup, RuleOperator } from './rules.ts';
export { isRoot, roots } from './scope.ts';
export type { ExpressionContext, Root, Scope } from './scope.ts';
export { joinSql, param, raw, renderSql, sql } from './sql.ts';
export type { Sql, SqlCollection, SqlDialect, SqlPart } from './sql.ts';
export {
  check,
  compileExpression,
  completions,
  decide,
  emptyReads,
  evaluator,
  expressionErrors,
  parse,
  toJson,
  toSql,
  unknownOutcome,
  unparse,
} from './stages.ts';
export type { Capabilities, Capability, CheckOptions, Completion, Typed, UnknownOutcome } from './stages.ts';
export { describeType, isNullable, withNullable } from './type.ts';
export type { ExpressionType, NumberType, TypeKind } from './type.ts';
export type { Environment, Value } from './value.ts';
