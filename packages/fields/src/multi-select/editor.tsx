import { MultiSelect } from '@tessera/ui';
import type { FilterProps, InputProps } from '@tessera/ui';
import type { MultiSelectField } from '@tessera/schemas';
import { choiceItems } from '../choice/choice-data.ts';
import { ChoiceFilter } from '../choice/choice-filter.tsx';
import { controlProps } from '../face/input-props.ts';
import { keysIn } from './face.tsx';

export function Input(props: InputProps<MultiSelectField>) {
  const { field, value, onChange, locale } = props;
  const chosen = keysIn(value);
  return (
    <MultiSelect
      {...controlProps(props)}
      {...(field.maxItems === undefined ? {} : { maxValues: field.maxItems })}
      data={choiceItems(field.options, chosen, locale)}
      value={chosen}
      onChange={(keys) => onChange(keys.length === 0 ? null : keys)}
    />
  );
}

export function Filter(props: FilterProps<MultiSelectField>) {
  return <ChoiceFilter {...props} choices={props.field.options} />;
}
