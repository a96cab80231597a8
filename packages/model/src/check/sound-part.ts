import type { TesseraDocument } from '@tessera/schemas';
import type { Issue } from '@tessera/std';

const unescape = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** The keys a JSON pointer goes through. */
export function pointerKeys(path: string): string[] {
  return path.split('/').slice(1).map(unescape);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A copy without the value at a path; the same object when nothing is there. */
function without(value: unknown, keys: readonly string[]): unknown {
  const [key, ...rest] = keys;
  if (key === undefined || !isObject(value) || !Object.hasOwn(value, key)) return value;
  const { [key]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
}

/** How much goes when one part is wrong: an unknown property alone, else the whole item, else the whole property. */
function cutAt(found: Issue): string[] {
  const keys = pointerKeys(found.path);
  if (found.code === 'schema_property_unknown') return keys;
  return keys.slice(0, keys[0] === 'fields' || keys[0] === 'items' || keys.length > 2 ? 2 : 1);
}

/** Properties without which a document cannot be looked into at all. */
const needed: Readonly<Record<TesseraDocument['kind'], readonly string[]>> = {
  app: [],
  dashboard: ['blocks'],
  entity: ['fields'],
  form: ['entity', 'modes', 'items'],
  pack: ['version'],
  report: ['entity', 'type', 'measures'],
  role: [],
  view: ['entity', 'type'],
  workflow: ['entity', 'states', 'transitions'],
};

/**
 * The part of a document that satisfies its schema, so that one wrong property does not hide other mistakes;
 * undefined when too little is left.
 */
export function soundPart(document: TesseraDocument, issues: readonly Issue[]): TesseraDocument | undefined {
  const sound = issues.reduce<unknown>((left, found) => without(left, cutAt(found)), document);
  if (!isObject(sound) || typeof sound['id'] !== 'string') return undefined;
  const part = { label: {}, ...sound };
  if (document.kind === 'workflow' && !Object.hasOwn(sound, 'initial')) Object.assign(part, { initial: '' });
  const keys = needed[document.kind] ?? [];
  return keys.every((key) => Object.hasOwn(sound, key)) ? (part as unknown as TesseraDocument) : undefined;
}
