import { ordersFromStart } from '@tessera/model';
import type { EntityDocument, FieldDocument } from '@tessera/schemas';
import type { Random } from './random.ts';

export const words = (text: string) => ({ 'zh-CN': text, en: text });
const orders = ordersFromStart(600);
export const orderAt = (index: number): string => orders[index] ?? 'z';

const options = (keys: readonly string[]) =>
  Object.fromEntries(keys.map((key, index) => [key, { label: words(key), order: orderAt(index) }]));

/** Options of the kinds that need nothing of other entities. */
const plainKinds: Readonly<Record<string, (random: Random) => object>> = {
  text: (random) => ({
    maxLength: random.pick([40, 255, 4000]),
    searchable: random.chance(0.4),
    multiline: random.chance(0.2),
    ...(random.chance(0.2) ? { default: '"默认"' } : {}),
  }),
  integer: (random) => (random.chance(0.3) ? { min: -9_007_199_254_740_991, default: '7' } : {}),
  decimal: (random) => ({ precision: 20, scale: random.pick([0, 2, 6]) }),
  percent: (random) => ({ scale: random.pick([2, 4]) }),
  money: (random) => ({ currency: random.pick(['CNY', 'USD']) }),
  boolean: () => ({}),
  date: (random) => (random.chance(0.3) ? { default: 'today()' } : {}),
  datetime: (random) => (random.chance(0.2) ? { default: 'now()' } : {}),
  select: (random) => ({ options: options(['one', 'two', 'three'].slice(0, random.whole(1, 3))) }),
  multiSelect: () => ({ options: options(['red', 'green', 'blue']) }),
  person: (random) => (random.chance(0.5) ? { activeOnly: random.chance(0.5) } : {}),
  department: (random) => ({ includeChildren: random.chance(0.5) }),
  email: () => ({}),
  phone: () => ({}),
  url: () => ({}),
  autonumber: (random) => ({ format: random.pick(['N-{SEQ:5}', '{YYYY}{MM}-{SEQ:3 reset=month}']) }),
  attachment: () => ({}),
  image: () => ({}),
};

export const plainKindNames: readonly string[] = Object.keys(plainKinds);

/** Kinds whose columns an index or a unique combination may hold. */
export const indexableKinds: ReadonlySet<string> = new Set([
  'text',
  'integer',
  'decimal',
  'date',
  'datetime',
  'select',
  'email',
  'boolean',
  'percent',
  'lookup',
  'person',
  'department',
  'money',
  'phone',
  'autonumber',
]);

/** A field of a kind, at a place. */
export function plainField(random: Random, kind: string, name: string, place: number): FieldDocument {
  return {
    kind,
    label: words(`字段 ${name}`),
    order: orderAt(place),
    ...plainKinds[kind]?.(random),
    ...(indexableKinds.has(kind) && random.chance(0.15) ? { indexed: true } : {}),
  } as FieldDocument;
}

/** Keys of the fields of some kinds that people see. */
export function keysOf({ fields }: Pick<EntityDocument, 'fields'>, kinds: ReadonlySet<string>): string[] {
  return Object.entries(fields).flatMap(([key, field]) =>
    kinds.has(field.kind) && field.hidden !== true ? [key] : [],
  );
}
