import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { Select, Stack, useLocalize, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { FilterEditor } from './filter-editor.tsx';
import type { ListState } from './list-state.ts';
import { sortFrom, sortText } from './list-filter.ts';
import { QuickFilters } from './quick-filters.tsx';
import { GroupChoice } from '../views/group-choice.tsx';
import { isSortable } from './view-columns.ts';

export interface PhoneFilterProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  readonly state: ListState;
  /** Own conditions, as expression text. */
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}

/** What the drawer of a narrow screen holds. */
export function PhoneFilterPanel({ entity, view, state, filter, onFilter }: PhoneFilterProps) {
  const say = useText(listTexts);
  const localize = useLocalize();
  const sorts = state.columns
    .filter(({ field }) => isSortable(field))
    .flatMap(({ key, field }) => {
      const name = localize(field.label, key);
      return [
        { value: key, label: say('ascending', { name }) },
        { value: `-${key}`, label: say('descending', { name }) },
      ];
    });
  const current = sortText(state.sort)[0] ?? null;
  return (
    <Stack gap="md">
      {view.type === 'table' && sorts.length > 0 ? (
        <Select
          label={say('sort')}
          data={sorts}
          value={sorts.some(({ value }) => value === current) ? current : null}
          onChange={(key) => state.setSort(sortFrom(key === null ? [] : [key]))}
        />
      ) : null}
      {view.type === 'table' ? (
        <GroupChoice entity={entity} type="table" value={state.grouping} onChange={state.setGrouping} />
      ) : null}
      <QuickFilters
        entity={entity}
        keys={view.quickFilters ?? []}
        values={state.quick}
        onChange={state.setQuick}
        stacked
      />
      <FilterEditor entity={entity.id} value={filter} onApply={onFilter} />
    </Stack>
  );
}
