import type { EntityDocument, FieldDocument, TesseraDocument, WorkflowDocument } from '@tessera/schemas';
import { indexableKinds, keysOf, orderAt, plainField, plainKindNames, words } from './random-fields.ts';
import type { Random } from './random.ts';

/** Entities, a lifecycle, views and roles that go together. */
export interface RandomBase {
  readonly entities: readonly EntityDocument[];
  readonly others: readonly TesseraDocument[];
}

export const documentsOf = ({ entities, others }: RandomBase): readonly TesseraDocument[] => [...entities, ...others];

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
          validations: { sane: { assert: `${number} != 424242`, message: words('太小'), field: number, order: 'a0' } },
        };
  return { ...entity, fields, ...validations };
}

/** A field whose values do not repeat; so it has no default. */
export function uniquely({ default: _default, ...field }: FieldDocument): FieldDocument {
  return { ...field, unique: true } as FieldDocument;
}

/** Unique combinations, each with the name, which never repeats; indexes over anything that can be sorted. */
function withIndexes(random: Random, entity: EntityDocument): EntityDocument {
  const free = keysOf(entity, indexableKinds).filter((key) => key !== 'name');
  const other = () => (free.length === 0 ? [] : [random.pick(free)]);
  const uniques = random.chance(0.4) ? { uniques: { once: { fields: ['name', ...other()] } } } : {};
  const indexes = random.chance(0.4)
    ? { indexes: { fast: { fields: [...new Set([...other(), 'name', ...other()])] } } }
    : {};
  const text = Object.entries(entity.fields).find(([key, field]) => key !== 'name' && field.kind === 'text');
  const fields = text && random.chance(0.3) ? { ...entity.fields, [text[0]]: uniquely(text[1]) } : entity.fields;
  return { ...entity, fields, ...uniques, ...indexes };
}

function randomEntity(random: Random, number: number): EntityDocument {
  const kinds = random.some(plainKindNames, 0.45);
  const fields = Object.fromEntries(
    kinds.map((kind, index) => [`${kind}${index}`, plainField(random, kind, `${kind}${index}`, index + 1)]),
  );
  const name: FieldDocument = {
    kind: 'text',
    label: words('名称'),
    order: orderAt(0),
    required: true,
    searchable: true,
  };
  return {
    kind: 'entity',
    id: `x.thing${number}`,
    schemaVersion: 1,
    label: words(`对象 ${number}`),
    titleExpr: 'name',
    ownership: random.pick(['user', 'none']),
    fields: { name, ...fields },
  };
}

/** Links between entities, and fields read through them. */
function withLinks(random: Random, entity: EntityDocument, all: readonly EntityDocument[]): EntityDocument {
  const fields: Record<string, FieldDocument> = { ...entity.fields };
  const count = random.whole(entity === all[0] ? 1 : 0, 3);
  for (let index = 0; index < count; index += 1) {
    const target = random.pick(all);
    fields[`link${index}`] = {
      kind: 'lookup',
      label: words(`关联 ${index}`),
      order: orderAt(100 + index),
      target: target.id,
      onDelete: random.pick(['restrict', 'setNull', 'cascade']),
      ...(random.chance(0.3) ? { filter: random.pick(['has(name)', 'has(name) || name == ctx.name']) } : {}),
      ...(random.chance(0.4) ? { inverse: { key: `${entity.id.slice(2)}Of${index}` } } : {}),
    };
    fields[`through${index}`] = {
      kind: 'lookupField',
      label: words(`他表 ${index}`),
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
        label: words(key),
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
      { label: words(to), order: orderAt(index), from: [keys[index] ?? 'fresh'], to, guard: 'has(name)', effects },
    ]);
  return {
    kind: 'workflow',
    id: lifecycleOf(entity.id),
    schemaVersion: 1,
    label: words('流转'),
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
    label: words('表格'),
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
      label: words('看板'),
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
      label: words('状态'),
      order: orderAt(300),
      lifecycle: lifecycleOf(entity.id),
    };
    const whole = entity.id === moving ? { ...entity, fields: { ...entity.fields, state: status } } : entity;
    return withIndexes(random, withRules(random, whole));
  });
  const flows = entities.filter(({ id }) => id === moving).map((entity) => lifecycle(random, entity));
  const role: TesseraDocument = {
    kind: 'role',
    id: 'x.member',
    schemaVersion: 1,
    label: words('成员'),
    defaults: { create: true, read: true, update: true, scope: random.pick(['own', 'all']) },
  };
  return { entities, others: [...flows, role, ...random.some(entities, 0.6).flatMap(views)] };
}
