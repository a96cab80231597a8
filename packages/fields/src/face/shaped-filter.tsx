import type { RuleOperator } from '@tessera/expression';
import type { Json } from '@tessera/std';
import { Group, TagsInput, useText, valueShape } from '@tessera/ui';
import type { FilterProps } from '@tessera/ui';
import type { ReactNode } from 'react';
import { DaysFilter, PeriodFilter } from '../calendar/day-filters.tsx';
import { faceTexts } from './face-texts.ts';

/** One value editor inside a filter. */
export interface FilterPart {
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  /** Accessible name. */
  readonly label: string;
  readonly disabled: boolean;
  readonly placeholder?: string;
}

type Rule = Pick<FilterProps<never>, 'operator' | 'value' | 'onChange' | 'label' | 'placeholder' | 'disabled'>;

interface ShapedFilterProps {
  readonly rule: Rule;
  readonly one: (part: FilterPart) => ReactNode;
  /** Editor of a list; plain tags unless told. */
  readonly list?: (part: FilterPart) => ReactNode;
}

/** The value editor an operator needs: none, one value, a pair, or a list. */
export function ShapedFilter({ rule, one, list = tags }: ShapedFilterProps) {
  const say = useText(faceTexts);
  const label = rule.label ?? say('value');
  const part: FilterPart = {
    value: rule.value as Json | undefined,
    onChange: rule.onChange,
    label,
    disabled: rule.disabled ?? false,
    ...(rule.placeholder === undefined ? {} : { placeholder: rule.placeholder }),
  };
  const shape = valueShape(rule.operator as RuleOperator);
  if (shape === 'none') return null;
  if (shape === 'period') return <PeriodFilter {...part} />;
  if (shape === 'days') return <DaysFilter {...part} operator={rule.operator as RuleOperator} />;
  if (shape === 'list') return list(part);
  if (shape === 'one') return one(part);
  const [low = null, high = null] = Array.isArray(part.value) ? (part.value as readonly Json[]) : [];
  return (
    <Group gap="xs" wrap="nowrap">
      {one({
        ...part,
        value: low,
        label: say('from', { name: label }),
        onChange: (next) => part.onChange([next, high]),
      })}
      {one({ ...part, value: high, label: say('to', { name: label }), onChange: (next) => part.onChange([low, next]) })}
    </Group>
  );
}

function tags({ value, onChange, label, disabled }: FilterPart): ReactNode {
  const texts = Array.isArray(value) ? value.map(String) : [];
  return <TagsInput size="xs" aria-label={label} disabled={disabled} value={texts} onChange={onChange} />;
}
