import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { isComposing, useImeDraft } from '../hooks/use-ime-draft.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { createKey, defined, PickerDropdown } from './async-picker.tsx';
import type { PickerBaseProps } from './async-picker.tsx';
import { useAsyncSearch } from './async-search.ts';
import type { PickerItem } from './async-search.ts';

export interface AsyncMultiPickerProps<T extends PickerItem> extends PickerBaseProps<T> {
  readonly value: readonly T[];
  readonly onChange: (items: T[]) => void;
}

/** Picks several things that the server finds. */
export function AsyncMultiPicker<T extends PickerItem>(props: AsyncMultiPickerProps<T>) {
  const {
    value,
    onChange,
    search,
    onCreate,
    renderOption,
    disabled = false,
    readOnly = false,
    onBlur,
    placeholder,
    id,
    autoFocus = false,
    'aria-label': ariaLabel,
    ...rest
  } = props;
  const say = useText(uiTexts);
  const [query, setQuery] = useState('');
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const found = useAsyncSearch(store.dropdownOpened, query, search);
  const draft = useImeDraft<HTMLInputElement>(query, (text) => {
    setQuery(text);
    store.openDropdown();
    store.resetSelectedOption();
  });
  const toggle = (item: T): void =>
    onChange(value.some((one) => one.id === item.id) ? value.filter((one) => one.id !== item.id) : [...value, item]);
  const submit = (key: string): void => {
    if (key === createKey) void onCreate?.(query.trim()).then((item) => item && onChange([...value, item]));
    const item = found.items.find((candidate) => candidate.id === key);
    if (item) toggle(item);
    setQuery('');
  };
  return (
    <Combobox store={store} onOptionSubmit={submit} readOnly={readOnly} shadow="md" withinPortal>
      <Combobox.DropdownTarget>
        <PillsInput
          {...defined(rest)}
          disabled={disabled}
          onClick={() => !readOnly && !disabled && store.openDropdown()}
        >
          <Pill.Group>
            {value.map((item) => (
              <Pill
                key={item.id}
                withRemoveButton={!readOnly && !disabled}
                removeButtonProps={{ 'aria-label': say('removeNamed', { name: item.title }) }}
                onRemove={() => toggle(item)}
              >
                {item.title}
              </Pill>
            ))}
            <Combobox.EventsTarget withExpandedAttribute>
              <PillsInput.Field
                {...defined({
                  id,
                  'aria-label': ariaLabel ?? (typeof rest.label === 'string' ? rest.label : undefined),
                })}
                {...draft}
                autoFocus={autoFocus}
                disabled={disabled}
                readOnly={readOnly}
                autoComplete="off"
                miw={value.length === 0 ? 100 : 36}
                placeholder={value.length === 0 ? (placeholder ?? say('select')) : ''}
                onBlur={() => {
                  store.closeDropdown();
                  setQuery('');
                  onBlur?.();
                }}
                onKeyDown={(event) => {
                  if (
                    event.key === 'Backspace' &&
                    query === '' &&
                    draft.value === '' &&
                    value.length > 0 &&
                    !isComposing(event.nativeEvent)
                  )
                    onChange(value.slice(0, -1));
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <PickerDropdown
        found={found}
        chosen={value.map((item) => item.id)}
        {...(renderOption ? { renderOption } : {})}
        create={onCreate && query.trim() !== '' ? query.trim() : undefined}
      />
    </Combobox>
  );
}
