import { fieldOf, sortedEntries } from '@tessera/model';
import { NumberInput, Select, useLocalize, useText } from '@tessera/ui';
import { useEdit } from '../draft/use-edit.ts';
import { addColumn, moveColumn } from '../edits/view-edits.ts';
import { viewTexts } from '../locale/view-texts.ts';
import { fieldChoices } from '../parts/field-choices.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { MoveList } from '../parts/move-list.tsx';
import type { ViewPartProps } from './view-panel.tsx';

const aggregates = ['sum', 'avg', 'min', 'max', 'count'] as const;
const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

/** The columns of a table: order, width, summary. */
export function ColumnList({ view, entity, set }: ViewPartProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const columns = sortedEntries(view.columns);
  const used = new Set(columns.map(([, column]) => column.field));
  return (
    <>
      <MoveList
        label={say('columns')}
        onMove={(key, index) => edit('changeView', moveColumn(view, key, index))}
        onRemove={(key) => set(['columns', key], undefined)}
        items={columns.map(([key, column]) => {
          const field = fieldOf(entity, column.field);
          const name = localize(field?.label, column.field);
          const width = (text: string | null) => {
            const pixels = Number(text);
            set(
              ['columns', key, 'width'],
              text !== null && Number.isInteger(pixels) && pixels >= 60 && pixels <= 800 ? pixels : undefined,
              `${key}.width`,
            );
          };
          return {
            key,
            name,
            content: (
              <div className="dsg-column-line">
                <span className="dsg-column-name">
                  <KindIcon kind={field?.kind ?? 'text'} size={15} />
                  <span className="dsg-ellipsis">{name}</span>
                </span>
                <NumberInput
                  size="xs"
                  w={70}
                  scale={0}
                  min="60"
                  max="800"
                  grouping={false}
                  placeholder={say('widthShort')}
                  aria-label={say('width', { name })}
                  value={column.width === undefined ? null : String(column.width)}
                  onChange={width}
                />
                {numeric.has(field?.kind ?? '') ? (
                  <Select
                    size="xs"
                    w={92}
                    aria-label={say('aggregate', { name })}
                    data={[
                      { value: 'none', label: say('aggregate.none') },
                      ...aggregates.map((value) => ({ value, label: say(`aggregate.${value}`) })),
                    ]}
                    value={column.aggregate ?? 'none'}
                    onChange={(next) => set(['columns', key, 'aggregate'], next === 'none' ? undefined : next)}
                  />
                ) : null}
              </div>
            ),
          };
        })}
      />
      <Select
        aria-label={say('addColumn')}
        placeholder={`＋ ${say('addColumn')}`}
        searchable
        data={fieldChoices(entity, localize, (_field, key) => !used.has(key))}
        value={null}
        onChange={(key) => key && edit('changeView', addColumn(view, key))}
      />
    </>
  );
}
