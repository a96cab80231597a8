import {
  MultiSelect as KitMultiSelect,
  SegmentedControl as KitSegmentedControl,
  Select as KitSelect,
  Switch as KitSwitch,
} from '@mantine/core';
import type {
  MultiSelectProps as KitMultiSelectProps,
  SegmentedControlProps as KitSegmentedControlProps,
  SelectProps as KitSelectProps,
  SwitchProps as KitSwitchProps,
} from '@mantine/core';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import type { Checked } from './checkbox.tsx';
import { ChoiceDot } from './choice-dot.tsx';
import './inputs.css';

/** One thing to choose. */
export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** A palette colour: shown as a dot. */
  readonly color?: string | null | undefined;
  /** Heading it stands under. */
  readonly group?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps<V extends string = string> extends Omit<
  KitSelectProps,
  'data' | 'value' | 'defaultValue' | 'onChange'
> {
  readonly data: readonly Choice<V>[];
  readonly value: V | null | undefined;
  readonly onChange: (value: V | null) => void;
}

/** One of a list that is known in full. Longer lists (over eight) can be searched. */
export function Select<V extends string = string>({
  data,
  value,
  onChange,
  searchable = data.length > 8,
  ...rest
}: SelectProps<V>) {
  const say = useText(uiTexts);
  const chosen = data.find((choice) => choice.value === value);
  return (
    <KitSelect
      placeholder={say('select')}
      {...rest}
      searchable={searchable}
      data={grouped(data)}
      value={value ?? null}
      onChange={(next) => onChange(next as V | null)}
      {...(chosen?.color ? { leftSection: <ChoiceDot color={chosen.color} /> } : {})}
      renderOption={({ option }) => (
        <ChoiceLabel choice={data.find((choice) => choice.value === option.value)} label={option.label} />
      )}
    />
  );
}

export interface MultiSelectProps<V extends string = string> extends Omit<
  KitMultiSelectProps,
  'data' | 'value' | 'defaultValue' | 'onChange'
> {
  readonly data: readonly Choice<V>[];
  readonly value: readonly V[] | null | undefined;
  readonly onChange: (value: V[]) => void;
}

/** Some of a list that is known in full. */
export function MultiSelect<V extends string = string>({ data, value, onChange, ...rest }: MultiSelectProps<V>) {
  const say = useText(uiTexts);
  return (
    <KitMultiSelect
      searchable={data.length > 8}
      {...rest}
      {...(value && value.length > 0 ? {} : { placeholder: rest.placeholder ?? say('select') })}
      data={grouped(data)}
      value={[...(value ?? [])]}
      onChange={(next) => onChange(next as V[])}
      renderOption={({ option }) => (
        <ChoiceLabel choice={data.find((choice) => choice.value === option.value)} label={option.label} />
      )}
    />
  );
}

function grouped(data: readonly Choice[]) {
  const item = ({ value, label, disabled }: Choice) => ({ value, label, ...(disabled ? { disabled } : {}) });
  const groups = [...new Set(data.map((choice) => choice.group))];
  if (groups.length === 1 && groups[0] === undefined) return data.map(item);
  return groups.map((group) => ({
    group: group ?? '',
    items: data.filter((choice) => choice.group === group).map(item),
  }));
}

function ChoiceLabel({ choice, label }: { readonly choice: Choice | undefined; readonly label: string }) {
  return (
    <span className="tsr-choice">
      {choice?.color ? <ChoiceDot color={choice.color} /> : null}
      <span>{label}</span>
    </span>
  );
}

export interface SwitchProps extends Omit<KitSwitchProps, 'checked' | 'defaultChecked' | 'onChange'>, Checked {}

/** On or off, at once. */
export function Switch({ onChange, ...rest }: SwitchProps) {
  return <KitSwitch {...rest} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

export interface SegmentedControlProps<V extends string = string> extends Omit<
  KitSegmentedControlProps,
  'data' | 'value' | 'defaultValue' | 'onChange' | 'aria-label'
> {
  /** Accessible name. */
  readonly label: string;
  readonly data: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of a few, all in sight. */
export function SegmentedControl<V extends string = string>({
  label,
  data,
  onChange,
  ...rest
}: SegmentedControlProps<V>) {
  return (
    <KitSegmentedControl
      {...rest}
      aria-label={label}
      data={data.map(({ value, label: text, disabled = false }) => ({ value, label: text, disabled }))}
      onChange={(value) => onChange(value as V)}
    />
  );
}
