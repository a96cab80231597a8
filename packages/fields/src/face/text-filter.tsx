import { TextInput } from '@tessera/ui';
import type { FilterProps } from '@tessera/ui';
import { ShapedFilter } from './shaped-filter.tsx';

/** Value editor of everything that reads as text. */
export function TextFilter(props: Pick<FilterProps<never>, 'operator' | 'value' | 'onChange' | 'label' | 'disabled'>) {
  return (
    <ShapedFilter
      rule={props}
      one={({ value, onChange, label, disabled }) => (
        <TextInput
          size="xs"
          aria-label={label}
          disabled={disabled}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      )}
    />
  );
}
