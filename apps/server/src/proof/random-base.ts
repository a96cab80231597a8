import { ordersFromStart } from '@tessera/model';
import type { EntityDocument, FieldDocument, TesseraDocument, WorkflowDocument } from '@tessera/schemas';
import type { Random } from './random.ts';

/** Entities, a lifecycle, views and roles that go together. */
export interface RandomBase {
  readonly entities: readonly EntityDocument[];
  readonly others: readonly TesseraDocument[];
}

export const documentsOf = ({ entities, others }: RandomBase): readonly TesseraDocument[] => [...entities, ...others];

const label = (text: string) => ({ 'zh-CN': text, en: text });
const orders = ordersFromStart(400);
export const orderAt = (index: number): string => orders[index] ?? 'z';

const options = (keys: readonly string[]) =>
  Object.fromEntries(keys.map((key, index) => [key, { label: label(key), order: orderAt(index) }]));

/** Fields of kinds that need nothing of other entities. */
const plainKinds: Readonly<Record<string, (random: Random) => object>> = {
  text: (random) => ({
    maxLength: random.pick([40, 255, 4000]),
    searchable: random.chance(0.4),
    multiline: random.chance(0.2),
  }),
  integer: (random) => (random.chance(0.3) ? { min: -1_000_000 } : {}),
  decimal: (random) => ({ precision: 20, scale: random.pick([0, 2, 6]) }),
  percent: () => ({}),
  money: (random) => ({ currency: random.pick(['CNY', 'USD']) }),
  boolean: () => ({}),
  date: (random) => (random.chance(0.3) ? { default: 'today()' } : {}),
  datetime: (random) => (random.chance(0.2) ? { default: 'now()' } : {}),
  select: (random) => ({ options: options(['one', 'two', 'three'].slice(0, random.whole(1, 3))) }),
  multiSelect: () => ({ options: options(['red', 'green', 'blue']) }),
  person: () => ({}),
  department: () => ({}),
  email: () => ({}),
  phone: () => ({}),
  url: () => ({}),
  autonumber: (random) => ({ format: random.pick(['N-{SEQ:5}', '{YYYY}{MM}-{SEQ:3 reset=month}']) }),
  attachment: () => ({}),
  image: () => ({}),
};

export const plainKindNames: readonly string[] = Object.keys(plainKinds);

/** A field of a kind, at a place. */
export function plainField(random: Random, kind: string, name: string, place: number): FieldDocument {
  return { kind, label: label(`字段 ${name}`), order: orderAt(place), ...plainKinds[kind]?.(random) } as FieldDocument;
}

/** Rules that hold for every generated value, or ask for nothing. */
function withRules(random: Random, entity: EntityDocument): EntityDocument {
  const number = Object.entries(entity.fields).find(
    ([, field]) => field.kind === 'integer' || field.kind === 'decimal',
  )?.[0];
  const flag = Object.entries(entity.fields).find(([, field]) => field.kind === 'boolean')?.[0];
  const text = Object.entries(entity.fields).find(([key, field]) => key !== 'name' && field.kind === 'text');
  const fields: Record<string, FieldDocument> = { ...entity.fields };
  if (text) {
    const visible = flag !== undefined && random.chance(0.6) ? { visibleIf: `${flag} || has(${text[0]})` } : {};
    fields[text[0]] = {
      ...text[1],
      ...visible,
      ...(number !== undefined && random.chance(0.5) ? { required: `${number} == 424242` } : {}),
    };
  }
  const validations =
    number === undefined || random.chance(0.3)
      ? {}
      : {
          validations: { sane: { assert: `${number} != 424242`, message: label('太小'), field: number, order: 'a0' } },
        };
  return { ...entity, fields, ...validations };
}

function randomEntity(random: Random, number: number): EntityDocument {
  const kinds = random.some(plainKindNames, 0.45);
  const fields = Object.fromEntries(
    kinds.map((kind, index) => [`${kind}${index}`, plainField(random, kind, `${kind}${index}`, index + 1)]),
  );
  const name: FieldDocument = {
    kind: 'text',
    label: label('名称'),
    order: orderAt(0),
    required: true,
    searchable: true,
  };
  return {
    kind: 'entity',
    id: `x.thing${number}`,
    schemaVersion: 1,
    label: label(`对象 ${number}`),
    titleExpr: 'name',
    ownership: random.pick(['user', 'none']),
    fields: { name, ...fields },
  };
}

