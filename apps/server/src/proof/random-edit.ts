import type { EntityDocument, FieldDocument, WorkflowDocument } from '@tessera/schemas';
import type { Random } from './random.ts';
import { lifecycleOf, uniquely } from './random-base.ts';
import type { RandomBase } from './random-base.ts';
import { indexableKinds, keysOf, orderAt, plainField, plainKindNames, words } from './random-fields.ts';

/** An edit an analyst makes, and what it was. */
export interface RandomEdit {
  readonly base: RandomBase;
  readonly what: string;
  /** Publishing it may be refused for the values that are there; then the analyst takes it back. */
  readonly mayBeRefused: boolean;
}

interface Made {
  readonly entity: EntityDocument;
  readonly what: string;
  readonly added?: EntityDocument;
  readonly workflow?: WorkflowDocument;
  readonly mayBeRefused?: boolean;
}

type Edit = (random: Random, entity: EntityDocument, base: RandomBase, number: number) => Made | undefined;

const own = ({ fields }: EntityDocument): [string, FieldDocument][] =>
  Object.entries(fields).filter(([key]) => key !== 'name' && key !== 'state');
const withField = (entity: EntityDocument, key: string, field: FieldDocument): EntityDocument => ({
  ...entity,
  fields: { ...entity.fields, [key]: field },
});

/** One of some entries, if there are any. */
function oneOf<T>(random: Random, items: readonly T[]): T | undefined {
  return items.length === 0 ? undefined : random.pick(items);
}

/** Fields nothing else names, which may go or change. */
const free = (entity: EntityDocument, base: RandomBase): [string, FieldDocument][] =>
  own(entity).filter(([key, field]) => field.hidden !== true && !isUsed(entity, base, key));

/** Changes of kind that are worth a try; what is refused while values are there is taken back. */
const otherKinds: Readonly<Record<string, readonly string[]>> = {
  integer: ['decimal', 'percent', 'text', 'date'],
  decimal: ['text', 'percent', 'decimal'],
  percent: ['decimal', 'text'],
  date: ['text', 'datetime'],
  datetime: ['text', 'date'],
  boolean: ['text', 'integer'],
  select: ['text', 'multiSelect'],
  multiSelect: ['text'],
  money: ['text', 'decimal'],
  email: ['text'],
  phone: ['text'],
  url: ['text'],
  autonumber: ['text'],
  image: ['attachment'],
  text: ['select', 'email', 'integer', 'url'],
};

const fieldEdits: Readonly<Record<string, Edit>> = {
  add: (random, entity, _base, number) => {
    const kind = random.pick(plainKindNames);
    const field = plainField(random, kind, `added${number}`, 60 + number);
    return { entity: withField(entity, `added${number}`, field), what: `${entity.id} + ${kind}` };
  },
  rename: (random, entity, _base, number) => {
    const [key, field] = random.pick(Object.entries(entity.fields));
    const renamed = withField(entity, key, { ...field, label: words(`改名 ${number}`) });
    return { entity: renamed, what: `${entity.id}.${key} renamed` };
  },
  hide: (random, entity, base) => {
    const [key, field] = oneOf(random, free(entity, base)) ?? [];
    if (key === undefined || field === undefined) return undefined;
    return { entity: withField(entity, key, { ...field, hidden: true }), what: `${entity.id}.${key} hidden` };
  },
  readd: (random, entity) => {
    const [key, shown] =
      oneOf(
        random,
        own(entity).filter(([, { hidden }]) => hidden === true),
      ) ?? [];
    if (key === undefined || shown === undefined) return undefined;
    const { hidden: _hidden, ...field } = shown;
    return { entity: withField(entity, key, field as FieldDocument), what: `${entity.id}.${key} shown again` };
  },
  remove: (random, entity, base) => {
    const [key] = oneOf(random, free(entity, base)) ?? [];
    if (key === undefined) return undefined;
    const { [key]: _gone, ...fields } = entity.fields;
    return { entity: { ...entity, fields }, what: `${entity.id}.${key} removed` };
  },
  kind: (random, entity, base, number) => {
    const [key, field] =
      oneOf(
        random,
        free(entity, base).filter(([, { kind }]) => otherKinds[kind] !== undefined),
      ) ?? [];
    if (key === undefined || field === undefined) return undefined;
    const to = random.pick(otherKinds[field.kind] ?? []);
    const changed = { ...plainField(random, to, key, 40), label: words(`改型 ${number}`) } as FieldDocument;
    return {
      entity: withField(entity, key, changed),
      what: `${entity.id}.${key} ${field.kind} → ${to}`,
      mayBeRefused: true,
    };
  },
  option: (random, entity, _base, number) => {
    const [key, field] =
      oneOf(
        random,
        own(entity).filter(([, { kind }]) => kind === 'select' || kind === 'multiSelect'),
      ) ?? [];
    if (key === undefined || (field?.kind !== 'select' && field?.kind !== 'multiSelect')) return undefined;
    const first = Object.entries(field.options)[0];
    const options = {
      ...field.options,
      ...(first ? { [first[0]]: { ...first[1], inactive: true } } : {}),
      [`opt${number}`]: { label: words(`选项 ${number}`), order: orderAt(20 + number) },
    };
    return { entity: withField(entity, key, { ...field, options }), what: `${entity.id}.${key} options` };
  },
  reorder: (random, entity) => {
    const [key, field] = random.pick(Object.entries(entity.fields));
    const moved = withField(entity, key, { ...field, order: orderAt(random.whole(0, 399)) });
    return { entity: moved, what: `${entity.id}.${key} moved` };
  },
  require: (random, entity) => {
    const [key, field] =
      oneOf(
        random,
        own(entity).filter(([, { kind, hidden }]) => (kind === 'text' || kind === 'date') && hidden !== true),
      ) ?? [];
    if (key === undefined || field === undefined) return undefined;
    const required = field.required === true ? 'size(name) > 5000' : true;
    return { entity: withField(entity, key, { ...field, required }), what: `${entity.id}.${key} required` };
  },
};

