import type { EntityDocument, FieldDocument } from '@tessera/schemas';
import type { Random } from './random.ts';
import { orderAt, plainField, plainKindNames } from './random-base.ts';
import type { RandomBase } from './random-base.ts';

/** An edit an analyst makes, and what it was. */
export interface RandomEdit {
  readonly base: RandomBase;
  readonly what: string;
}

type Edit = (
  random: Random,
  entity: EntityDocument,
  base: RandomBase,
  number: number,
) => { readonly entity: EntityDocument; readonly what: string; readonly added?: EntityDocument } | undefined;

const own = ({ fields }: EntityDocument): [string, FieldDocument][] =>
  Object.entries(fields).filter(([key]) => key !== 'name' && key !== 'state');
const withField = (entity: EntityDocument, key: string, field: FieldDocument): EntityDocument => ({
  ...entity,
  fields: { ...entity.fields, [key]: field },
});
const words = (text: string) => ({ 'zh-CN': text, en: text });

/** Kinds whose values may repeat or be absent and that a plain index serves. */
const indexable: ReadonlySet<string> = new Set([
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
]);

const edits: Readonly<Record<string, Edit>> = {
  add: (random, entity, _base, number) => {
    const kind = random.pick(plainKindNames);
    return {
      entity: withField(entity, `added${number}`, plainField(random, kind, `added${number}`, 60 + number)),
      what: `${entity.id} + ${kind}`,
    };
  },
  rename: (random, entity, _base, number) => {
    const [key, field] = random.pick(Object.entries(entity.fields));
    return {
      entity: withField(entity, key, { ...field, label: words(`改名 ${number}`) }),
      what: `${entity.id}.${key} renamed`,
    };
  },
  hide: (random, entity) => {
    const free = own(entity).filter(([key, field]) => field.hidden !== true && !isUsed(entity, key));
    if (free.length === 0) return undefined;
    const [key, field] = random.pick(free);
    return { entity: withField(entity, key, { ...field, hidden: true }), what: `${entity.id}.${key} hidden` };
  },
  readd: (random, entity) => {
    const hidden = own(entity).filter(([, field]) => field.hidden === true);
    if (hidden.length === 0) return undefined;
    const [key, { hidden: _hidden, ...field }] = random.pick(hidden);
    return { entity: withField(entity, key, field as FieldDocument), what: `${entity.id}.${key} shown again` };
  },
  option: (random, entity, _base, number) => {
    const choices = own(entity).filter(([, field]) => field.kind === 'select' || field.kind === 'multiSelect');
    if (choices.length === 0) return undefined;
    const [key, field] = random.pick(choices);
    if (field.kind !== 'select' && field.kind !== 'multiSelect') return undefined;
    const first = Object.entries(field.options)[0];
    const options = {
      ...field.options,
      ...(first ? { [first[0]]: { ...first[1], inactive: true } } : {}),
      [`opt${number}`]: { label: words(`选项 ${number}`), order: orderAt(20 + number) },
    };
    return { entity: withField(entity, key, { ...field, options }), what: `${entity.id}.${key} options` };
  },
  validation: (_random, entity, _base, number) => ({
    entity: {
      ...entity,
      validations: {
        ...entity.validations,
        [`rule${number}`]: {
          assert: 'size(name) < 5000',
          message: words('名称太长'),
          field: 'name',
          order: orderAt(number),
        },
      },
    },
    what: `${entity.id} validation`,
  }),
  index: (random, entity, _base, number) => {
    const free = own(entity).filter(([, field]) => indexable.has(field.kind) && field.hidden !== true);
    if (free.length === 0) return undefined;
    return {
      entity: { ...entity, indexes: { ...entity.indexes, [`ix${number}`]: { fields: [random.pick(free)[0]] } } },
      what: `${entity.id} index`,
    };
  },
  unique: (_random, entity, _base, number) => ({
    entity: {
      ...withField(entity, `code${number}`, {
        kind: 'text',
        label: words(`编码 ${number}`),
        order: orderAt(80 + number),
        unique: true,
      }),
      uniques: { ...entity.uniques, [`u${number}`]: { fields: [`code${number}`, 'name'] } },
    },
    what: `${entity.id} unique`,
  }),
  entity: (random, entity, base, number) => {
    const added: EntityDocument = {
      ...random.pick(base.entities),
      id: `x.extra${number}`,
      label: words(`新对象 ${number}`),
    };
    const { state: _state, ...fields } = added.fields;
    const back: FieldDocument = { kind: 'lookup', label: words('来自'), order: orderAt(110), target: entity.id };
    return { entity, added: { ...added, fields: { ...fields, back } }, what: `${added.id} added` };
  },
  reorder: (random, entity) => {
    const [key, field] = random.pick(Object.entries(entity.fields));
    return {
      entity: withField(entity, key, { ...field, order: orderAt(random.whole(0, 399)) }),
      what: `${entity.id}.${key} moved`,
    };
  },
};

/** Fields that rules, links, views or indexes of the entity name. */
function isUsed(entity: EntityDocument, key: string): boolean {
  const { [key]: _self, ...others } = entity.fields;
  const texts = JSON.stringify([others, entity.validations, entity.indexes, entity.uniques, entity.titleExpr]);
  return new RegExp(`\\b${key}\\b`).test(texts);
}

/** One edit that keeps the base valid. */
export function randomEdit(random: Random, base: RandomBase, number: number): RandomEdit {
  for (;;) {
    const entity = random.pick(base.entities);
    const edit = random.pick(Object.values(edits));
    const made = edit(random, entity, base, number);
    if (!made) continue;
    // What views and lifecycles show stays.
    if (made.what.endsWith('hidden') && namedElsewhere(base, entity, made.entity)) continue;
    const entities = base.entities.map((each) => (each.id === entity.id ? made.entity : each));
    return { base: { ...base, entities: made.added ? [...entities, made.added] : entities }, what: made.what };
  }
}

function namedElsewhere({ others }: RandomBase, before: EntityDocument, after: EntityDocument): boolean {
  const hidden = Object.keys(after.fields).find(
    (key) => after.fields[key]?.hidden === true && before.fields[key]?.hidden !== true,
  );
  return others.some((document) => JSON.stringify(document).includes(`"${hidden ?? ''}"`));
}
