import { Ajv2020 } from 'ajv/dist/2020.js';
import { Validator } from '@cfworker/json-schema';
import { documentKinds, documentSchemas } from '@tessera/schemas';
import type {
  DocumentKind,
  EntityDocument,
  FormDocument,
  TesseraDocument,
  ViewDocument,
  WorkflowDocument,
} from '@tessera/schemas';
import { localize } from '@tessera/std';
import { describe, expect, test } from 'vitest';
import type { DocumentSet } from '../document-set.ts';
import { modelErrors } from '../errors.ts';
import { exampleDocuments } from '../example-documents.ts';
import { exampleKinds } from '../example-kinds.ts';
import { check } from './check.ts';
import type { DocumentIssue } from './context.ts';
import { issuesFromAjv, issuesFromCfworker } from './schema-issues.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
const compiled = Object.fromEntries(documentKinds.map((kind) => [kind, ajv.compile(documentSchemas[kind])]));

const byAjv = (kind: DocumentKind, document: unknown) => {
  const validate = compiled[kind];
  validate?.(document);
  return issuesFromAjv(validate?.errors as Parameters<typeof issuesFromAjv>[0]);
};
const byCfworker = (kind: DocumentKind, document: unknown) =>
  issuesFromCfworker(new Validator(documentSchemas[kind] as never, '2020-12', false).validate(document).errors);

const documents = exampleDocuments();
const run = (set: DocumentSet, extra = {}): DocumentIssue[] =>
  check(set, { kinds: exampleKinds(), validateSchema: byAjv, ...extra });
/** Path and code of every issue that the change brings. */
const problems = (...changed: unknown[]) =>
  run(documents.with(changed as TesseraDocument[])).map(({ path, code }) => `${path} ${code}`);

const get = <T extends TesseraDocument>(kind: DocumentKind, id: string) =>
  structuredClone(documents.get(kind, id)) as unknown as T;
const repairWith = (fields: Record<string, unknown>) => {
  const entity = get<EntityDocument>('entity', 'x.repair');
  return { ...entity, fields: { ...entity.fields, ...fields } };
};
const flowWith = (change: (flow: WorkflowDocument) => void) => {
  const flow = get<WorkflowDocument>('workflow', 'x.repairFlow');
  change(flow);
  return flow;
};
const label = (text: string) => ({ 'zh-CN': text });

test('the example base has nothing to complain about', () => {
  expect(run(documents)).toEqual([]);
});

describe.each([
  ['ajv', byAjv],
  ['cfworker', byCfworker],
] as const)('schema issues from %s', (_name, validate) => {
  test('every example of every schema is valid', () => {
    for (const kind of documentKinds) {
      for (const example of documentSchemas[kind].examples) expect([kind, validate(kind, example)]).toEqual([kind, []]);
    }
  });

  test('every example of every field kind is valid in an entity', () => {
    const defs: readonly object[] = Object.values(documentSchemas.entity.$defs);
    const examples = defs.flatMap((schema) => ('examples' in schema ? (schema.examples as readonly unknown[]) : []));
    expect(examples.length).toBeGreaterThan(20);
    for (const example of examples) {
      const entity = { kind: 'entity', id: 'x.one', schemaVersion: 1, label: { en: 'One' }, fields: { one: example } };
      expect([example, validate('entity', entity)]).toEqual([example, []]);
    }
  });

  test('a document with ten mistakes gets ten precise issues', () => {
    const wrong = {
      kind: 'entity',
      id: 'Repair',
      schemaVersion: 2,
      label: 'Repair',
      colour: 'red',
      quickCreate: ['a', 'b', 'c', 'd'],
      fields: {
        'bad key': { kind: 'text', label: label('甲'), order: 'a0' },
        noKind: { label: label('乙'), order: 'a0' },
        odd: { kind: 'txt', label: label('丙'), order: 'a0' },
        title: { kind: 'text', label: label('丁'), maxLength: 0, order: 'a0' },
        level: { kind: 'select', label: label('戊'), order: 'a0', required: 3, options: {} },
      },
    };
    expect(validate('entity', wrong).map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/colour schema_property_unknown',
      '/fields/bad key schema_key_malformed',
      '/fields/level/required schema_type_wrong',
      '/fields/noKind/kind schema_property_missing',
      '/fields/odd/kind schema_value_not_allowed',
      '/fields/title/maxLength schema_number_too_small',
      '/id schema_pattern_mismatch',
      '/label schema_type_wrong',
      '/quickCreate schema_too_many_items',
      '/schemaVersion schema_value_not_allowed',
    ]);
  });

  test('messages have their parameters filled in', () => {
    const [missing] = validate('role', { kind: 'role', id: 'x.a', schemaVersion: 1 });
    expect(missing?.params).toEqual({ property: 'label' });
    const [long] = validate('role', { kind: 'role', id: 'x.a', schemaVersion: 1, label: { en: 'a'.repeat(2001) } });
    expect(long).toMatchObject({ code: 'schema_text_too_long', params: { limit: 2000 } });
  });
});

