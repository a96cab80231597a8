import { describeError, fillTemplate, localize, Refusal, Trouble } from '@tessera/std';
import type { Issue, Locale, LocalizedText, Params } from '@tessera/std';
import { errorEntry, errorTables } from './error-tables.ts';

/** One thing wrong with the request, at its place. */
export interface ProblemItem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly params?: Params;
}

/** Body of `application/problem+json`. Source: RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly traceId: string;
  readonly errors?: readonly ProblemItem[];
  readonly [member: string]: unknown;
}

/** Params of these names are members of the problem of their own, whatever the code. */
const publicMembers = ['current', 'currentEtag', 'changed', 'link', 'reasons'] as const;

/** The problem of a refusal, a trouble, an error of the framework, or a bug. Never holds a stack or SQL. */
export function problemOf(error: unknown, locale: Locale, traceId: string, words: Words = plainWords(locale)): Problem {
  const { code, params, issues } = known(error);
  const entry = errorEntry(code);
  const shown = code in errorTables ? code : 'internal_error';
  const members = Object.fromEntries(
    publicMembers.filter((name) => name in params).map((name) => [name, params[name]]),
  );
  return {
    type: `/errors/${shown}`,
    title: localize(entry.message, locale, shown).replace(/\{\w+\}/g, '…'),
    status: entry.status,
    code: shown,
    detail: fillTemplate(localize(entry.message, locale, shown), flatten(params, locale)),
    traceId,
    ...members,
    ...(issues.length === 0
      ? {}
      : { errors: issues.map((each) => ({ pointer: each.path, code: each.code, detail: words(each) })) }),
  };
}

/** Puts an issue into words. */
export type Words = (issue: Issue) => string;

const plainWords =
  (locale: Locale): Words =>
  ({ code, params }) =>
    sentence(code, params, locale);

/** The sentence of an issue in a locale; labels among its params are localised first. */
export function sentence(code: string, params: Params, locale: Locale): string {
  return describeError(errorTables, code, flatten(params, locale), locale);
}

/** Localized text among params becomes plain text. */
function flatten(params: Params, locale: Locale): Params {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, flattenValue(value, locale)]));
}

function flattenValue(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((each) => flattenValue(each, locale));
  if (value !== null && typeof value === 'object' && ('zh-CN' in value || 'en' in value))
    return localize(value as LocalizedText, locale);
  return value;
}

interface Known {
  readonly code: string;
  readonly params: Params;
  readonly issues: readonly Issue[];
}

function known(error: unknown): Known {
  if (error instanceof Refusal) return error;
  if (error instanceof Trouble) return { code: error.code, params: {}, issues: [] };
  return { code: frameworkCode(error), params: {}, issues: [] };
}

const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'request_malformed',
  401: 'sign_in_needed',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_malformed',
  411: 'request_malformed',
  413: 'body_too_large',
  414: 'request_malformed',
  415: 'media_type_unsupported',
  429: 'too_many_requests',
  431: 'request_malformed',
  503: 'service_unavailable',
};

function frameworkCode(error: unknown): string {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number')
    return 'internal_error';
  const status = error.statusCode;
  return codeOfStatus[status] ?? (status >= 400 && status < 500 ? 'request_malformed' : 'internal_error');
}
