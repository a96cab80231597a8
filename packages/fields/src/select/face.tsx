import { IconCircleDot } from '@tabler/icons-react';
import { Select } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, OptionsProps } from '@tessera/ui';
import type { SelectField } from '@tessera/schemas';
import { ChoiceBadge } from '../choice/choice-badge.tsx';
import { choiceItems } from '../choice/choice-data.ts';
import { ChoiceFilter } from '../choice/choice-filter.tsx';
import { OptionsEditor } from '../choice/options-editor.tsx';
import { controlProps } from '../face/input-props.ts';

function Cell({ field, value, locale }: CellProps<SelectField>) {
  return typeof value === 'string' ? <ChoiceBadge choices={field.options} choiceKey={value} locale={locale} /> : null;
}

function Input(props: InputProps<SelectField>) {
  const { field, value, onChange, locale, required, readOnly } = props;
  return (
    <Select
      {...controlProps(props)}
      clearable={!required && !readOnly}
      allowDeselect={false}
      data={choiceItems(field.options, [value], locale)}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  );
}

function Filter(props: FilterProps<SelectField>) {
  return <ChoiceFilter {...props} choices={props.field.options} />;
}

function Options({ field, onChange, locale }: OptionsProps<SelectField>) {
  return <OptionsEditor options={field.options} locale={locale} onChange={(options) => onChange({ options })} />;
}

export const selectFace: FieldFace<SelectField> = { Cell, Input, Filter, Options, icon: IconCircleDot };
