import { IconNumber123 } from '@tabler/icons-react';
import { localize } from '@tessera/std';
import { formatNumber, NumberInput, Stack, useText } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, OptionsProps } from '@tessera/ui';
import type { IntegerField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { controlProps } from '../face/input-props.ts';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { NumberCell } from '../face/number-cell.tsx';
import { NumberFilter } from '../face/number-filter.tsx';
import { RangeOptions } from '../face/range-options.tsx';

const limit = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

function Cell({ field, value, locale }: CellProps<IntegerField>) {
  return value === null || value === undefined ? null : (
    <NumberCell>{[formatNumber(value, locale), localize(field.unit, locale)].join(' ').trim()}</NumberCell>
  );
}

/** What cannot be a whole number is handed on as typed, so that the check names it. */
function Input(props: InputProps<IntegerField>) {
  const { field, value, locale, onChange } = props;
  const change = (text: string | null): void =>
    onChange(text !== null && Number.isSafeInteger(Number(text)) ? Number(text) : text);
  return (
    <NumberInput
      {...controlProps(props)}
      scale={0}
      min={limit(field.min)}
      max={limit(field.max)}
      suffix={localize(field.unit, locale)}
      value={value === null || value === undefined ? null : String(value)}
      onChange={change}
    />
  );
}

function Filter(props: FilterProps<IntegerField>) {
  return <NumberFilter {...props} suffix={localize(props.field.unit, props.locale)} />;
}

function Options({ field, onChange }: OptionsProps<IntegerField>) {
  const say = useText(faceTexts);
  const change = (patch: Readonly<Record<string, string | null>>): void => {
    const numbers = Object.entries(patch).map(([key, text]) => [key, text === null ? null : Number(text)] as const);
    if (numbers.every(([, number]) => number === null || Number.isSafeInteger(number)))
      onChange(Object.fromEntries(numbers));
  };
  return (
    <Stack gap="sm">
      <RangeOptions min={limit(field.min)} max={limit(field.max)} onChange={change} />
      <LocalizedTextInput label={say('unit')} value={field.unit} onChange={(unit) => onChange({ unit })} />
    </Stack>
  );
}

export const integerFace: FieldFace<IntegerField> = { Cell, Input, Filter, Options, icon: IconNumber123 };