test('mistakes of schema and of meaning in one document are all reported', () => {
  const found = problems({
    ...repairWith({
      old: { kind: 'text', label: label('旧'), order: 'b00' },
      broken: { kind: 'decimal', label: label('坏'), order: 'aA', scale: 99 },
      sum: { kind: 'lookup', label: label('汇总'), order: 'aB', target: 'x.nothing' },
    }),
    titleExpr: 'titel',
    extra: 1,
  });
  expect(found).toEqual(
    expect.arrayContaining([
      '/extra schema_property_unknown',
      '/fields/broken/scale schema_number_too_large',
      '/fields/old field_key_reserved',
      '/fields/sum/target reference_unknown',
    ]),
  );
  expect(found.some((text) => text.startsWith('/titleExpr'))).toBe(true);
});

describe('references', () => {
  test('documents and fields that are not there', () => {
    const form = { kind: 'form', id: 'x.f', schemaVersion: 1, label: label('表'), entity: 'x.repair', modes: ['edit'] };
    expect(
      problems({
        ...form,
        items: {
          s: { type: 'section', order: 'a0' },
          i: { type: 'field', parent: 's', order: 'a0', field: 'nothing' },
        },
      }),
    ).toEqual(['/items/i/field reference_field_unknown']);
    expect(problems({ ...form, entity: 'x.gone', items: {} })).toEqual(['/entity reference_unknown']);
  });

  test('a hidden field is a warning', () => {
    const view = {
      kind: 'view',
      id: 'x.v',
      schemaVersion: 1,
      label: label('表'),
      entity: 'x.repair',
      type: 'table',
      sort: ['-secret'],
    };
    expect(problems(view)).toEqual(['/sort/0 reference_field_hidden']);
  });

  test('rights on entities and fields that are not there', () => {
    const role = { kind: 'role', id: 'x.r', schemaVersion: 1, label: label('角色') };
    expect(problems({ ...role, entities: { 'x.repair': { fields: { nothing: 'none' } }, 'x.gone': {} } })).toEqual([
      '/entities/x.repair/fields/nothing reference_field_unknown',
      '/entities/x.gone reference_unknown',
    ]);
  });
});

describe('names', () => {
  test.each([
    ['today', 'field_key_reserved'],
    ['loop', 'field_key_reserved'],
    ['createdAt', 'field_key_system'],
    ['urgenT', 'field_key_clash'],
  ])('the field key %s', (key, code) => {
    expect(problems(repairWith({ [key]: { kind: 'text', label: label('新'), order: 'aA' } }))).toEqual([
      `/fields/${key} ${code}`,
    ]);
  });

  test('two fields of one label are a warning', () => {
    expect(problems(repairWith({ other: { kind: 'text', label: label('标题'), order: 'aA' } }))).toEqual([
      '/fields/other/label field_label_repeated',
    ]);
  });

  test('a namespace of somebody else', () => {
    const role = { kind: 'role', schemaVersion: 1, label: label('角色') };
    expect(problems({ ...role, id: 'crm.sales' })).toEqual(['/id namespace_not_tenant']);
    expect(problems({ ...role, id: 'crm.sales', origin: { pack: 'crm.core', version: '1.0.0' } })).toEqual([]);
  });

  test('a field added to an entity of a pack starts with x_', () => {
    const shipped = {
      ...get<EntityDocument>('entity', 'x.customer'),
      id: 'crm.account',
      label: label('账户'),
      origin: { pack: 'crm.core', version: '1.0.0' },
    };
    const field = { kind: 'text', label: label('新'), order: 'aA' };
    const mine = {
      ...shipped,
      fields: { ...shipped.fields, sector: field, x_region: { ...field, label: label('区域') } },
    };
    const found = run(documents.with([mine as TesseraDocument]), { shipped: () => shipped });
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual(['/fields/sector field_prefix_missing']);
  });

  test('an inverse whose name is taken', () => {
    const lookup = { kind: 'lookup', label: label('客户二'), order: 'aA', target: 'x.customer' };
    expect(problems(repairWith({ second: { ...lookup, inverse: { key: 'name' } } }))).toEqual([
      '/fields/second/inverse/key inverse_key_taken',
    ]);
    expect(problems(repairWith({ second: { ...lookup, inverse: { key: 'repairs' } } }))).toEqual([
      '/fields/customer/inverse/key inverse_key_taken',
      '/fields/second/inverse/key inverse_key_taken',
    ]);
  });
});

