import { useState } from 'react';
import { IconX } from '@tabler/icons-react';
import type { FieldDocument } from '@tessera/model';
import { Group, IconButton, Select, useDayWords, useFaceSlots, useLocale, useText } from '@tessera/ui';
import type { FieldFace } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { quickDays, readDays } from './quick-rules.ts';

interface QuickDaysProps {
  readonly field: FieldDocument;
  readonly Filter: FieldFace['Filter'];
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const another = 'another';

/** A quick filter about days: this week, the last 7 days, or two days of one's own. */
export function QuickDays({ field, Filter, label, value, onChange }: QuickDaysProps) {
  const say = useText(listTexts);
  const words = useDayWords();
  const slots = useFaceSlots();
  const { locale, timeZone } = useLocale();
  const [picking, setPicking] = useState(Array.isArray(value));
  const data = quickDays.flatMap((word) => {
    const asked = readDays(word);
    if (!asked) return [];
    const { operator, value: count } = asked;
    return [{ value: word, label: operator === 'inPeriod' ? words(operator, count) : say(operator, { count }) }];
  });
  if (picking)
    return (
      <Group gap={4} wrap="nowrap">
        <Filter
          field={field}
          operator="between"
          value={Array.isArray(value) ? value : null}
          onChange={onChange}
          slots={slots}
          label={label}
          locale={locale}
          timeZone={timeZone}
        />
        <IconButton
          label={say('daysBack')}
          size="sm"
          onClick={() => {
            setPicking(false);
            onChange(null);
          }}
        >
          <IconX size={14} aria-hidden />
        </IconButton>
      </Group>
    );
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={label}
      clearable
      data={[...data, { value: another, label: say('daysAnother') }]}
      value={typeof value === 'string' ? value : null}
      onChange={(word) => {
        if (word === another) setPicking(true);
        onChange(word === another ? null : word);
      }}
    />
  );
}
