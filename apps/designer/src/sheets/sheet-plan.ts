import type { Outline, OutlineColumn, OutlineTable, TableFormat } from '@tessera/client';

/** What a column of a spreadsheet becomes: the id of a field kind, or the owner every record has. */
export type ColumnKind = string;
/** The field every record has anyway: who it belongs to. */
export const ownerKind = 'owner';

/** What a column becomes. */
export interface ColumnPlan {
  /** Position in the file. */
  readonly index: number;
  readonly include: boolean;
  readonly name: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly unique: boolean;
  readonly format: TableFormat;
  /** For lookups: a table of the plan with its key column, or an entity that is there already. */
  readonly link?: { readonly table: number; readonly column: number } | { readonly entity: string };
}

/** What a table becomes. */
export interface TablePlan {
  readonly include: boolean;
  readonly name: string;
  readonly columns: readonly ColumnPlan[];
  /** Position of the column a record is called by. */
  readonly title: number | null;
}

/** What spreadsheets become; starts as the proposal and is edited. Tables as in the outline. */
export interface SheetPlan {
  readonly tables: readonly TablePlan[];
  /** People nobody knows become members, or their cells stay empty. */
  readonly people: 'create' | 'empty';
}

const ownerHeader = /^(负责人|所有人|跟进人|业务员|销售员)$|负责人$|owner$/;
const textKinds: ReadonlySet<string> = new Set(['text', 'integer', 'select', 'phone', 'email']);

/** The proposal for an outline; `mayInvite`: whether people may be made. */
export function planOf(outline: Outline, mayInvite: boolean): SheetPlan {
  const tables = outline.tables.map((table, at): TablePlan => {
    const owner = table.columns.find(
      (column) => column.guess.field.kind === 'person' && ownerHeader.test(bare(column.header)),
    );
    return {
      include: table.columns.some(({ filled }) => filled > 0),
      name: table.name,
      title: table.title,
      columns: table.columns.map((column) => {
        const link = outline.links.find(({ from }) => from.table === at && from.column === column.index);
        const kind = link ? 'lookup' : column === owner ? ownerKind : column.guess.field.kind;
        return { ...columnPlan(table, column, kind), ...(link && { link: link.to }) };
      }),
    };
  });
  return { tables, people: mayInvite ? 'create' : 'empty' };
}

const bare = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

function columnPlan(table: OutlineTable, column: OutlineColumn, kind: ColumnKind): ColumnPlan {
  const isTitle = table.title === column.index;
  const isKey = textKinds.has(kind) && column.unique && column.filled === table.rows;
  return {
    index: column.index,
    include: column.filled > 0,
    name: column.name,
    kind,
    required: isTitle && column.filled === table.rows,
    unique: isKey && isCode(column.header),
    format: column.format,
  };
}

const isCode = (header: string): boolean =>
  /id$|code|number$|no\.?$|编号|编码|单号|工号|证号|信用代码|手机|电话|email|邮箱/.test(bare(header));

/** The plan with one table changed. */
export function withTable(plan: SheetPlan, at: number, patch: Partial<TablePlan>): SheetPlan {
  return { ...plan, tables: plan.tables.map((table, place) => (place === at ? { ...table, ...patch } : table)) };
}

/** The plan with one column changed; a record has one owner, so the newest choice keeps it. */
export function withColumn(plan: SheetPlan, at: number, index: number, patch: Partial<ColumnPlan>): SheetPlan {
  const columns = plan.tables[at]?.columns.map((column) => {
    if (column.index === index) return { ...column, ...patch };
    return patch.kind === ownerKind && column.kind === ownerKind ? { ...column, kind: 'person' } : column;
  });
  return columns ? withTable(plan, at, { columns }) : plan;
}

/** The tables that become entities, those others link to first; links in a ring count for nothing. */
export function loadOrder(plan: SheetPlan): readonly number[] {
  const order: number[] = [];
  const visit = (at: number, path: readonly number[]): void => {
    if (order.includes(at) || path.includes(at)) return;
    for (const target of targetsOf(plan, at)) visit(target, [...path, at]);
    order.push(at);
  };
  plan.tables.forEach(({ include }, at) => include && visit(at, []));
  return order;
}

function targetsOf(plan: SheetPlan, at: number): readonly number[] {
  return (plan.tables[at]?.columns ?? []).flatMap(({ include, kind, link }) =>
    include && kind === 'lookup' && link && 'table' in link && plan.tables[link.table]?.include ? [link.table] : [],
  );
}

/** Whether some column names people. */
export function hasPeople(plan: SheetPlan): boolean {
  return plan.tables.some(
    ({ include, columns }) =>
      include && columns.some((column) => column.include && (column.kind === 'person' || column.kind === ownerKind)),
  );
}

/** A field is required only where every row that comes in has a value. */
export function mayBeRequired(column: ColumnPlan, found: OutlineColumn, table: OutlineTable): boolean {
  const reads = !found.guess.remarks.some(({ code }) => code === 'column_unreadable' || code === 'column_scientific');
  return found.filled === table.rows && reads && !['lookup', 'person', ownerKind, 'boolean'].includes(column.kind);
}
