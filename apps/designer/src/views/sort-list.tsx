import { fieldOf } from '@tessera/model';
import { SegmentedControl, Select, useLocalize, useText } from '@tessera/ui';
import { viewTexts } from '../locale/view-texts.ts';
import { fieldChoices } from '../parts/field-choices.ts';
import { MoveList } from '../parts/move-list.tsx';
import type { ViewPartProps } from './view-panel.tsx';

const unsortable: ReadonlySet<string> = new Set(['attachment', 'image', 'multiSelect']);

/** By what a view is sorted, the first field first. */
export function SortList({ view, entity, set }: ViewPartProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const sort = view.sort ?? [];
  const keyOf = (part: string) => part.replace(/^-/, '');
  const put = (next: readonly string[]) => set(['sort'], next.length > 0 ? next : undefined);
  const used = new Set(sort.map(keyOf));
  return (
    <>
      <MoveList
        label={say('sort')}
        onMove={(key, index) => {
          const part = sort.find((one) => keyOf(one) === key);
          const others = sort.filter((one) => keyOf(one) !== key);
          if (part) put([...others.slice(0, index), part, ...others.slice(index)]);
        }}
        onRemove={(key) => put(sort.filter((one) => keyOf(one) !== key))}
        items={sort.map((part) => {
          const key = keyOf(part);
          const name = localize(fieldOf(entity, key)?.label, key);
          return {
            key,
            name,
            content: (
              <div className="dsg-column-line">
                <span className="dsg-column-name">{name}</span>
                <SegmentedControl
                  size="xs"
                  label={name}
                  value={part.startsWith('-') ? 'descending' : 'ascending'}
                  data={(['ascending', 'descending'] as const).map((value) => ({ value, label: say(value) }))}
                  onChange={(next) =>
                    put(sort.map((one) => (one === part ? `${next === 'descending' ? '-' : ''}${key}` : one)))
                  }
                />
              </div>
            ),
          };
        })}
      />
      {sort.length < 5 ? (
        <Select
          aria-label={say('addSort')}
          placeholder={`＋ ${say('addSort')}`}
          searchable
          data={fieldChoices(entity, localize, (field, key) => !used.has(key) && !unsortable.has(field.kind))}
          value={null}
          onChange={(key) => key && put([...sort, key])}
        />
      ) : null}
    </>
  );
}
