import { Select } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { SelectField } from '@tessera/schemas';
import { choiceItems } from '../choice/choice-data.ts';
import { ChoiceFilter } from '../choice/choice-filter.tsx';
import { controlProps } from '../face/input-props.ts';

export function Input(props: InputProps<SelectField>) {
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

export function Filter(props: FilterProps<SelectField>) {
  return <ChoiceFilter {...props} choices={props.field.options} />;
}
