import type { SavedView, SavedViewList, ViewContent } from '@tessera/client';
import { canGroup, fieldsOf, isDerived, ordersFromStart, viewsFor } from '@tessera/model';
import type { DocumentSet, FieldDocument } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import type { ViewColumn } from '../list/view-columns.ts';

/** A view one can choose. `saved` is there for views of people: one's own, or shared ones. */
export interface ViewChoice {
  readonly group: 'mine' | 'shared' | 'system';
  readonly view: ViewDocument;
  readonly saved?: SavedView;
}

interface Choosing {
  readonly documents: DocumentSet;
  readonly me: { readonly roles: readonly string[]; readonly leads?: boolean };
  readonly saved: SavedViewList | undefined;
}

/** The views of an entity somebody may choose from: the one they open first at the front, then theirs, shared ones, those of the system. */
export function viewChoices(entity: string, { documents, me, saved }: Choosing): readonly ViewChoice[] {
  const own = (saved?.items ?? [])
    .filter(({ view }) => view.entity === entity)
    .map((one): ViewChoice => ({ group: one.isMine ? 'mine' : 'shared', view: one.view, saved: one }));
  const system = viewsFor(documents, entity, me.roles)
    .filter((view) => me.leads !== false || !(isDerived(view) && view.id.endsWith('DerivedTeam')))
    .map((view): ViewChoice => ({ group: 'system', view }));
  const [usual, ...others] = system;
  const all = [...(usual ? [usual] : []), ...own, ...others];
  const first = all.find(({ view }) => view.id === saved?.first[entity]);
  return first ? [first, ...all.filter((choice) => choice !== first)] : all;
}

/** A way to gather the rows of a table, or the cards of a board. */
export interface Grouping {
  readonly field: string;
  readonly unit?: NonNullable<ViewDocument['groupUnit']>;
}

export const groupUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** `closeDate:month` as a grouping; undefined for none. */
export function readGrouping(text: string | undefined): Grouping | undefined {
  const [field = '', unit] = (text ?? '').split(':');
  if (field === '' || field === 'none') return undefined;
  const known = groupUnits.find((one) => one === unit);
  return known ? { field, unit: known } : { field };
}

export const groupingText = ({ field, unit }: Grouping): string => (unit ? `${field}:${unit}` : field);

/** The grouping a view has; days are gathered by month unless it says how. */
export function groupingOf(view: ViewDocument, field: FieldDocument | undefined): Grouping | undefined {
  if (view.groupBy === undefined || !field) return undefined;
  const isDay = field.kind === 'date' || field.kind === 'datetime';
  return isDay ? { field: view.groupBy, unit: view.groupUnit ?? 'month' } : { field: view.groupBy };
}

/** The fields a view of a type can be grouped by. */
export function groupFields(
  entity: EntityDocument,
  type: ViewDocument['type'],
  readable: (key: string) => boolean,
): readonly (readonly [string, FieldDocument])[] {
  const rarely = new Set(['deletedAt', 'deletedBy']);
  return fieldsOf(entity).filter(([key, field]) => !rarely.has(key) && readable(key) && canGroup(type, field));
}

export interface Naming {
  readonly name: string;
  readonly type: ViewDocument['type'];
  readonly grouping: Grouping | undefined;
}

/** How a list looks. */
interface Looks {
  readonly filter: string | undefined;
  readonly sortKeys: readonly string[];
  readonly columns: readonly ViewColumn[];
}

/** What is saved: how the list looks now, under a name. */
export function viewContent(
  view: ViewDocument,
  { filter, sortKeys, columns }: Looks,
  { name, type, grouping }: Naming,
  widths: Readonly<Record<string, number>>,
): ViewContent {
  const orders = ordersFromStart(columns.length);
  const { quickFilters, colors, card } = view;
  const column = ({ key, width, aggregate }: ViewColumn, index: number) => {
    const pixels = widths[key] ?? width;
    return {
      field: key,
      order: orders[index] ?? 'a0',
      ...(pixels ? { width: Math.max(60, Math.min(800, Math.round(pixels))) } : {}),
      ...(aggregate ? { aggregate } : {}),
    };
  };
  return {
    label: { 'zh-CN': name },
    entity: view.entity,
    type,
    ...(filter ? { filter } : {}),
    ...(sortKeys.length > 0 ? { sort: [...sortKeys] } : {}),
    ...(type === 'table' && columns.length > 0
      ? { columns: Object.fromEntries(columns.map((one, index) => [`c${index}`, column(one, index)])) }
      : {}),
    ...(grouping ? { groupBy: grouping.field, ...(grouping.unit ? { groupUnit: grouping.unit } : {}) } : {}),
    ...(type === 'kanban'
      ? {
          card: card ?? {
            fields: columns
              .slice(0, 4)
              .map(({ key }) => key)
              .filter((key) => key !== grouping?.field),
          },
        }
      : {}),
    ...(quickFilters ? { quickFilters } : {}),
    ...(colors ? { colors } : {}),
  };
}
