import { IconDecimal } from '@tabler/icons-react';
import { localize } from '@tessera/std';
import { formatNumber, Group, NumberInput, Stack, textBundle, useText } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, OptionsProps } from '@tessera/ui';
import type { DecimalField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { controlProps } from '../face/input-props.ts';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { NumberCell } from '../face/number-cell.tsx';
import { NumberFilter } from '../face/number-filter.tsx';
import { RangeOptions } from '../face/range-options.tsx';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { decimalTexts } from './locale.ts';
import { decimalDefaults, decimalShape } from './shape.ts';

const texts = textBundle('field.decimal', decimalTexts);

function Cell({ field, value, locale }: CellProps<DecimalField>) {
  if (value === null || value === undefined) return null;
  const number = formatNumber(value, locale, { minimumFractionDigits: decimalShape(field).scale });
  return <NumberCell>{[number, localize(field.unit, locale)].join(' ').trim()}</NumberCell>;
}

function Input(props: InputProps<DecimalField>) {
  const { field, value, locale, onChange } = props;
  const { scale } = decimalShape(field);
  return (
    <NumberInput
      {...controlProps(props)}
      scale={scale}
      minimumScale={scale}
      min={field.min}
      max={field.max}
      suffix={localize(field.unit, locale)}
      value={value === null || value === undefined ? null : String(value)}
      onChange={onChange}
    />
  );
}

function Filter(props: FilterProps<DecimalField>) {
  return <NumberFilter {...props} suffix={localize(props.field.unit, props.locale)} />;
}

function Options({ field, onChange }: OptionsProps<DecimalField>) {
  const say = useText(texts);
  const shared = useText(faceTexts);
  return (
    <Stack gap="sm">
      <Group gap="xs" grow>
        <WholeNumberInput
          label={say('precision')}
          value={field.precision}
          placeholder={decimalDefaults.precision}
          min={1}
          max={38}
          onChange={(precision) => onChange({ precision })}
        />
        <WholeNumberInput
          label={shared('scale')}
          value={field.scale}
          placeholder={decimalDefaults.scale}
          min={0}
          max={12}
          onChange={(scale) => onChange({ scale })}
        />
      </Group>
      <RangeOptions min={field.min} max={field.max} onChange={onChange} />
      <LocalizedTextInput label={shared('unit')} value={field.unit} onChange={(unit) => onChange({ unit })} />
    </Stack>
  );
}

export const decimalFace: FieldFace<DecimalField> = { Cell, Input, Filter, Options, icon: IconDecimal };