describe('entities', () => {
  test('a field of another entity comes through a lookup and ends somewhere', () => {
    const field = { kind: 'lookupField', label: label('他表'), order: 'aA', field: 'level' };
    expect(problems(repairWith({ other: { ...field, lookup: 'title' } }))).toContain(
      '/fields/other/lookup lookup_field_not_lookup',
    );
    const self = { kind: 'lookup', label: label('上级'), order: 'aB', target: 'x.repair' };
    expect(problems(repairWith({ parent: self, ring: { ...field, lookup: 'parent', field: 'ring' } }))).toEqual([
      '/fields/ring/field lookup_field_ring',
    ]);
  });

  test('the kind of a field has its say', () => {
    expect(
      problems(repairWith({ number: { kind: 'autonumber', label: label('号'), order: 'aA', format: 'R' } })),
    ).toEqual(['/fields/number/format example_without_sequence']);
  });

  test('quick create that cannot be filled', () => {
    expect(problems({ ...repairWith({}), quickCreate: ['status'] })).toEqual([
      '/quickCreate/0 quick_create_not_writable',
      '/quickCreate quick_create_incomplete',
    ]);
  });

  test('status fields', () => {
    const status = { kind: 'status', label: label('第二状态'), order: 'aA', lifecycle: 'x.repairFlow' };
    expect(problems(repairWith({ second: status }))).toEqual(['/fields/second/lifecycle status_repeated']);
    const customer = get<EntityDocument>('entity', 'x.customer');
    expect(problems({ ...customer, fields: { ...customer.fields, second: status } })).toEqual([
      '/fields/second/lifecycle status_of_other_entity',
    ]);
  });

  test('an entity without a title, and one nobody may read', () => {
    const bare = { kind: 'entity', id: 'x.bare', schemaVersion: 1, label: label('空'), fields: {} };
    expect(problems(bare)).toEqual(['/titleExpr entity_without_title']);
    const found = run(documents.with([], [{ kind: 'role', id: 'x.staff' }]));
    expect(found.map(({ id, code, severity }) => [id, code, severity])).toEqual([
      ['x.customer', 'entity_unreadable', 'warning'],
      ['x.repair', 'entity_unreadable', 'warning'],
    ]);
  });
});

