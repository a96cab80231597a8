import { derivedDashboard, fieldsOf, sortedEntries } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import type { DashboardDocument, EntityDocument, ReportDocument } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import { putEdit, removeEdit, setEdit } from '../draft/edit.ts';
import type { Edit } from '../draft/edit.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { orderAtIndex } from './view-edits.ts';

export type BlockDocument = DashboardDocument['blocks'][string];
export type ReportType = ReportDocument['type'];
type Dimension = Omit<NonNullable<ReportDocument['dimensions']>[string], 'order'>;

const ungroupable: ReadonlySet<FieldDocument['kind']> = new Set(['attachment', 'image', 'multiSelect', 'money']);

/** Whether records can be gathered by a field in a report of the type. */
export function groupsBy(type: ReportType, field: FieldDocument): boolean {
  if (type === 'funnel') return field.kind === 'status' || field.kind === 'select';
  return !ungroupable.has(field.kind);
}

export const isDate = (field: FieldDocument | undefined): boolean =>
  field?.kind === 'date' || field?.kind === 'datetime';

/** A first dimension that fits the type; undefined where the entity has none, or the type takes none. */
export function firstDimension(type: ReportType, entity: EntityDocument): Dimension | undefined {
  if (type === 'figure') return undefined;
  const fields = fieldsOf(entity).filter(([, field]) => !field.hidden);
  if (type === 'line') {
    const date = fields.find(([key, field]) => isDate(field) && Object.hasOwn(entity.fields, key));
    return { field: date?.[0] ?? 'createdAt', period: 'month' };
  }
  const inSteps = fields.find(([, field]) => field.kind === 'status' || field.kind === 'select');
  if (inSteps) return { field: inSteps[0] };
  return type === 'funnel' ? undefined : { field: 'createdBy' };
}

function withDimension(type: ReportType, entity: EntityDocument): Pick<ReportDocument, 'dimensions'> {
  const first = firstDimension(type, entity);
  return first ? { dimensions: { first: { ...first, order: 'a0' } } } : {};
}

const freeId = (documents: DocumentSet, kind: 'report' | 'dashboard', wish: string): string =>
  `x.${freeIdentifier(wish, (name) => documents.get(kind, `x.${name}`) !== undefined, kind, 70)}`;

/** A report that counts the records of an entity, ready to be refined. */
export function newReport(
  documents: DocumentSet,
  type: ReportType,
  entity: EntityDocument,
  label: LocalizedText,
): ReportDocument {
  return {
    kind: 'report',
    id: freeId(documents, 'report', `${entity.id.split('.')[1] ?? ''}Report`),
    schemaVersion: 1,
    label,
    entity: entity.id,
    type,
    ...withDimension(type, entity),
    measures: { first: { function: 'count', order: 'a0' } },
  };
}

/** The report about another entity: what named fields of the old one goes. */
export function aboutEntity(report: ReportDocument, entity: EntityDocument): ReportDocument {
  const { filter: _filter, dimensions: _dimensions, sort: _sort, dateField: _date, ...rest } = report;
  return {
    ...rest,
    entity: entity.id,
    ...withDimension(report.type, entity),
    measures: { first: { function: 'count', order: 'a0' } },
  };
}

/** The report as another type, with a dimension that fits it. */
export function asType(report: ReportDocument, type: ReportType, entity: EntityDocument): ReportDocument {
  const { dimensions, sort, ...rest } = report;
  const first = sortedEntries(dimensions)[0]?.[1];
  const field = first && (entity.fields[first.field] ?? fieldsOf(entity).find(([key]) => key === first.field)?.[1]);
  const fits =
    first !== undefined &&
    field !== undefined &&
    type !== 'figure' &&
    groupsBy(type, field) &&
    (type !== 'line' || isDate(field)) &&
    (type !== 'funnel' || first.period === undefined);
  if (!fits) return { ...rest, type, ...withDimension(type, entity) };
  const period = type === 'line' && first.period === undefined ? { period: 'month' as const } : {};
  return { ...rest, type, dimensions: { first: { ...first, ...period } }, ...(sort ? { sort: [] } : {}) };
}

/** A block at the end of a dashboard, and the report it shows where that is new. */
export function addBlock(
  dashboard: DashboardDocument,
  block: Omit<BlockDocument, 'order'>,
  report?: ReportDocument,
): { readonly key: string; readonly edits: readonly Edit[] } {
  const key = freeIdentifier(block.type, (name) => Object.hasOwn(dashboard.blocks, name), 'block', 50);
  const order = orderAtIndex(dashboard.blocks, Object.keys(dashboard.blocks).length);
  const put = setEdit('dashboard', dashboard.id, ['blocks', key], { ...block, order });
  return { key, edits: report ? [putEdit(report), put] : [put] };
}

/** `index` counts without the block itself. */
export function moveBlock(dashboard: DashboardDocument, key: string, index: number): readonly Edit[] {
  return [setEdit('dashboard', dashboard.id, ['blocks', key, 'order'], orderAtIndex(dashboard.blocks, index, key))];
}

const within = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 1), most);

export function resizeBlock(
  dashboard: DashboardDocument,
  key: string,
  size: { readonly width: number; readonly height: number },
): readonly Edit[] {
  const set = (name: 'width' | 'height', value: number) =>
    setEdit('dashboard', dashboard.id, ['blocks', key, name], within(value, 12));
  return [set('width', size.width), set('height', size.height)];
}

/** A block taken off; a report of the tenant's own that nothing else shows goes with it. */
export function removeBlock(documents: DocumentSet, dashboard: DashboardDocument, key: string): readonly Edit[] {
  const shown = dashboard.blocks[key]?.report;
  const gone = setEdit('dashboard', dashboard.id, ['blocks', key], undefined);
  const uses = documents
    .all('dashboard')
    .flatMap(({ blocks }) => Object.values(blocks).filter(({ report }) => report === shown));
  const isLast = shown !== undefined && uses.length === 1 && documents.get('report', shown)?.origin === undefined;
  return isLast && shown.startsWith('x.') ? [gone, removeEdit('report', shown)] : [gone];
}

/** What a new dashboard starts from: nothing, what the entities offer, or another dashboard. */
export function newDashboard(
  documents: DocumentSet,
  named: { readonly id: string; readonly label: LocalizedText },
  from: string,
): readonly Edit[] {
  const bare: DashboardDocument = { kind: 'dashboard', schemaVersion: 1, blocks: {}, ...named };
  const copied = documents.get('dashboard', from);
  if (copied) {
    const { period, whose } = copied;
    return [putEdit({ ...bare, blocks: copied.blocks, ...(period ? { period } : {}), ...(whose ? { whose } : {}) })];
  }
  if (from !== 'derived') return [putEdit(bare)];
  const made = derivedDashboard(documents);
  const blocks = made.find((document) => document.kind === 'dashboard')?.blocks ?? {};
  let known = documents;
  const ids = new Map<string, string>();
  const reports = made.flatMap((document) => {
    if (document.kind !== 'report') return [];
    const { tags: _derived, ...rest } = document;
    const own: ReportDocument = { ...rest, id: freeId(known, 'report', `${document.id.split('.')[1] ?? ''}`) };
    ids.set(document.id, own.id);
    known = known.with([own]);
    return [putEdit(own)];
  });
  const renamed = Object.fromEntries(
    Object.entries(blocks).map(([key, block]) => [
      key,
      block.report === undefined ? block : { ...block, report: ids.get(block.report) ?? block.report },
    ]),
  );
  return [...reports, putEdit({ ...bare, blocks: renamed })];
}
