import { Trouble } from '@tessera/std';

/** The parts of a Postgres error a caller may act on. `code` is the SQLSTATE. */
export interface SqlError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

const sqlStatePattern = /^[0-9A-Z]{5}$/;

/** The Postgres error inside `error` or its cause, if there is one. */
export function sqlErrorOf(error: unknown): SqlError | undefined {
  const source = error instanceof Trouble ? error.cause : error;
  if (!(source instanceof Error) || !('code' in source) || typeof source.code !== 'string') return undefined;
  return sqlStatePattern.test(source.code) && 'severity' in source ? (source as Error & SqlError) : undefined;
}

const codes: Readonly<Record<string, string>> = {
  '28000': 'database_login_failed',
  '28P01': 'database_login_failed',
  '3D000': 'database_login_failed',
  '53100': 'database_full',
  '53300': 'database_busy',
  '57014': 'database_timeout',
  '55P03': 'database_lock_timeout',
  '40001': 'database_conflict',
  '40P01': 'database_conflict',
  '25P03': 'database_timeout',
  '57P01': 'database_unreachable',
  '57P02': 'database_unreachable',
  '57P03': 'database_unreachable',
  '57P05': 'database_unreachable',
};

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
]);
const connectionLost =
  /connection terminated|connection error|connection ended|not queryable|timeout expired|read timeout|the pool after calling end/i;
const poolBusy = /timeout exceeded when trying to connect/i;

/** Turns failures of the connection, time-outs and conflicts into Trouble; anything else stays what it is. */
export function toTrouble(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Trouble) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known =
    codes[code] ?? (code.startsWith('08') && sqlStatePattern.test(code) ? 'database_unreachable' : undefined);
  if (known) return new Trouble(known, {}, { cause: error });
  if (networkCodes.has(code) || error instanceof AggregateError)
    return new Trouble('database_unreachable', {}, { cause: error });
  if (poolBusy.test(error.message)) return new Trouble('database_busy', {}, { cause: error });
  if (connectionLost.test(error.message)) return new Trouble('database_unreachable', {}, { cause: error });
  return error;
}

/** True when running the same work again may succeed: a serialization failure or a deadlock. */
export function isConflict(error: unknown): boolean {
  return error instanceof Trouble && error.code === 'database_conflict';
}
