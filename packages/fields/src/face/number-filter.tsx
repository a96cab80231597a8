import type { Json } from '@tessera/std';
import { NumberInput } from '@tessera/ui';
import type { FilterProps } from '@tessera/ui';
import type { ReactNode } from 'react';
import { ruleNumber, ruleNumberText } from './rule-number.ts';
import { ShapedFilter } from './shaped-filter.tsx';

interface NumberFilterProps extends Pick<FilterProps<never>, 'operator' | 'value' | 'onChange' | 'label' | 'disabled'> {
  readonly suffix?: ReactNode;
  /** Between the number of the rule and the one shown (percent); the same unless told. */
  readonly toShown?: (text: string) => string;
  readonly fromShown?: (text: string) => string;
}

const same = (text: string): string => text;

/** Value editor of numbers. */
export function NumberFilter({ suffix, toShown = same, fromShown = same, ...rule }: NumberFilterProps) {
  return (
    <ShapedFilter
      rule={rule}
      one={({ value, onChange, label, disabled }) => {
        const text = ruleNumberText(value);
        const change = (next: string | null): void => onChange(next === null ? null : readRule(next, fromShown));
        return (
          <NumberInput
            size="xs"
            aria-label={label}
            disabled={disabled}
            suffix={suffix}
            value={text === undefined ? null : toShown(text)}
            onChange={change}
          />
        );
      }}
    />
  );
}

function readRule(text: string, fromShown: (text: string) => string): Json {
  return /^-?\d+(\.\d+)?$/.test(text) ? ruleNumber(fromShown(text)) : null;
}
