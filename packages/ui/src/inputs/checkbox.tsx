import { Checkbox as KitCheckbox } from '@mantine/core';
import type { CheckboxProps as KitCheckboxProps } from '@mantine/core';

/** Yes or no as a plain value. */
export interface Checked {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export interface CheckboxProps extends Omit<KitCheckboxProps, 'checked' | 'defaultChecked' | 'onChange'>, Checked {}

/** Yes or no, of several. */
export function Checkbox({ onChange, ...rest }: CheckboxProps) {
  return <KitCheckbox {...rest} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
