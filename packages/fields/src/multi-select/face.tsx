import { IconListCheck } from '@tabler/icons-react';
import { Group, MultiSelect, Stack, textBundle, useText } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, OptionsProps } from '@tessera/ui';
import type { MultiSelectField } from '@tessera/schemas';
import { ChoiceBadge } from '../choice/choice-badge.tsx';
import { choiceItems } from '../choice/choice-data.ts';
import { ChoiceFilter } from '../choice/choice-filter.tsx';
import { OptionsEditor } from '../choice/options-editor.tsx';
import { controlProps } from '../face/input-props.ts';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { multiSelectTexts } from './locale.ts';

const texts = textBundle('field.multiSelect', multiSelectTexts);
const keysIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function Cell({ field, value, locale }: CellProps<MultiSelectField>) {
  return (
    <Group component="span" gap={4}>
      {keysIn(value).map((key) => (
        <ChoiceBadge key={key} choices={field.options} choiceKey={key} locale={locale} />
      ))}
    </Group>
  );
}

function Input(props: InputProps<MultiSelectField>) {
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

function Filter(props: FilterProps<MultiSelectField>) {
  return <ChoiceFilter {...props} choices={props.field.options} />;
}

function Options({ field, onChange, locale }: OptionsProps<MultiSelectField>) {
  const say = useText(texts);
  return (
    <Stack gap="sm">
      <OptionsEditor options={field.options} locale={locale} onChange={(options) => onChange({ options })} />
      <WholeNumberInput
        label={say('maxItems')}
        value={field.maxItems}
        min={1}
        max={200}
        onChange={(maxItems) => onChange({ maxItems })}
      />
    </Stack>
  );
}

export const multiSelectFace: FieldFace<MultiSelectField> = { Cell, Input, Filter, Options, icon: IconListCheck };
