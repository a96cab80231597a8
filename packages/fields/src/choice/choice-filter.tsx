import type { Locale } from '@tessera/std';
import { MultiSelect, Select } from '@tessera/ui';
import type { FilterProps } from '@tessera/ui';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { choiceItems } from './choice-data.ts';
import type { ColouredChoice } from './choice-data.ts';

interface ChoiceFilterProps extends Pick<
  FilterProps<never>,
  'operator' | 'value' | 'onChange' | 'label' | 'placeholder' | 'disabled'
> {
  readonly choices: Readonly<Record<string, ColouredChoice>>;
  readonly locale: Locale;
}

/** Value editor of fields that hold keys; retired choices can still be looked for. */
export function ChoiceFilter({ choices, locale, ...rule }: ChoiceFilterProps) {
  const data = choiceItems(choices, Object.keys(choices), locale);
  return (
    <ShapedFilter
      rule={rule}
      one={({ value, onChange, label, ...rest }) => (
        <Select
          size="xs"
          aria-label={label}
          {...rest}
          data={data}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      )}
      list={({ value, onChange, label, ...rest }) => (
        <MultiSelect
          size="xs"
          aria-label={label}
          {...rest}
          data={data}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      )}
    />
  );
}
