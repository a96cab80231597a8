import type { RuleGroup } from '@tessera/expression';
import { isCleanText, issue, pointer, Refusal } from '@tessera/std';
import type { Issue } from '@tessera/std';

/** What to list. */
export interface ListQuery {
  /** Expression text, or a rule tree. */
  readonly filter?: string | RuleGroup;
  readonly sort: readonly string[];
  readonly fields?: readonly string[];
  readonly expand: readonly Expansion[];
  readonly limit: number;
  readonly cursor?: string;
  readonly count: 'none' | 'estimate' | 'exact';
  readonly search?: string;
  /** The recycle bin instead of live records. */
  readonly deleted: boolean;
}

/** `account(owner,level)`; without keys all readable ones. */
export interface Expansion {
  readonly field: string;
  readonly keys?: readonly string[];
}

export const largestPage = 200;
const defaultPage = 50;
const longestText = 100_000;

type Input = Readonly<Record<string, unknown>>;
type Reader = (value: unknown, at: string, issues: Issue[]) => unknown;

/**
 * Reads the parameters of a list, from a URL (texts, lists with commas) or from JSON.
 * Refuses `query_invalid` with every wrong parameter: an unknown one is never ignored.
 */
export function readListQuery(input: Input): ListQuery {
  const given = readParameters(input, parameters);
  return { sort: [], expand: [], limit: defaultPage, count: 'none', deleted: false, ...given } as ListQuery;
}

/** Reads `fields` and `expand` of a single record. */
export function readGetQuery(input: Input): Pick<ListQuery, 'fields' | 'expand'> {
  return { expand: [], ...readParameters(input, { fields: readKeys, expand: readExpand }) } as Pick<
    ListQuery,
    'fields' | 'expand'
  >;
}

/** Values of the known parameters; refuses all that is wrong at once. */
export function readParameters(input: Input, known: Readonly<Record<string, Reader>>): Record<string, unknown> {
  const issues: Issue[] = [];
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    const read = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!read) issues.push(issue(pointer(name), 'unknown_parameter', { parameter: name.slice(0, 60) }));
    else if (value !== undefined && value !== '') result[name] = read(value, pointer(name), issues);
  }
  if (issues.length > 0) throw new Refusal('query_invalid', {}, issues);
  return result;
}

const wrong = (at: string, expected: string, issues: Issue[]): undefined => {
  issues.push(issue(at, 'parameter_invalid', { expected }));
  return undefined;
};

export const readText: Reader = (value, at, issues) => {
  if (typeof value !== 'string' || value.length > longestText) return wrong(at, 'text', issues);
  return isCleanText(value) ? value : wrong(at, 'clean text', issues);
};

export const readKeys: Reader = (value, at, issues) => {
  const keys: unknown = typeof value === 'string' ? value.split(',').map((key) => key.trim()) : value;
  if (!Array.isArray(keys) || keys.length > 300) return wrong(at, 'field keys', issues);
  if (!keys.every((key) => typeof key === 'string' && /^-?[A-Za-z_][A-Za-z0-9_]{0,60}(:[a-z]+)?$/.test(key)))
    return wrong(at, 'field keys', issues);
  return [...new Set(keys as string[])];
};

/** One of a few words. */
export const readOneOf =
  (words: readonly string[]): Reader =>
  (value, at, issues) =>
    words.includes(value as string) ? value : wrong(at, words.join(' | '), issues);

export const readFilter: Reader = (value, at, issues) => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'rules' in value) return value;
  return readText(value, at, issues);
};

export const readLimit =
  (largest: number): Reader =>
  (value, at, issues) => {
    const limit = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;
    if (!Number.isSafeInteger(limit) || Number(limit) < 1 || Number(limit) > largest)
      return wrong(at, `1 – ${largest}`, issues);
    return limit;
  };

const expansionPattern = /\s*([A-Za-z_][A-Za-z0-9_]*)\s*(?:\(([^()]*)\))?\s*(?:,|$)/y;

function readExpand(value: unknown, at: string, issues: Issue[]): unknown {
  const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
  const text: unknown = isList ? value.join(',') : value;
  if (typeof text !== 'string' || text.length > 2000) return wrong(at, 'account(owner,level)', issues);
  const found: Expansion[] = [];
  expansionPattern.lastIndex = 0;
  while (expansionPattern.lastIndex < text.length) {
    const match = expansionPattern.exec(text);
    if (!match?.[1] || found.length > 20) return wrong(at, 'account(owner,level)', issues);
    const keys = match[2]?.split(',').map((key) => key.trim());
    found.push(keys ? { field: match[1], keys } : { field: match[1] });
  }
  return found;
}

const parameters: Readonly<Record<string, Reader>> = {
  filter: readFilter,
  sort: readKeys,
  fields: readKeys,
  expand: readExpand,
  limit: readLimit(largestPage),
  cursor: readText,
  search: readText,
  count: readOneOf(['none', 'estimate', 'exact']),
  deleted: (value, at, issues) =>
    value === true || value === 'true'
      ? true
      : value === false || value === 'false'
        ? false
        : wrong(at, 'true | false', issues),
};
