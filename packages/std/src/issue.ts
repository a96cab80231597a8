import type { Params } from './refusal.ts';

/**
 * One thing that is wrong with a document or with input.
 * `path` is a JSON pointer (RFC 6901) into what was checked; `code` is a key of an ErrorTable.
 */
export interface Issue {
  readonly path: string;
  readonly code: string;
  readonly params: Params;
  readonly severity: 'error' | 'warning';
}

/** An issue of severity error. */
export function issue(path: string, code: string, params: Params = {}): Issue {
  return { path, code, params, severity: 'error' };
}

/** An issue that does not stop a publish. */
export function warning(path: string, code: string, params: Params = {}): Issue {
  return { path, code, params, severity: 'warning' };
}

/** Joins keys to a JSON pointer, escaping `~` and `/`. */
export function pointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
