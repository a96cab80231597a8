import type { Json } from '@tessera/std';
import { AsyncMultiPicker, AsyncPicker } from '@tessera/ui';
import type { FaceSlots, InputProps, RecordRef } from '@tessera/ui';
import { useState } from 'react';
import { controlProps } from '../face/input-props.ts';
import type { FilterPart } from '../face/shaped-filter.tsx';
import { idOf } from './record-id.ts';
import { useTitled } from './use-titled.ts';

type Search = (query: string) => Promise<readonly RecordRef[]>;

interface ReferenceInputProps {
  readonly input: InputProps;
  readonly entity: string;
  readonly search: Search;
  readonly onCreate?: ((title: string) => Promise<RecordRef | null>) | undefined;
}

/** Picks the record a link goes to. */
export function ReferenceInput({ input, entity, search, onCreate }: ReferenceInputProps) {
  const value = useTitled(input.value, entity, input.slots);
  return (
    <AsyncPicker<RecordRef>
      {...controlProps(input)}
      clearable={!input.required}
      value={value}
      search={search}
      onChange={(item) => input.onChange(item && { id: item.id, title: item.title })}
      onCreate={onCreate}
    />
  );
}

interface ReferenceFilterProps extends FilterPart {
  readonly entity: string;
  readonly search: Search;
  readonly slots: FaceSlots;
}

/** One record of a rule; an item with an expression for an id stands for whoever looks. */
export function ReferenceFilter({ value, onChange, label, entity, search, slots, ...rest }: ReferenceFilterProps) {
  const titled = useTitled(value, entity, slots);
  const choose = (item: RecordRef | null): void =>
    onChange(item === null ? null : idOf(item.id) === undefined ? { expression: item.id } : item.id);
  return (
    <AsyncPicker<RecordRef> size="xs" aria-label={label} {...rest} value={titled} search={search} onChange={choose} />
  );
}

/** Several records of a rule. Titles are known for what was picked here, and asked for otherwise. */
export function ReferenceListFilter({ value, onChange, label, entity, search, slots, ...rest }: ReferenceFilterProps) {
  const ids = (Array.isArray(value) ? (value as readonly Json[]) : []).flatMap((item) => idOf(item) ?? []);
  const [picked, setPicked] = useState<readonly RecordRef[]>([]);
  const first = useTitled(ids.find((id) => !picked.some((item) => item.id === id)) ?? null, entity, slots);
  const known = first && first.title !== '' ? [...picked, first] : picked;
  const items = ids.map((id) => known.find((item) => item.id === id) ?? { id, title: '…' });
  if (known.length > picked.length) setPicked(known);
  const change = (next: RecordRef[]): void => {
    setPicked([...known, ...next.filter((item) => !known.some(({ id }) => id === item.id))]);
    onChange(next.flatMap(({ id }) => idOf(id) ?? []));
  };
  return (
    <AsyncMultiPicker<RecordRef>
      size="xs"
      aria-label={label}
      {...rest}
      value={items}
      search={search}
      onChange={change}
    />
  );
}
