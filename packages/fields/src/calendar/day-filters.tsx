import { periods } from '@tessera/expression';
import type { RuleOperator } from '@tessera/expression';
import { Group, NumberInput, Select, Text, uiTexts, useLocalize, useText } from '@tessera/ui';
import type { FilterPart } from '../face/shaped-filter.tsx';

/** Which period: today, this week, last month. */
export function PeriodFilter({ value, onChange, label, disabled }: FilterPart) {
  const localize = useLocalize();
  return (
    <Select
      size="xs"
      aria-label={label}
      disabled={disabled}
      data={Object.entries(periods).map(([name, { label: text }]) => ({ value: name, label: localize(text) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(name) => name !== null && onChange(name)}
    />
  );
}

/** How many days, with the words that follow the number. */
export function DaysFilter({
  value,
  onChange,
  label,
  disabled,
  operator,
}: FilterPart & { readonly operator: RuleOperator }) {
  const say = useText(uiTexts);
  const unit = say(operator === 'olderThanDays' ? 'daysAgoUnit' : 'daysWithinUnit');
  return (
    <Group gap={6} wrap="nowrap">
      <NumberInput
        size="xs"
        w={72}
        aria-label={`${label} ${say('dayCount')}`}
        disabled={disabled}
        scale={0}
        min="0"
        max="36600"
        grouping={false}
        value={typeof value === 'number' ? String(value) : null}
        onChange={(text) => onChange(text !== null && /^\d{1,5}$/.test(text) ? Number(text) : '')}
      />
      <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {unit}
      </Text>
    </Group>
  );
}
