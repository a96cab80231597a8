import type Big from 'big.js';

/**
 * A value while an expression runs; the static type says which one it is.
 * null = unknown · number kind: Big · string, enum, relation (its id): string · date: days since 1970-01-01 as a number ·
 * timestamp and duration: microseconds as bigint · list: array.
 */
export type Value = null | boolean | string | number | bigint | Big | readonly Value[];

/** What an expression runs over. Record values are the JSON of the record API. */
export interface Environment {
  readonly record: Readonly<Record<string, unknown>>;
  readonly old?: Readonly<Record<string, unknown>> | undefined;
  readonly user?: Readonly<Record<string, unknown>> | undefined;
  readonly ctx?: Readonly<Record<string, unknown>> | undefined;
  readonly param?: Readonly<Record<string, unknown>> | undefined;
  /** Microseconds since 1970-01-01T00:00Z, frozen for the request. */
  readonly now: bigint;
  /** IANA zone of the tenant. */
  readonly timeZone: string;
}
