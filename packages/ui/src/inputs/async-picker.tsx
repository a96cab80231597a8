import { CloseButton, Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import type { InputWrapperProps } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useImeDraft } from '../hooks/use-ime-draft.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { useAsyncSearch } from './async-search.ts';
import type { PickerItem, SearchItems } from './async-search.ts';
import './inputs.css';

/** What single and multiple pickers share. */
export interface PickerBaseProps<T extends PickerItem> extends Pick<
  InputWrapperProps,
  'label' | 'description' | 'error' | 'required' | 'size' | 'style' | 'className'
> {
  /** Id of the field itself. */
  readonly id?: string | undefined;
  readonly search: SearchItems<T>;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly renderOption?: ((item: T) => ReactNode) | undefined;
  /** Accessible name where there is no visible label. */
  readonly 'aria-label'?: string | undefined;
  /** Offers to make what was typed; answers the new item, or null when the person gave up. */
  readonly onCreate?: ((title: string) => Promise<T | null>) | undefined;
}

export interface AsyncPickerProps<T extends PickerItem> extends PickerBaseProps<T> {
  readonly value: T | null | undefined;
  readonly onChange: (item: T | null) => void;
  readonly clearable?: boolean;
}

/** Picks one thing that the server finds. Searches when typing pauses, never while an input method composes. */
export function AsyncPicker<T extends PickerItem>(props: AsyncPickerProps<T>) {
  const {
    value,
    onChange,
    search,
    onCreate,
    renderOption,
    clearable = true,
    disabled = false,
    readOnly = false,
    onBlur,
    placeholder,
    ...rest
  } = props;
  const say = useText(uiTexts);
  const [query, setQuery] = useState('');
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const open = store.dropdownOpened;
  const found = useAsyncSearch(open, query, search);
  const draft = useImeDraft<HTMLInputElement>(open ? query : (value?.title ?? ''), (text) => {
    setQuery(text);
    store.openDropdown();
    store.resetSelectedOption();
  });
  const close = (): void => {
    store.closeDropdown();
    setQuery('');
  };
  const submit = (key: string): void => {
    if (key === createKey) {
      void onCreate?.(query.trim()).then((item) => item && onChange(item));
    } else {
      const item = found.items.find((candidate) => candidate.id === key);
      if (item) onChange(item);
    }
    close();
  };
  return (
    <Combobox store={store} onOptionSubmit={submit} readOnly={readOnly} shadow="md" withinPortal>
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...defined(rest)}
          {...draft}
          placeholder={open && value ? value.title : (placeholder ?? say('select'))}
          disabled={disabled}
          readOnly={readOnly}
          autoComplete="off"
          rightSection={
            <RightSection
              busy={open && found.state === 'searching'}
              clear={clearable && value && !disabled && !readOnly ? () => onChange(null) : undefined}
            />
          }
          rightSectionPointerEvents={clearable && value ? 'all' : 'none'}
          onClick={() => !readOnly && store.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            close();
            onBlur?.();
          }}
        />
      </Combobox.Target>
      <PickerDropdown
        found={found}
        chosen={value ? [value.id] : []}
        {...(renderOption ? { renderOption } : {})}
        create={onCreate && query.trim() !== '' ? query.trim() : undefined}
      />
    </Combobox>
  );
}

export const createKey = '\u0000create';

interface DropdownProps<T extends PickerItem> {
  readonly found: ReturnType<typeof useAsyncSearch<T>>;
  readonly chosen: readonly string[];
  readonly renderOption?: (item: T) => ReactNode;
  /** The title that may be created. */
  readonly create?: string | undefined;
}

/** What a search found, what it is doing, or why there is nothing. */
export function PickerDropdown<T extends PickerItem>({ found, chosen, renderOption, create }: DropdownProps<T>) {
  const say = useText(uiTexts);
  const id = useId();
  const empty = found.items.length === 0;
  return (
    <Combobox.Dropdown>
      <Combobox.Options mah={280} style={{ overflowY: 'auto' }} id={id}>
        {found.items.map((item) => (
          <Combobox.Option key={item.id} value={item.id} active={chosen.includes(item.id)}>
            {renderOption ? renderOption(item) : <ItemText item={item} />}
          </Combobox.Option>
        ))}
        {empty && !create ? (
          <Combobox.Empty>
            {say(found.state === 'failed' ? 'searchFailed' : found.state === 'done' ? 'noMatch' : 'searching')}
          </Combobox.Empty>
        ) : null}
        {create ? (
          <Combobox.Option value={createKey}>
            <span className="tsr-choice">
              <IconPlus size={14} aria-hidden />
              {say('createNamed', { name: create })}
            </span>
          </Combobox.Option>
        ) : null}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

function ItemText({ item }: { readonly item: PickerItem }) {
  return (
    <>
      <div>{item.title}</div>
      {item.note ? <div className="tsr-option-note">{item.note}</div> : null}
    </>
  );
}

function RightSection({ busy, clear }: { readonly busy: boolean; readonly clear: (() => void) | undefined }) {
  const say = useText(uiTexts);
  if (busy) return <Loader size="xs" />;
  if (clear)
    return (
      <CloseButton
        size="sm"
        aria-label={say('clear')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={clear}
      />
    );
  return <IconChevronDown size={16} aria-hidden />;
}

/** Drops the keys that are undefined, which the kit's exact optional properties refuse. */
export function defined<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
