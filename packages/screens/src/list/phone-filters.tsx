import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { Button, Drawer, Indicator, Select, Stack, useDisclosure, useLocalize, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { FilterEditor } from './filter-button.tsx';
import type { ListState } from './list-state.ts';
import { sortFrom, sortText } from './list-filter.ts';
import { QuickFilters } from './quick-filters.tsx';
import { isSortable } from './view-columns.ts';

interface PhoneFiltersProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  readonly state: ListState;
  /** Own conditions, as expression text. */
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}

/** Order, quick filters and own conditions of a list on a narrow screen. */
export function PhoneFilters({ entity, view, state, filter, onFilter }: PhoneFiltersProps) {
  const say = useText(listTexts);
  const localize = useLocalize();
  const [opened, { open, close }] = useDisclosure(false);
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
    <>
      <Indicator disabled={filter === '' && Object.keys(state.quick).length === 0} size={8} offset={2}>
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}
          aria-expanded={opened}
          onClick={open}
        >
          {say('filter')}
        </Button>
      </Indicator>
      <Drawer opened={opened} onClose={close} position="bottom" size="80%" title={say('filter')}>
        <Stack gap="md">
          {view.type === 'table' && sorts.length > 0 ? (
            <Select
              label={say('sort')}
              data={sorts}
              value={sorts.some(({ value }) => value === current) ? current : null}
              onChange={(key) => state.setSort(sortFrom(key === null ? [] : [key]))}
            />
          ) : null}
          <QuickFilters
            entity={entity}
            keys={view.quickFilters ?? []}
            values={state.quick}
            onChange={state.setQuick}
            stacked
          />
          <FilterEditor
            entity={entity.id}
            value={filter}
            onApply={(text) => {
              onFilter(text);
              close();
            }}
          />
        </Stack>
      </Drawer>
    </>
  );
}