describe('lifecycles', () => {
  const state = { label: label('新'), order: 'a9', category: 'open' } as const;

  test('states that are not there', () => {
    const flow = flowWith((one) => Object.assign(one, { initial: 'gone' }));
    expect(problems(flow)).toEqual(['/initial lifecycle_initial_unknown']);
    const cut = flowWith((one) =>
      Object.assign(one.transitions['start'] ?? {}, { from: ['waiting', 'gone'], to: 'working' }),
    );
    expect(problems(cut)).toEqual(['/transitions/start/from/1 lifecycle_state_unknown']);
  });

  test('states nobody reaches, and states nobody leaves', () => {
    expect(problems(flowWith((one) => Object.assign(one.states, { island: state })))).toEqual([
      '/states/island lifecycle_state_unreachable',
    ]);
    const trap = flowWith((one) => {
      Object.assign(one.states, { trap: state });
      Object.assign(one.transitions, { fall: { label: label('落'), order: 'a5', from: ['waiting'], to: 'trap' } });
    });
    expect(problems(trap)).toEqual(['/states/trap lifecycle_dead_end']);
  });

  test('effects and people', () => {
    const effects = {
      a: { order: 'a0', type: 'set', field: 'amount' },
      b: { order: 'a1', type: 'set', field: 'number', value: '"1"' },
      c: { order: 'a2', type: 'notify', to: {}, message: label('好') },
    };
    const who = { fields: ['title'] };
    expect(problems(flowWith((one) => Object.assign(one.transitions['start'] ?? {}, { effects, who })))).toEqual([
      '/transitions/start/who/fields/0 people_field_not_person',
      '/transitions/start/effects/a effect_incomplete',
      '/transitions/start/effects/b/field effect_not_writable',
      '/transitions/start/effects/c/to people_nobody',
    ]);
  });

  test('a lifecycle without a status field', () => {
    const flow = { ...get<WorkflowDocument>('workflow', 'x.repairFlow'), id: 'x.otherFlow' };
    expect(problems(flow)).toEqual([' lifecycle_unlinked']);
  });
});

describe('forms', () => {
  const form = (items: FormDocument['items']) =>
    problems({
      kind: 'form',
      id: 'x.f',
      schemaVersion: 1,
      label: label('表'),
      entity: 'x.repair',
      modes: ['edit'],
      items,
    });

  test('items stand where their type allows', () => {
    expect(form({ t: { type: 'field', order: 'a0', field: 'title' } })).toEqual(['/items/t form_nesting']);
    expect(form({ t: { type: 'field', order: 'a0', field: 'title', parent: 'gone' } })).toEqual([
      '/items/t/parent form_parent_unknown',
    ]);
    expect(
      form({ a: { type: 'section', order: 'a0', parent: 'b' }, b: { type: 'section', order: 'a1', parent: 'a' } }),
    ).toEqual(['/items/a/parent form_parent_ring', '/items/b/parent form_parent_ring']);
  });

  test('a field stands once, and every item has what it shows', () => {
    expect(
      form({
        s: { type: 'section', order: 'a0' },
        a: { type: 'field', order: 'a0', parent: 's', field: 'title' },
        b: { type: 'field', order: 'a1', parent: 's', field: 'title' },
        c: { type: 'relatedList', order: 'a2', parent: 's' },
        d: { type: 'relatedList', order: 'a3', parent: 's', relatedEntity: 'x.repair', relatedField: 'customer' },
        e: { type: 'note', order: 'a4', parent: 's' },
      }),
    ).toEqual([
      '/items/b form_field_repeated',
      '/items/c form_item_incomplete',
      '/items/c form_item_incomplete',
      '/items/d/relatedField form_related_not_linking',
      '/items/e form_item_incomplete',
    ]);
  });
});

describe('steps and defaults of a form', () => {
  const form = (items: FormDocument['items']) =>
    problems({
      kind: 'form',
      id: 'x.f',
      schemaVersion: 1,
      label: label('表'),
      entity: 'x.repair',
      modes: ['create'],
      items,
    });
  const title = { type: 'field', order: 'a0', field: 'title' } as const;

  test('a step holds something and stands beside no tab', () => {
    expect(form({ one: { type: 'step', order: 'a0' }, a: { ...title, parent: 'one' } })).toEqual([]);
    expect(
      form({
        one: { type: 'step', order: 'a0' },
        s: { type: 'section', order: 'a0', parent: 'one' },
        two: { type: 'step', order: 'a1' },
        a: { ...title, parent: 'two' },
      }),
    ).toEqual(['/items/one form_step_empty']);
    expect(
      form({ one: { type: 'step', order: 'a0' }, a: { ...title, parent: 'one' }, t: { type: 'tab', order: 'a1' } }),
    ).toEqual(['/items/one form_steps_with_tabs']);
  });

  test('a default has the type of its field, and defaults do not read each other in a ring', () => {
    const one = { type: 'step', order: 'a0' } as const;
    expect(form({ one, a: { ...title, parent: 'one', default: 'number' } })).toEqual([]);
    expect(form({ one, a: { ...title, parent: 'one', default: '1 + 1' } })).toEqual([
      '/items/a/default expression_wrong_type',
    ]);
    expect(
      form({
        one,
        a: { ...title, parent: 'one', default: 'notes' },
        b: { type: 'field', order: 'a1', field: 'notes', parent: 'one', default: 'title' },
      }),
    ).toEqual(['/items/a/default form_default_ring', '/items/b/default form_default_ring']);
  });

  test('a component says which one it is; a trail of stages needs a status', () => {
    const one = { type: 'step', order: 'a0' } as const;
    expect(form({ one, a: { type: 'component', order: 'a0', parent: 'one' } })).toEqual([
      '/items/a form_item_incomplete',
    ]);
  });
});

