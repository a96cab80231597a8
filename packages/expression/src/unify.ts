import { isNullable, withNullable } from './type.ts';
import type { ExpressionType, NumberType } from './type.ts';

/** The type that holds values of both, or undefined when there is none. */
export function unify(a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  if (a.kind === 'null') return withNullable(b, true);
  if (b.kind === 'null') return withNullable(a, true);
  const nullable = isNullable(a) || isNullable(b);
  if (a.kind === 'number' && b.kind === 'number') return widerNumber(a, b);
  if (a.kind === 'enum' && b.kind === 'enum') {
    return { kind: 'enum', nullable, options: [...new Set([...a.options, ...b.options])] };
  }
  if (a.kind === 'relation' && b.kind === 'relation' && a.entity === b.entity) return withNullable(a, nullable);
  if (isTextual(a) && isTextual(b)) return { kind: 'string', nullable };
  if (a.kind === 'list' && b.kind === 'list') {
    const item = unify(a.item, b.item);
    return item && { kind: 'list', nullable, item };
  }
  if (a.kind !== b.kind || a.kind === 'collection' || a.kind === 'record') return undefined;
  return withNullable(a, nullable);
}

/** The type that holds values of all, or undefined when there is none. */
export function unifyAll(types: readonly ExpressionType[]): ExpressionType | undefined {
  return types.reduce<ExpressionType | undefined>((all, type) => all && unify(all, type), {
    kind: 'null',
    nullable: false,
  });
}

/** Kinds whose value is text while an expression runs. */
export function isTextual(type: ExpressionType): boolean {
  return type.kind === 'string' || type.kind === 'enum' || type.kind === 'relation';
}

/** Number type with `scale` digits, or any number when the scale is not known. */
export function numberType(nullable: boolean, scale: number | undefined): NumberType {
  return scale === undefined ? { kind: 'number', nullable } : { kind: 'number', nullable, scale };
}

/** The larger scale of two; undefined when one is not known. */
export function widerScale(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b);
}

function widerNumber(a: NumberType, b: NumberType): NumberType {
  const type = numberType(a.nullable || b.nullable, widerScale(a.scale, b.scale));
  return a.integerColumn && b.integerColumn ? { ...type, integerColumn: true } : type;
}
