import { periods } from '@tessera/expression';
import type { ExpressionType, RuleOperator } from '@tessera/expression';
import type { Json, JsonObject } from '@tessera/std';

/** Values that rules of an operator are tried with, taken from canonical values of the field. */
export function ruleValues(
  operator: RuleOperator,
  type: ExpressionType,
  samples: readonly Json[],
): readonly (Json | undefined)[] {
  const literals = samples.map((sample) => literalOf(sample, type));
  switch (operator) {
    case 'isTrue':
    case 'isFalse':
    case 'empty':
    case 'notEmpty':
      return [undefined];
    case 'in':
    case 'notIn':
      return [literals.slice(0, 1), literals, []];
    case 'between':
      return literals.flatMap((low) => literals.slice(0, 4).map((high) => [low, high]));
    case 'inPeriod':
      return Object.keys(periods);
    case 'inLastDays':
    case 'inNextDays':
    case 'olderThanDays':
      return [0, 1, 30, 36_600];
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'endsWith':
      return literals
        .flatMap((literal) => (typeof literal === 'string' ? piecesOf(literal) : []))
        .concat(['%', '_', '\\', '']);
    case 'includes':
      return [...new Set(samples.flat())];
    case 'includesAny':
      return [...samples, []];
    default:
      return literals;
  }
}

/** A field value as the value of a rule; decimals go as expressions, since JSON numbers would lose digits. */
function literalOf(sample: Json, type: ExpressionType): Json {
  const value = isObject(sample) ? (sample['amount'] ?? sample['number'] ?? sample['id'] ?? null) : sample;
  return type.kind === 'number' && typeof value === 'string' ? { expression: value } : value;
}

function piecesOf(text: string): string[] {
  const points = Array.from(text);
  return [points.slice(0, 2).join(''), points.slice(-1).join(''), text];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
