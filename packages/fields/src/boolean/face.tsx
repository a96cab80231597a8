import { IconCheck, IconCheckbox } from '@tabler/icons-react';
import { Checkbox, Group, Stack, Text, textBundle, useText, VisuallyHidden } from '@tessera/ui';
import type { CellProps, FieldFace, InputProps, OptionsProps } from '@tessera/ui';
import type { BooleanField } from '@tessera/schemas';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { truthLabel } from './kind.ts';
import { booleanTexts } from './locale.ts';

const texts = textBundle('field.boolean', booleanTexts);

/** A check mark, or the words the field has of its own. */
function Cell({ field, value, locale }: CellProps<BooleanField>) {
  if (typeof value !== 'boolean') return null;
  const label = truthLabel(value, field, locale);
  if (field.trueLabel || field.falseLabel)
    return (
      <Text component="span" inherit>
        {label}
      </Text>
    );
  return (
    <Group component="span" gap={4}>
      {value ? <IconCheck size={16} aria-hidden /> : null}
      <VisuallyHidden>{label}</VisuallyHidden>
    </Group>
  );
}

function Input({
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

function Options({ field, onChange }: OptionsProps<BooleanField>) {
  const say = useText(texts);
  return (
    <Stack gap="sm">
      <LocalizedTextInput
        label={say('trueLabel')}
        value={field.trueLabel}
        onChange={(trueLabel) => onChange({ trueLabel })}
      />
      <LocalizedTextInput
        label={say('falseLabel')}
        value={field.falseLabel}
        onChange={(falseLabel) => onChange({ falseLabel })}
      />
    </Stack>
  );
}

export const booleanFace: FieldFace<BooleanField> = { Cell, Input, Filter: () => null, Options, icon: IconCheckbox };
