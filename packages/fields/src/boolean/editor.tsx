import { Checkbox } from '@tessera/ui';
import type { InputProps } from '@tessera/ui';
import type { BooleanField } from '@tessera/schemas';
import { truthLabel } from './truth-label.ts';

export function Input({
  field,
  value,
  onChange,
  onBlur,
  id,
  label,
  description,
  error,
  readOnly,
  disabled,
  autoFocus = false,
  locale,
}: InputProps<BooleanField>) {
  const isOn = value === true;
  const own = field.trueLabel || field.falseLabel ? `${label}：${truthLabel(isOn, field, locale)}` : label;
  return (
    <Checkbox
      id={id}
      label={own}
      checked={isOn}
      onChange={onChange}
      disabled={disabled || readOnly}
      autoFocus={autoFocus}
      {...(description ? { description } : {})}
      {...(error ? { error } : {})}
      {...(onBlur ? { onBlur } : {})}
    />
  );
}
