import { lazy, Suspense } from 'react';
import { useIsPhone } from '@tessera/ui';
import { ColumnChoice } from '../list/column-choice.tsx';
import { NothingHere } from '../list/table-view.tsx';
import type { ViewProps } from '../list/table-view.tsx';
import { ToolsEnd } from '../list/tools-end.tsx';
import { GroupButton } from './group-button.tsx';
import { GroupedTable } from './grouped-table.tsx';
import drawerStyles from '../list/record-drawer.module.css';

const RecordDrawer = lazy(async () => ({ default: (await import('../list/record-drawer.tsx')).RecordDrawer }));

/** A table whose rows are gathered, with a record beside it. */
export function GroupedView({ entity, label, state, onDirty }: ViewProps) {
  const isPhone = useIsPhone();
  const { grouping, columns, filter, search, sortKeys } = state;
  if (!grouping) return null;
  const asked = {
    fields: ['_title', ...new Set(columns.map(({ key }) => key))],
    sort: sortKeys,
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
  };
  return (
    <>
      {isPhone ? null : (
        <ToolsEnd>
          <GroupButton entity={entity} value={grouping} onChange={state.setGrouping} />
          <ColumnChoice entity={entity} shown={columns.map(({ key }) => key)} onChange={state.setColumns} />
        </ToolsEnd>
      )}
      <div className={drawerStyles['split']}>
        <GroupedTable
          label={label}
          entity={entity}
          grouping={grouping}
          columns={columns}
          asked={asked}
          onOpen={state.openRecord}
          current={state.record}
          empty={<NothingHere entity={entity} isFiltered={state.isFiltered} />}
        />
        {state.record === undefined ? null : (
          <Suspense>
            <RecordDrawer
              entity={entity}
              id={state.record}
              place={undefined}
              neighbour={() => Promise.resolve(undefined)}
              onOpen={state.openRecord}
              onDirty={onDirty}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}
