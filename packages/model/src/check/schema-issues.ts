import { issue, pointer } from '@tessera/std';
import type { Issue, Params } from '@tessera/std';

/** One complaint of a JSON Schema validator, whichever it is. */
export interface SchemaComplaint {
  /** JSON pointer to the value. */
  readonly path: string;
  readonly keyword: string;
  readonly params: Params;
}

/** The shape of an ajv error, as far as it is read here. */
export interface AjvError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Params;
  readonly propertyName?: string;
}

/** The shape of an error of @cfworker/json-schema. */
export interface CfworkerError {
  readonly keyword: string;
  readonly keywordLocation: string;
  readonly instanceLocation: string;
  readonly error: string;
}

/** Turns one complaint into an issue with our code. */
function toIssue({ path, keyword, params }: SchemaComplaint): Issue {
  switch (keyword) {
    case 'required':
      return issue(path + pointer(String(params['property'])), 'schema_property_missing', params);
    case 'additionalProperties':
      return issue(path + pointer(String(params['property'])), 'schema_property_unknown', params);
    case 'propertyNames':
      return issue(path + pointer(String(params['property'])), 'schema_key_malformed', params);
    case 'type':
      return issue(path, 'schema_type_wrong', params);
    case 'enum':
    case 'const':
      return issue(path, 'schema_value_not_allowed', params);
    case 'pattern':
      return issue(path, 'schema_pattern_mismatch', params);
    case 'minLength':
    case 'maxLength':
      return issue(path, keyword === 'minLength' ? 'schema_text_too_short' : 'schema_text_too_long', params);
    case 'minimum':
    case 'maximum':
      return issue(path, keyword === 'minimum' ? 'schema_number_too_small' : 'schema_number_too_large', params);
    case 'minItems':
    case 'minProperties':
      return issue(path, 'schema_too_few_items', params);
    case 'maxItems':
    case 'maxProperties':
      return issue(path, 'schema_too_many_items', params);
    case 'uniqueItems':
      return issue(path, 'schema_item_repeated', params);
    default:
      return issue(path, 'schema_violated', { ...params, keyword });
  }
}

/** One issue for each distinct complaint, sorted by path. */
function toIssues(complaints: readonly SchemaComplaint[]): Issue[] {
  const seen = new Map<string, Issue>();
  for (const complaint of complaints) {
    const found = toIssue(complaint);
    const key = `${found.path} ${found.code}`;
    if (!seen.has(key)) seen.set(key, found);
  }
  return [...seen.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** A choice that fails is one wrong type, or what is wrong inside the branch whose type fits. */
function collapseChoices<E extends { path: string; keyword: string; at: string; params: Params }>(
  errors: readonly E[],
): E[] {
  let left = [...errors];
  for (const choice of errors.filter((error) => error.keyword === 'oneOf' || error.keyword === 'anyOf')) {
    const inside = left.filter(
      (error) => error !== choice && error.at.startsWith(`${choice.at}/`) && isWithin(error.path, choice.path),
    );
    const deeper = inside.filter(({ keyword, path }) => keyword !== 'type' || path !== choice.path);
    const expected = inside.filter(({ keyword }) => keyword === 'type').map(({ params }) => params['expected']);
    left = left.filter((error) => error !== choice && !inside.includes(error));
    if (deeper.length > 0) left.push(...deeper);
    else left.push({ ...choice, keyword: 'type', params: { expected: expected.flat() } });
  }
  return left;
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}/`);

/** What ajv calls its parameters → what our messages call them. */
function ajvParams({ keyword, params }: AjvError): Params {
  switch (keyword) {
    case 'required':
      return { property: params['missingProperty'] };
    case 'additionalProperties':
      return { property: params['additionalProperty'] };
    case 'propertyNames':
      return { property: params['propertyName'] };
    case 'type':
      return { expected: [params['type']].flat() };
    case 'enum':
      return { allowed: params['allowedValues'] };
    case 'const':
      return { allowed: [params['allowedValue']] };
    default:
      return params;
  }
}

/** Precise, few issues from the errors of ajv (`allErrors: true`, draft 2020-12). */
export function issuesFromAjv(errors: readonly AjvError[] | null | undefined): Issue[] {
  const own = (errors ?? []).filter(({ keyword, propertyName }) => keyword !== 'if' && propertyName === undefined);
  const complaints = own.map((error) => ({
    path: error.instancePath,
    keyword: error.keyword,
    at: error.schemaPath,
    params: ajvParams(error),
  }));
  return toIssues(collapseChoices(complaints));
}

/** Errors of @cfworker/json-schema that only say that something inside is wrong. */
const wrappers: ReadonlySet<string> = new Set([
  '$ref',
  '$recursiveRef',
  'properties',
  'items',
  'allOf',
  'if',
  'prefixItems',
]);

const quoted = (text: string): string => /"(.*)"/s.exec(text)?.[1] ?? '';
const lastNumber = (text: string): number =>
  Number(/(-?[\d.]+)\)?\.?$/.exec(text)?.[1]?.replace(/\.$/, '') ?? Number.NaN);

function listIn(text: string): unknown {
  const json = /(?:any of |match )(.*)\.$/s.exec(text)?.[1];
  try {
    const value: unknown = json === undefined ? undefined : JSON.parse(json);
    return [value].flat();
  } catch {
    return [];
  }
}

function cfworkerParams({ keyword, error }: CfworkerError): Params {
  switch (keyword) {
    case 'required':
    case 'propertyNames':
    case 'additionalProperties':
      return { property: quoted(error) };
    case 'type':
      return { expected: (/Expected "(.*)"\.$/.exec(error)?.[1] ?? '').split('", "') };
    case 'enum':
    case 'const':
      return { allowed: listIn(error) };
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'minimum':
    case 'maximum':
      return { limit: lastNumber(error) };
    default:
      return {};
  }
}

/** Precise, few issues from the errors of @cfworker/json-schema (`shortCircuit: false`). */
export function issuesFromCfworker(errors: readonly CfworkerError[]): Issue[] {
  const closed = new Set(
    errors.filter(({ keyword }) => keyword === 'false').map(({ instanceLocation }) => instanceLocation),
  );
  const inNames = errors
    .filter(({ keyword }) => keyword === 'propertyNames')
    .map(({ keywordLocation }) => `${keywordLocation}/`);
  const own = errors.filter((error) => {
    if (wrappers.has(error.keyword) || error.keyword === 'false') return false;
    if (error.keyword === 'additionalProperties')
      return closed.has(`${error.instanceLocation}/${escapeKey(quoted(error.error))}`);
    return !inNames.some((prefix) => error.keywordLocation.startsWith(prefix));
  });
  const complaints = own.map((error) => ({
    path: error.instanceLocation.replace(/^#/, ''),
    keyword: error.keyword,
    at: error.keywordLocation,
    params: cfworkerParams(error),
  }));
  return toIssues(collapseChoices(complaints));
}

const escapeKey = (key: string): string => pointer(key).slice(1);