/** Links between entities, and fields read through them. */
function withLinks(random: Random, entity: EntityDocument, all: readonly EntityDocument[]): EntityDocument {
  const fields: Record<string, FieldDocument> = { ...entity.fields };
  for (let index = 0; index < random.whole(0, 3); index += 1) {
    const target = random.pick(all);
    fields[`link${index}`] = {
      kind: 'lookup',
      label: label(`关联 ${index}`),
      order: orderAt(100 + index),
      target: target.id,
      onDelete: random.pick(['restrict', 'setNull', 'cascade']),
      ...(random.chance(0.3) ? { filter: 'has(name)' } : {}),
    };
    fields[`through${index}`] = {
      kind: 'lookupField',
      label: label(`他表 ${index}`),
      order: orderAt(200 + index),
      lookup: `link${index}`,
      field: 'name',
    };
  }
  return { ...entity, fields };
}

export const lifecycleOf = (entity: string): string => `${entity}Flow`;

function lifecycle(random: Random, entity: EntityDocument): WorkflowDocument {
  const keys = ['fresh', 'busy', 'checked', 'over'].slice(0, random.whole(2, 4));
  const states = Object.fromEntries(
    keys.map((key, index) => [
      key,
      {
        label: label(key),
        order: orderAt(index),
        category: index === keys.length - 1 ? ('done' as const) : ('open' as const),
      },
    ]),
  );
  const stamp = Object.entries(entity.fields).find(([, field]) => field.kind === 'datetime')?.[0];
  const effects =
    stamp === undefined ? {} : { stamp: { order: 'a0', type: 'set' as const, field: stamp, value: 'now()' } };
  const transitions = keys
    .slice(1)
    .map((to, index): [string, WorkflowDocument['transitions'][string]] => [
      `to${to}`,
      { label: label(to), order: orderAt(index), from: [keys[index] ?? 'fresh'], to, guard: 'has(name)', effects },
    ]);
  return {
    kind: 'workflow',
    id: lifecycleOf(entity.id),
    schemaVersion: 1,
    label: label('流转'),
    type: 'lifecycle',
    entity: entity.id,
    initial: 'fresh',
    states,
    transitions: Object.fromEntries(transitions),
  };
}

function views(entity: EntityDocument): TesseraDocument[] {
  const columns = Object.fromEntries(
    Object.keys(entity.fields)
      .slice(0, 6)
      .map((field, index) => [field, { field, order: orderAt(index) }]),
  );
  const table: TesseraDocument = {
    kind: 'view',
    id: `${entity.id}Table`,
    schemaVersion: 1,
    label: label('表格'),
    entity: entity.id,
    type: 'table',
    sort: ['-createdAt'],
    columns,
  };
  if (!entity.fields['state']) return [table];
  return [
    table,
    {
      kind: 'view',
      id: `${entity.id}Board`,
      schemaVersion: 1,
      label: label('看板'),
      entity: entity.id,
      type: 'kanban',
      groupBy: 'state',
    },
  ];
}

/** A valid base: 3–10 entities with all kinds among them, links, rules, a lifecycle, views and roles. */
export function randomBase(random: Random): RandomBase {
  const plain = Array.from({ length: random.whole(3, 10) }, (_, number) => randomEntity(random, number));
  // Whatever chance left out goes into the last one.
  const present = new Set(plain.flatMap(({ fields }) => Object.values(fields).map(({ kind }) => kind as string)));
  const missing = plainKindNames.filter((kind) => !present.has(kind));
  const filled = plain.map((entity, index) =>
    index < plain.length - 1
      ? entity
      : {
          ...entity,
          fields: {
            ...entity.fields,
            ...Object.fromEntries(
              missing.map((kind, at) => [`more${at}`, plainField(random, kind, `more${at}`, 50 + at)]),
            ),
          },
        },
  );
  const linked = filled.map((entity) => withLinks(random, entity, filled));
  const moving = random.pick(linked).id;
  const entities = linked.map((entity) => {
    const status: FieldDocument = {
      kind: 'status',
      label: label('状态'),
      order: orderAt(300),
      lifecycle: lifecycleOf(entity.id),
    };
    return withRules(
      random,
      entity.id === moving ? { ...entity, fields: { ...entity.fields, state: status } } : entity,
    );
  });
  const flows = entities.filter(({ id }) => id === moving).map((entity) => lifecycle(random, entity));
  const role: TesseraDocument = {
    kind: 'role',
    id: 'x.member',
    schemaVersion: 1,
    label: label('成员'),
    defaults: { create: true, read: true, update: true, scope: random.pick(['own', 'all']) },
  };
  return { entities, others: [...flows, role, ...random.some(entities, 0.6).flatMap(views)] };
}
