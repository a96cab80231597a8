import { Badge } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatDateTime } from '../format/date.ts';
import { formatMoney } from '../format/money.ts';
import { DataGrid } from '../grid/data-grid.tsx';
import type { GridColumn, GridSort } from '../grid/grid-model.ts';
import { notify } from '../feedback/notify.tsx';
import { Avatar } from '../layout/person-avatar.tsx';
import { useLocale } from '../text/locale.tsx';
import { useText } from '../text/use-text.ts';
import { paletteColor } from '../theme/colors.ts';
import { galleryTexts } from './gallery-texts.ts';
import { sampleRows, stageChoices } from './sample.ts';
import type { SampleRow } from './sample.ts';

export function GalleryGrid() {
  const say = useText(galleryTexts);
  const { locale, timeZone } = useLocale();
  const [sort, setSort] = useState<GridSort[]>([{ column: 'amount', descending: true }]);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set(['r0', 'r2']));
  const [count, setCount] = useState(60);
  const stages = useMemo(() => stageChoices(say), [say]);
  const columns = useMemo<GridColumn<SampleRow>[]>(
    () => [
      { id: 'name', label: say('name'), width: 220, pinned: true, sortable: true, render: (row) => row.name },
      {
        id: 'stage',
        label: say('stage'),
        width: 130,
        sortable: true,
        render: (row) => {
          const stage = stages.find((choice) => choice.value === row.stage);
          return <Badge color={paletteColor(stage?.color)}>{stage?.label}</Badge>;
        },
      },
      {
        id: 'amount',
        label: say('amount'),
        width: 140,
        align: 'right',
        sortable: true,
        render: (row) => formatMoney({ amount: row.amount, currency: 'CNY' }, locale),
      },
      {
        id: 'owner',
        label: say('owner'),
        width: 160,
        render: (row) => (
          <span className="tsr-choice">
            <Avatar name={row.owner} size={22} />
            {row.owner}
          </span>
        ),
      },
      {
        id: 'createdAt',
        label: say('createdAt'),
        width: 170,
        sortable: true,
        render: (row) => formatDateTime(row.createdAt, locale, { timeZone }),
      },
    ],
    [say, stages, locale, timeZone],
  );
  return (
    <div className="tsr-gallery-grid">
      <DataGrid
        label={say('opportunities')}
        columns={columns}
        rows={sampleRows.slice(0, count)}
        rowId={(row) => row.id}
        sort={sort}
        onSortChange={setSort}
        selection={selection}
        onSelectionChange={setSelection}
        onRowOpen={(row) => notify.info(row.name)}
        onEndReached={() => setCount((before) => Math.min(sampleRows.length, before + 60))}
        rowColor={(row) => (row.stage === 'lost' ? 'red' : undefined)}
        footer={{
          name: say('sum'),
          amount: formatMoney({ amount: '128500000', currency: 'CNY' }, locale, { compact: true }),
        }}
        total={sampleRows.length}
      />
    </div>
  );
}
