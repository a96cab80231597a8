import { useCallback, useMemo } from 'react';
import { canGroup, fieldOf } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { later } from '@tessera/std';
import { useLater, useLocalStorage, useStable } from '@tessera/ui';
import type { GridSort } from '@tessera/ui';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { allOf, isFilled, readQuick, sortFrom, sortText } from './list-filter.ts';
import type { QuickValues } from './list-filter.ts';
import { groupingOf, groupingText, readGrouping } from '../views/view-choices.ts';
import type { Grouping } from '../views/view-choices.ts';
import { chosenColumns, viewColumns } from './view-columns.ts';
import type { ViewColumn } from './view-columns.ts';

/** Puts quick filters into words of the expression language; fetched when one is set. */
const quickRules = later(() => import('./quick-rules.ts'));

/** What the address says about a list. */
export interface ListSearch {
  /** Id of the view. */
  readonly view?: string | undefined;
  /** Own conditions, as expression text. */
  readonly filter?: string | undefined;
  /** What was searched for. */
  readonly q?: string | undefined;
  /** Values of quick filters, as JSON by field key. */
  readonly quick?: string | undefined;
  /** Own groups: `stage`, `closeDate:month`; `none` where the view has some. */
  readonly group?: string | undefined;
  /** Own order: `-amount,name`. */
  readonly sort?: string | undefined;
  /** Id of the record that stands open beside the list. */
  readonly record?: string | undefined;
}

/** What somebody sees of a view and how: their own choices over those of its document. */
export interface ListState {
  /** Everything that narrows the list; undefined for nothing. */
  readonly filter: string | undefined;
  /** What narrows the list is still being worked out. */
  readonly isPending: boolean;
  readonly search: string;
  readonly quick: QuickValues;
  /** True where the person narrowed what the view shows. */
  readonly isFiltered: boolean;
  readonly sort: GridSort[];
  /** Id of the record that stands open beside the list. */
  readonly record: string | undefined;
  /** Opens a record beside the list, or another one in its place; undefined closes it. */
  openRecord(id: string | undefined): void;
  /** The order as the record API takes it. */
  readonly sortKeys: readonly string[];
  readonly columns: readonly ViewColumn[];
  /** The conditions that can be edited, as expression text: of a view of one’s own all of them, else those beside the view’s. */
  readonly ownFilter: string;
  /** What the rows are gathered by. */
  readonly grouping: Grouping | undefined;
  /** Whether the list looks different from its view. */
  readonly isChanged: boolean;
  setOwnFilter(text: string): void;
  setGrouping(grouping: Grouping | undefined): void;
  /** Back to how the view has it. */
  reset(): void;
  setQuick(values: QuickValues): void;
  setSort(sort: readonly GridSort[]): void;
  /** undefined: as the view has them. */
  setColumns(keys: readonly string[] | undefined): void;
  clear(): void;
}

/** Stands in the address where a view of one’s own has conditions and none are wanted. */
const noCondition = 'true';

const everything = (text: string | undefined): string | undefined => (text === noCondition ? '' : text);

/** The state of a list. Conditions and order live in the address, so that a link shows the same; columns stay on this device. */
export function useListState(
  entity: EntityDocument,
  view: ViewDocument,
  address: ListSearch,
  isMine = false,
): ListState {
  const { places } = useRuntime();
  const rights = useRights(entity.id);
  const [chosen, setColumns] = useLocalStorage<readonly string[] | undefined>({
    key: `tessera.columns.${view.id}`,
    defaultValue: undefined,
    getInitialValueInEffect: false,
  });
  const readable = useCallback((key: string) => rights.fields[key] !== undefined, [rights]);
  const quick = useMemo(() => readQuick(address.quick, readable), [address.quick, readable]);
  const columns = useMemo(
    () => chosenColumns(entity, viewColumns(entity, view, readable), chosen, readable),
    [entity, view, readable, chosen],
  );
  const sort = useMemo(
    () =>
      sortFrom(address.sort?.split(',') ?? view.sort).filter(
        ({ column }) => readable(column) && fieldOf(entity, column) !== undefined,
      ),
    [address.sort, view.sort, readable, entity],
  );
  const isAsked = Object.values(quick).some(isFilled);
  const rules = useLater(quickRules, isAsked);
  const quickText = rules?.quickFilterText(quick, (key) => fieldOf(entity, key)) ?? '';
  const grouping = useMemo(() => {
    const told = address.group === undefined ? undefined : (readGrouping(address.group) ?? null);
    const usual = groupingOf(view, view.groupBy === undefined ? undefined : fieldOf(entity, view.groupBy));
    const wanted = told === undefined ? usual : told;
    const field = wanted ? fieldOf(entity, wanted.field) : undefined;
    return wanted && field && readable(wanted.field) && canGroup(view.type, field) ? wanted : undefined;
  }, [address.group, view, entity, readable]);
  const fixed = isMine ? undefined : view.filter;
  const ownFilter = everything(address.filter) ?? (isMine ? (view.filter ?? '') : '');
  const search = address.q ?? '';
  const openRecord = useStable((id: string | undefined) =>
    places.search({ record: id }, address.record === undefined && id !== undefined ? 'push' : 'replace'),
  );
  return {
    isPending: isAsked && !rules,
    filter: allOf(fixed, ownFilter, quickText),
    search,
    quick,
    ownFilter,
    grouping,
    isChanged:
      [address.filter, address.sort, address.group].some((part) => part !== undefined) ||
      quickText !== '' ||
      chosen !== undefined,
    setOwnFilter: (text) => {
      const before = isMine ? (view.filter ?? '') : '';
      places.search({ filter: text === before ? undefined : text === '' ? noCondition : text });
    },
    setGrouping: (next) => {
      const usual = groupingOf(view, view.groupBy === undefined ? undefined : fieldOf(entity, view.groupBy));
      const text = next ? groupingText(next) : 'none';
      places.search({ group: text === (usual ? groupingText(usual) : 'none') ? undefined : text });
    },
    reset: () => {
      setColumns(undefined);
      places.search({ filter: undefined, quick: undefined, sort: undefined, group: undefined });
    },
    isFiltered: ownFilter !== (isMine ? (view.filter ?? '') : '') || quickText !== '' || search !== '',
    sort,
    sortKeys: sortText(sort),
    record: address.record,
    openRecord,
    columns,
    setQuick: (values) => {
      const filled = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
      places.search({ quick: filled.length === 0 ? undefined : JSON.stringify(Object.fromEntries(filled)) });
    },
    setSort: (next) => {
      const own = sortText(next).join(',');
      places.search({ sort: own === (view.sort ?? []).join(',') ? undefined : own });
    },
    setColumns,
    clear: () => places.search({ filter: undefined, q: undefined, quick: undefined }),
  };
}
