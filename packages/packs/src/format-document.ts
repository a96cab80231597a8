import { orderBetween, sortedEntries } from '@tessera/model';
import { documentSchemas } from '@tessera/schemas';
import type { TesseraDocument } from '@tessera/schemas';

type Schema = Readonly<Record<string, unknown>>;
type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => value !== null && typeof value === 'object' && !Array.isArray(value);

interface Formatter {
  readonly defs: Readonly<Record<string, Schema>>;
}

/** The schema a value answers to, references followed and conditions decided by `kind`. */
function resolved({ defs }: Formatter, schema: Schema, value: unknown): Schema {
  const reference = schema['$ref'];
  if (typeof reference === 'string') return resolved({ defs }, defs[reference.replace('#/$defs/', '')] ?? {}, value);
  for (const branch of (schema['allOf'] ?? []) as Schema[]) {
    const condition = branch['if'] as { properties?: { kind?: { const?: unknown } } } | undefined;
    const fits = isTree(value) && condition?.properties?.kind?.const === value['kind'];
    if (fits && isTree(branch['then'])) return resolved({ defs }, branch['then'], value);
  }
  return schema;
}

const propertiesOf = (schema: Schema): Tree => (isTree(schema['properties']) ? schema['properties'] : {});

/** Gives every item a place: those without one stand after the item before them in the file. */
function withOrder(items: Tree): Tree {
  const entries = Object.entries(items).filter((entry): entry is [string, Tree] => isTree(entry[1]));
  let before: string | null = null;
  const placed = entries.map(([key, item], index): [string, Tree] => {
    const own = item['order'];
    const next = entries
      .slice(index + 1)
      .map(([, later]) => later['order'])
      .find((order) => typeof order === 'string' && (before === null || order > before));
    const order: string = typeof own === 'string' ? own : orderBetween(before, (next as string | undefined) ?? null);
    before = order;
    return [key, { ...item, order }];
  });
  return Object.fromEntries(sortedEntries(Object.fromEntries(placed)));
}

function formatObject(formatter: Formatter, schema: Schema, value: Tree): Tree {
  const properties = propertiesOf(schema);
  const extra = isTree(schema['additionalProperties']) ? schema['additionalProperties'] : undefined;
  if (extra) {
    const first = Object.values(value)[0];
    const isRow = Object.hasOwn(propertiesOf(resolved(formatter, extra, first)), 'order');
    const items = isRow ? withOrder(value) : value;
    return Object.fromEntries(Object.entries(items).map(([key, inner]) => [key, format(formatter, extra, inner)]));
  }
  const known = Object.keys(properties);
  const keys = [
    ...known.filter((key) => Object.hasOwn(value, key)),
    ...Object.keys(value).filter((key) => !known.includes(key)),
  ];
  return Object.fromEntries(
    keys.map((key) => [key, format(formatter, isTree(properties[key]) ? properties[key] : {}, value[key])]),
  );
}

function format(formatter: Formatter, schema: Schema, value: unknown): unknown {
  return isTree(value) ? formatObject(formatter, resolved(formatter, schema, value), value) : value;
}

/**
 * The canonical spelling of a document: properties in the order of the schema, items by their place; items without
 * `order` get one from where they stand in the file.
 * Invariants: formatting twice changes nothing more; only `order` is ever added.
 */
export function formatDocument<D extends TesseraDocument>(document: D): D {
  const schema = documentSchemas[document.kind] as unknown as Schema;
  return format({ defs: schema['$defs'] as Readonly<Record<string, Schema>> }, schema, document) as D;
}