test('boards group by states or options, sums are of numbers', () => {
  const view = (rest: Partial<ViewDocument>) =>
    problems({
      kind: 'view',
      id: 'x.v',
      schemaVersion: 1,
      label: label('看板'),
      entity: 'x.repair',
      type: 'kanban',
      ...rest,
    });
  expect(view({})).toEqual(['/groupBy view_group_missing']);
  expect(view({ groupBy: 'title' })).toEqual(['/groupBy view_group_kind']);
  expect(view({ groupBy: 'status', card: { sum: 'title' } })).toEqual(['/card/sum view_aggregate_kind']);
  expect(view({ groupBy: 'status', columns: { a: { field: 'title', order: 'a0', aggregate: 'avg' } } })).toEqual([
    '/columns/a/aggregate view_aggregate_kind',
  ]);
});

test('menus', () => {
  const app = { kind: 'app', id: 'x.a', schemaVersion: 1, label: label('应用'), home: 'gone' };
  expect(problems({ ...app, menu: { a: { type: 'entity', order: 'a0', parent: 'b' } } })).toEqual([
    '/home menu_home_unknown',
    '/menu/a menu_entry_incomplete',
    '/menu/a/parent menu_parent_wrong',
  ]);
});

test('an order nothing can be put beside is a warning', () => {
  expect(problems(repairWith({ other: { kind: 'text', label: label('新'), order: '7' } }))).toEqual([
    '/fields/other/order order_not_fractional',
  ]);
});

describe('expressions', () => {
  test('names that are not there and values of another type, with their place in the text', () => {
    const entity = repairWith({
      other: { kind: 'text', label: label('新'), order: 'aA', visibleIf: 'amount + nothing > 1' },
    });
    const [found] = run(documents.with([entity as TesseraDocument]));
    expect(found).toMatchObject({ path: '/fields/other/visibleIf', severity: 'error', params: { offset: 9 } });
    expect(
      problems({
        ...entity,
        fields: { ...entity.fields, other: { kind: 'text', label: label('新'), order: 'aA', visibleIf: 'title' } },
      }),
    ).toHaveLength(1);
  });

  test('lookups walk, collections aggregate, filters of lookups see the edited record', () => {
    const fields = {
      rate: { kind: 'percent', label: label('率'), order: 'aA', default: 'customer.discount' },
      sibling: {
        kind: 'lookup',
        label: label('同客户报修'),
        order: 'aB',
        target: 'x.repair',
        filter: 'customer == ctx.customer',
      },
    };
    expect(problems(repairWith(fields))).toEqual([]);
    const customer = get<EntityDocument>('entity', 'x.customer');
    const validations = { few: { assert: 'repairs.count() < 9', message: label('太多') } };
    expect(problems({ ...customer, validations })).toEqual([]);
  });

  test('a guard that orders a value that may be empty is a warning', () => {
    const flow = flowWith((one) => Object.assign(one.transitions['start'] ?? {}, { guard: 'amount > 0' }));
    const found = run(documents.with([flow]));
    expect(found.map(({ path, severity }) => `${path} ${severity}`)).toEqual(['/transitions/start/guard warning']);
  });
});

test('every issue of this package has a sentence in both languages', () => {
  for (const [code, entry] of Object.entries(modelErrors)) {
    for (const text of [entry.message, entry.cause, entry.remedy]) {
      expect([code, localize(text, 'zh-CN'), text.en]).not.toContain('');
      expect(text['zh-CN']).not.toBe(text.en);
    }
  }
});
