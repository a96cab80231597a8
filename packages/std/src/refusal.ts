import { fillTemplate, localize } from './localized-text.ts';
import type { Locale, LocalizedText } from './localized-text.ts';
import type { Issue } from './issue.ts';

/** What one error code means to people. The pages in docs/errors are generated from it. */
export interface ErrorEntry {
  /** HTTP status of a refusal; issues that never travel alone use 422. */
  readonly status: number;
  /** May hold `{param}` placeholders. */
  readonly message: LocalizedText;
  readonly cause: LocalizedText;
  readonly remedy: LocalizedText;
}

/** The error codes of one package: snake_case codes, unique over the product. */
export type ErrorTable = Readonly<Record<string, ErrorEntry>>;

export type Params = Readonly<Record<string, unknown>>;

/**
 * The product declines a request and says why: safe to show, never a bug.
 * `code` is a key of some package's ErrorTable; `issues` point at the parts of the input that are wrong.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Params;
  readonly issues: readonly Issue[];

  constructor(code: string, params: Params = {}, issues: readonly Issue[] = []) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.issues = issues;
  }
}

/** The outside world failed (network, disk, another server); trying again may help. */
export class Trouble extends Error {
  readonly code: string;
  readonly params: Params;

  constructor(code: string, params: Params = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'Trouble';
    this.code = code;
    this.params = params;
  }
}

/** The sentence for a code in a locale; a code missing from the table shows itself. */
export function describeError(table: ErrorTable, code: string, params: Params, locale: Locale): string {
  const entry = table[code];
  return entry ? fillTemplate(localize(entry.message, locale, code), params) : code;
}
