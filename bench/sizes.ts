import type { Database } from '../packages/database/src/index.ts';

const stages = ['new', 'offer', 'won', 'lost'];
const words = (text: string) => ({ 'zh-CN': text, en: text });
const orderOf = (at: number) => `b${String(at).padStart(3, '0')}1`;

/** An entity with some fields, a list, a board and a form that shows every field. */
function documentsOf(id: string, fieldCount: number, componentCount: number) {
  const extra = Array.from({ length: fieldCount - 3 }, (_, at) => [
    `extra${at}`,
    { kind: at % 3 === 0 ? 'integer' : 'text', label: words(`Field ${at}`), order: orderOf(at) },
  ]);
  const fields = {
    name: { kind: 'text', label: words('Name'), order: 'a0', required: true },
    stage: {
      kind: 'select',
      label: words('Stage'),
      order: 'a1',
      options: Object.fromEntries(stages.map((key, at) => [key, { label: words(key), order: `a${at}` }])),
    },
    amount: { kind: 'money', label: words('Amount'), order: 'a2', currency: 'CNY' },
    ...Object.fromEntries(extra),
  };
  const shown = Object.keys(fields).slice(0, componentCount);
  const items = shown.map((field, at) => [field, { type: 'field', field, parent: 'main', order: orderOf(at) }]);
  return [
    { kind: 'entity', id, schemaVersion: 1, label: words(id), titleExpr: 'name', fields },
    {
      kind: 'view',
      id: `${id}List`,
      schemaVersion: 1,
      label: words('List'),
      entity: id,
      type: 'table',
      columns: Object.fromEntries(
        ['name', 'stage', 'amount', 'extra0', 'extra1', 'extra2'].map((field, at) => [
          field,
          { field, order: `a${at}` },
        ]),
      ),
    },
    {
      kind: 'view',
      id: `${id}Board`,
      schemaVersion: 1,
      label: words('Board'),
      entity: id,
      type: 'kanban',
      groupBy: 'stage',
      card: { fields: ['amount'] },
    },
    {
      kind: 'form',
      id: `${id}Form`,
      schemaVersion: 1,
      label: words('Form'),
      entity: id,
      modes: ['create', 'edit', 'detail'],
      items: { main: { type: 'section', label: words('Main'), order: 'a0' }, ...Object.fromEntries(items) },
    },
  ];
}

/** Two entities of the same shape: one small, one large. */
export function sizeDocuments() {
  const app = {
    kind: 'app',
    id: 'x.sales',
    schemaVersion: 1,
    label: words('Sales'),
    menu: {
      few: { type: 'entity', entity: 'x.few', order: 'a0' },
      many: { type: 'entity', entity: 'x.many', order: 'a1' },
    },
  };
  return [...documentsOf('x.few', 30, 20), ...documentsOf('x.many', 300, 200), app];
}

/** 1,000 rows of the small one, 100,000 of the large one. */
export async function fillSizes(database: Database): Promise<void> {
  for (const [table, rows] of [
    ['x_few', 1000],
    ['x_many', 100_000],
  ] as const) {
    await database.slow.query({
      text: `insert into main_live.${table} (id, created_at, updated_at, name, stage, amount, amount_currency, amount_rate, amount_base)
        select gen_random_uuid(), now(), now(), 'deal ' || n, (array['${stages.join("','")}'])[1 + n % 4], n % 100000, 'CNY', 1, n % 100000
        from generate_series(1, ${rows}) n`,
    });
    await database.slow.query({ text: `analyze main_live.${table}` });
  }
}
