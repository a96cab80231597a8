import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { fieldOf } from '@tessera/model';
import { Select, Stack, useLocalize, useText } from '@tessera/ui';
import { useRights } from '../runtime/runtime.tsx';
import { groupFields, groupUnits } from './view-choices.ts';
import type { Grouping } from './view-choices.ts';
import { viewTexts } from '../locale/view-texts.ts';

interface GroupChoiceProps {
  readonly entity: EntityDocument;
  readonly type: ViewDocument['type'];
  readonly value: Grouping | undefined;
  readonly onChange: (grouping: Grouping | undefined) => void;
}

/** What the rows of a table are gathered by, days by week or month; for a board, what makes its columns. */
export function GroupChoice({ entity, type, value, onChange }: GroupChoiceProps) {
  const rights = useRights(entity.id);
  const say = useText(viewTexts);
  const localize = useLocalize();
  const fields = groupFields(entity, type, (key) => rights.fields[key] !== undefined);
  const isDay = (key: string) => ['date', 'datetime'].includes(fieldOf(entity, key)?.kind ?? '');
  return (
    <Stack gap="xs">
      <Select
        label={say(type === 'kanban' ? 'groupColumns' : 'group')}
        clearable={type === 'table'}
        placeholder={say('groupNone')}
        data={fields.map(([key, field]) => ({ value: key, label: localize(field.label, key) }))}
        value={value?.field ?? null}
        onChange={(field) =>
          onChange(field === null ? undefined : isDay(field) ? { field, unit: value?.unit ?? 'month' } : { field })
        }
      />
      {value && isDay(value.field) ? (
        <Select
          aria-label={`${say('group')} ${localize(fieldOf(entity, value.field)?.label, value.field)}`}
          data={groupUnits.map((unit) => ({ value: unit, label: say(`unit.${unit}`) }))}
          value={value.unit ?? 'month'}
          onChange={(unit) => unit && onChange({ field: value.field, unit })}
        />
      ) : null}
    </Stack>
  );
}
