import type { BatchLoad, Outline, OutlineColumn, OutlineTable } from '@tessera/client';
import { orderBetween, ordersFromStart, sortedEntries, titleField } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import type { AppDocument, EntityDocument, RoleDocument } from '@tessera/schemas';
import type { Locale, LocalizedText } from '@tessera/std';
import { freeIdentifier } from '../naming/identifier.ts';
import { identifierOf } from '../naming/pinyin.ts';
import { loadOrder, ownerKind } from './sheet-plan.ts';
import type { ColumnPlan, SheetPlan, TablePlan } from './sheet-plan.ts';

/** What a plan comes to: documents for the draft, and what is loaded once they are live. */
export interface SheetDocuments {
  readonly entities: readonly EntityDocument[];
  /** Where the entities are found: an app of their own where there is none yet, else the first one, with entries where it lists its menu itself. */
  readonly app: AppDocument;
  /** Where nobody made a role yet: one that may work with everything, to be given to colleagues. */
  readonly role: RoleDocument | undefined;
  readonly loads: readonly BatchLoad[];
}

const memberRole: RoleDocument = {
  kind: 'role',
  id: 'x.member',
  schemaVersion: 1,
  label: { 'zh-CN': '成员', en: 'Member' },
  description: { 'zh-CN': '可以查看、新建和修改全部数据。', en: 'Sees, creates and changes all data.' },
  defaults: { create: true, read: true, update: true, delete: true, import: true, export: true, scope: 'all' },
};

interface Named {
  readonly id: string;
  /** Key of the field by position of its column. */
  readonly keys: ReadonlyMap<number, string>;
}

const longestLine = 255;

/** Makes the documents of a plan; ids are proposed from pinyin and do not meet those that are there. */
export async function sheetDocuments(
  outline: Outline,
  plan: SheetPlan,
  documents: DocumentSet,
  locale: Locale,
): Promise<SheetDocuments> {
  const names = await nameEverything(plan, documents);
  const order = loadOrder(plan);
  const last = documents.all('entity').findLast(({ id }) => !id.startsWith('sys.'));
  let place = last?.order ?? null;
  const entities = order.map((at) => {
    place = orderBetween(place, null);
    return entityOf(outline, plan, at, { names, locale, order: place });
  });
  return {
    entities,
    app: await appOf(outline, entities, documents, locale),
    role: documents.all('role').some(({ id }) => !id.startsWith('sys.')) ? undefined : memberRole,
    loads: order.map((at) => loadOf(outline, plan, at, names, entities)),
  };
}

async function nameEverything(plan: SheetPlan, documents: DocumentSet): Promise<ReadonlyMap<number, Named>> {
  const named = new Map<number, Named>();
  const taken = (id: string) =>
    documents.get('entity', id) !== undefined || [...named.values()].some((other) => other.id === id);
  for (const at of loadOrder(plan)) {
    const table = plan.tables[at];
    const wish = await identifierOf(table?.name ?? '');
    const keys = new Map<number, string>();
    for (const column of table?.columns ?? []) {
      if (!column.include) continue;
      const key = await identifierOf(column.name);
      const used = new Set(keys.values());
      keys.set(
        column.index,
        column.kind === ownerKind ? 'owner' : freeIdentifier(key, (other) => used.has(other), 'field'),
      );
    }
    named.set(at, { id: `x.${freeIdentifier(wish, (name) => taken(`x.${name}`), 'entity')}`, keys });
  }
  return named;
}

interface EntityContext {
  readonly names: ReadonlyMap<number, Named>;
  readonly locale: Locale;
  readonly order: string;
}

function entityOf(
  outline: Outline,
  plan: SheetPlan,
  at: number,
  { names, locale, order }: EntityContext,
): EntityDocument {
  const [table, outlined, named] = [plan.tables[at], outline.tables[at], names.get(at)];
  const included = (table?.columns ?? []).filter(({ include, kind }) => include && kind !== ownerKind);
  const orders = ordersFromStart(included.length + 1);
  const isKey = keyColumns(plan, at);
  const fields: Record<string, FieldDocument> = {};
  included.forEach((column, place) => {
    const found = outlined?.columns.find(({ index }) => index === column.index);
    const key = named?.keys.get(column.index);
    if (!found || key === undefined) return;
    fields[key] = {
      label: labelOf(column.name, locale),
      order: orders[place + 1] ?? '',
      ...(column.required && { required: true }),
      ...(column.unique && { unique: true }),
      ...(column.index === table?.title && { searchable: true }),
      ...shapeOf(isKey.has(column.index) ? { ...column, kind: 'text' } : column, found, names),
    } as FieldDocument;
  });
  const entity: EntityDocument = {
    kind: 'entity',
    id: named?.id ?? '',
    schemaVersion: 1,
    label: labelOf(table?.name ?? '', locale),
    order,
    fields,
  };
  return withTitle(entity, table?.title === null ? undefined : named?.keys.get(table?.title ?? -1), orders[0] ?? 'a0');
}

/** A record needs something to be called by: the chosen field, or a number of its own. */
function withTitle(entity: EntityDocument, chosen: string | undefined, order: string): EntityDocument {
  const found = titleField(entity);
  if (chosen !== undefined && entity.fields[chosen] && chosen !== found) return { ...entity, titleExpr: chosen };
  if (found !== undefined) return entity;
  const taken = new Set(Object.keys(entity.fields));
  const number: FieldDocument = {
    kind: 'autonumber',
    label: { 'zh-CN': '编号', en: 'Number' },
    order,
    format: '{SEQ:5}',
  };
  return { ...entity, fields: { [freeIdentifier('bianHao', (key) => taken.has(key))]: number, ...entity.fields } };
}