const entityEdits: Readonly<Record<string, Edit>> = {
  validation: (_random, entity, _base, number) => {
    const rule = { assert: 'size(name) < 5000', message: words('名称太长'), field: 'name', order: orderAt(number) };
    const validations = { ...entity.validations, [`rule${number}`]: rule };
    return { entity: { ...entity, validations }, what: `${entity.id} validation` };
  },
  index: (random, entity, _base, number) => {
    const key = oneOf(random, keysOf(entity, indexableKinds));
    if (key === undefined) return undefined;
    const indexes = { ...entity.indexes, [`ix${number}`]: { fields: [key] } };
    return { entity: { ...entity, indexes }, what: `${entity.id} index` };
  },
  unindex: (random, entity) => {
    const from = random.chance(0.5) ? 'uniques' : 'indexes';
    const item = oneOf(random, Object.keys(entity[from] ?? {}));
    if (item === undefined) return undefined;
    const { [item]: _gone, ...rest } = entity[from] ?? {};
    return { entity: { ...entity, [from]: rest }, what: `${entity.id} without ${from} ${item}` };
  },
  unique: (_random, entity, _base, number) => {
    const code = { kind: 'text', label: words(`编码 ${number}`), order: orderAt(80 + number), unique: true } as const;
    const uniques = { ...entity.uniques, [`u${number}`]: { fields: [`code${number}`, 'name'] } };
    return { entity: { ...withField(entity, `code${number}`, code), uniques }, what: `${entity.id} unique` };
  },
  makeUnique: (random, entity) => {
    const [key, field] =
      oneOf(
        random,
        own(entity).filter(([, { kind, hidden }]) => kind === 'text' && hidden !== true),
      ) ?? [];
    if (key === undefined || field === undefined) return undefined;
    const { unique: wasUnique, ...plain } = field;
    const changed = wasUnique === true ? (plain as FieldDocument) : uniquely(field);
    return {
      entity: withField(entity, key, changed),
      what: `${entity.id}.${key} ${wasUnique === true ? 'no longer unique' : 'made unique'}`,
      mayBeRefused: true,
    };
  },
  ownership: (_random, entity) => {
    const ownership = entity.ownership === 'none' ? ('user' as const) : ('none' as const);
    return { entity: { ...entity, ownership }, what: `${entity.id} ownership ${ownership}` };
  },
  entity: (random, entity, base, number) => {
    const copied = random.pick(base.entities);
    // Links keep the names of their collections to themselves.
    const fields = Object.fromEntries(
      Object.entries(copied.fields).flatMap(([key, field]) => {
        if (key === 'state') return [];
        if (field.kind !== 'lookup') return [[key, field]];
        const { inverse: _inverse, ...link } = field;
        return [[key, link as FieldDocument]];
      }),
    );
    const back: FieldDocument = { kind: 'lookup', label: words('来自'), order: orderAt(110), target: entity.id };
    const added: EntityDocument = {
      ...copied,
      id: `x.extra${number}`,
      label: words(`新对象 ${number}`),
      fields: { ...fields, back },
    };
    return { entity, added, what: `${added.id} added` };
  },
  lifecycle: (_random, entity, base, number) => {
    const workflow = base.others.find(
      (each): each is WorkflowDocument => each.kind === 'workflow' && each.id === lifecycleOf(entity.id),
    );
    if (!workflow) return undefined;
    const state = { label: words(`状态 ${number}`), order: orderAt(10 + number), category: 'open' as const };
    const from = Object.keys(workflow.states);
    const changed: WorkflowDocument = {
      ...workflow,
      states: { ...workflow.states, [`more${number}`]: state },
      transitions: {
        ...workflow.transitions,
        [`into${number}`]: { label: words(`转 ${number}`), order: orderAt(10 + number), from, to: `more${number}` },
      },
    };
    return { entity, workflow: changed, what: `${workflow.id} + state` };
  },
};

/** Edits of fields come twice as often as those of entities. */
const edits: readonly Edit[] = [fieldEdits, fieldEdits, entityEdits].flatMap((each) => Object.values(each));

/** Whether rules, links, views, lifecycles or indexes name a field of the entity. */
function isUsed(entity: EntityDocument, { entities, others }: RandomBase, key: string): boolean {
  const { [key]: _self, ...rest } = entity.fields;
  const { validations, indexes, uniques, titleExpr } = entity;
  const named = new RegExp(`\\b${key}\\b`);
  if (named.test(JSON.stringify([rest, validations, indexes, uniques, titleExpr]))) return true;
  const about = others.filter((each) => 'entity' in each && each.entity === entity.id);
  const linking = entities.flatMap(({ fields }) =>
    Object.values(fields).filter(
      (field) =>
        (field.kind === 'lookup' && field.target === entity.id) ||
        (field.kind === 'lookupField' && field.field === key),
    ),
  );
  return named.test(JSON.stringify([about, linking]));
}

/** One edit that keeps the base valid. */
export function randomEdit(random: Random, base: RandomBase, number: number): RandomEdit {
  for (;;) {
    const entity = random.pick(base.entities);
    const made = random.pick(edits)(random, entity, base, number);
    if (!made) continue;
    const { workflow, added, what, mayBeRefused = false } = made;
    const entities = base.entities.map((each) => (each.id === entity.id ? made.entity : each));
    const others = base.others.map((each) => (workflow && each.id === workflow.id ? workflow : each));
    return { base: { entities: added ? [...entities, added] : entities, others }, what, mayBeRefused };
  }
}
