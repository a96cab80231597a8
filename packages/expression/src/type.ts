/**
 * What the checker knows about a value before any row is read.
 * `nullable` says whether the value may be unknown; it comes from column metadata, never from data.
 */
export type ExpressionType =
  | {
      readonly kind: 'bool' | 'string' | 'date' | 'timestamp' | 'duration' | 'null' | 'json';
      readonly nullable: boolean;
    }
  | NumberType
  | {
      /** A select or status option key; compares with the literals among its options. */
      readonly kind: 'enum';
      readonly nullable: boolean;
      readonly options: readonly string[];
    }
  | { readonly kind: 'list'; readonly nullable: boolean; readonly item: ExpressionType }
  | {
      /** A lookup: compares as its id, walks with `.`. A field named `id` is always of this kind. */
      readonly kind: 'relation';
      readonly nullable: boolean;
      readonly entity: string;
    }
  | { readonly kind: 'collection'; readonly entity: string }
  | { readonly kind: 'record'; readonly entity: string };

export interface NumberType {
  readonly kind: 'number';
  readonly nullable: boolean;
  /** Digits after the point; undefined = any, 0 = whole numbers. */
  readonly scale?: number;
  /** The value sits in a bigint column, so literals beside it are typed bigint in SQL. */
  readonly integerColumn?: boolean;
  /** A money field: the name is its amount in the record's currency; `currency(x)` and `base(x)` give the rest. */
  readonly money?: boolean;
}

export type TypeKind = ExpressionType['kind'];

/** Whether a value of the type may be unknown. */
export function isNullable(type: ExpressionType): boolean {
  return type.kind === 'collection' || type.kind === 'record' ? false : type.nullable;
}

/** The same type with another nullability. */
export function withNullable(type: ExpressionType, nullable: boolean): ExpressionType {
  if (type.kind === 'collection' || type.kind === 'record' || type.nullable === nullable) return type;
  return { ...type, nullable };
}

/** A short name for messages: `number`, `list of enum`. */
export function describeType(type: ExpressionType): string {
  return type.kind === 'list' ? `list of ${describeType(type.item)}` : type.kind;
}