/** Columns other tables find rows by: texts, whatever they look like. */
function keyColumns(plan: SheetPlan, at: number): ReadonlySet<number> {
  return new Set(
    plan.tables.flatMap(({ include, columns }) =>
      columns.flatMap(({ include: isIn, kind, link }) =>
        include && isIn && kind === 'lookup' && link && 'table' in link && link.table === at ? [link.column] : [],
      ),
    ),
  );
}

/** Kind and options of a field. */
function shapeOf(
  column: ColumnPlan,
  found: OutlineColumn,
  names: ReadonlyMap<number, Named>,
): Readonly<Record<string, unknown>> {
  const { kind, link } = column;
  if (kind === found.guess.field.kind && kind !== 'select' && kind !== 'multiSelect') return found.guess.field;
  switch (kind) {
    case 'lookup': {
      const target = link && 'table' in link ? names.get(link.table)?.id : link?.entity;
      return target === undefined ? textShape(found) : { kind, target };
    }
    case 'select':
      return { kind, options: optionsOf(found.guess.options ?? found.choices ?? []) };
    case 'multiSelect':
      return { kind, options: optionsOf(found.guess.options ?? piecesOf(found.choices ?? [])) };
    case 'text':
      return textShape(found);
    case 'decimal':
      return { kind, precision: 20, scale: 4 };
    case 'money':
      return { kind, currency: 'CNY' };
    default:
      return { kind };
  }
}

function textShape({ longest, hasLines }: OutlineColumn): Readonly<Record<string, unknown>> {
  const maxLength = longest <= longestLine ? longestLine : Math.min(20_000, Math.ceil((longest * 2) / 1000) * 1000);
  return { kind: 'text', maxLength, ...((hasLines || longest > 200) && { multiline: true }) };
}

const piecesOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => text.split(/[;；,，、|]/).map((piece) => piece.trim()))),
];

const optionColors = ['blue', 'teal', 'orange', 'violet', 'cyan', 'grape'] as const;

function optionsOf(texts: readonly string[]): Readonly<Record<string, unknown>> {
  const filled = texts.filter((text) => text !== '');
  const orders = ordersFromStart(filled.length);
  return Object.fromEntries(
    filled.map((text, at) => [
      `o${at + 1}`,
      {
        label: { 'zh-CN': text.normalize('NFC') },
        order: orders[at],
        ...(filled.length <= optionColors.length && { color: optionColors[at] }),
      },
    ]),
  );
}

/** A name without Chinese signs is one in both languages. */
function labelOf(name: string, locale: Locale): LocalizedText {
  const text = name.trim();
  return /\p{Script=Han}/u.test(text)
    ? { 'zh-CN': text }
    : locale === 'en'
      ? { en: text }
      : { 'zh-CN': text, en: text };
}

async function appOf(
  outline: Outline,
  entities: readonly EntityDocument[],
  documents: DocumentSet,
  locale: Locale,
): Promise<AppDocument> {
  const known = documents.all('app').find(({ roles }) => roles === undefined) ?? documents.all('app')[0];
  if (known && known.autoMenu !== false) return known;
  const before = sortedEntries(known?.menu ?? {}).at(-1)?.[1].order ?? null;
  let order = before;
  const entries = entities.map((entity) => {
    order = orderBetween(order, null);
    return [entity.id.replace(/^x\./, ''), { type: 'entity', entity: entity.id, order }] as const;
  });
  const menu = { ...known?.menu, ...Object.fromEntries(entries) };
  if (known) return { ...known, menu };
  const name = (outline.tables[0]?.fileName ?? '').replace(/\.[^.]*$/, '').slice(0, 40) || 'App';
  const id = `x.${freeIdentifier(await identifierOf(name), () => false, 'app')}`;
  return { kind: 'app', id, schemaVersion: 1, label: labelOf(name, locale), order: 'a0', menu };
}

function loadOf(
  outline: Outline,
  plan: SheetPlan,
  at: number,
  names: ReadonlyMap<number, Named>,
  entities: readonly EntityDocument[],
): BatchLoad {
  const table = outline.tables[at] as OutlineTable;
  const planned = plan.tables[at] as TablePlan;
  const named = names.get(at);
  const width = Math.max(0, ...planned.columns.map(({ index }) => index + 1));
  const columns = Array.from({ length: width }, (_, index): BatchLoad['columns'][number] => {
    const column = planned.columns.find((each) => each.index === index);
    const field = named?.keys.get(index);
    if (!column?.include || field === undefined) return {};
    const key = column.kind === 'lookup' && column.link && 'table' in column.link ? column.link : undefined;
    const matchBy = key && names.get(key.table)?.keys.get(key.column);
    return { field, otherwise: 'empty', format: formatOf(column, table), ...(matchBy !== undefined && { matchBy }) };
  });
  return {
    entity: entities.find(({ id }) => id === named?.id)?.id ?? '',
    file: table.file,
    fileName: table.fileName,
    reading: table.reading,
    columns,
    rows: table.rows,
    ...(plan.people === 'create' && { people: 'create' }),
  };
}

/** The format belongs to the guessed kind; for another kind the server finds it. */
function formatOf(column: ColumnPlan, table: OutlineTable): ColumnPlan['format'] {
  const found = table.columns.find(({ index }) => index === column.index);
  return found && (found.guess.field.kind === column.kind || column.format !== found.format) ? column.format : {};
}
