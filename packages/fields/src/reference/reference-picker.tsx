import type { Json } from '@tessera/std';
import { AsyncMultiPicker, AsyncPicker, userSayingIn } from '@tessera/ui';
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
  /** Values that stand for whoever looks, offered before the records; their ids are expressions. */
  readonly sayings?: readonly RecordRef[];
}

/** Offers the sayings that match before what the search finds. */
function withSayings(search: Search, sayings: readonly RecordRef[]): Search {
  return async (query) => [...sayings.filter(({ title }) => title.includes(query.trim())), ...(await search(query))];
}

/** The value of a picked item: the expression of a saying, the id of a record. */
const valueOf = ({ id }: RecordRef): Json => idOf(id) ?? { expression: id };

/** One record of a rule, or whoever looks. */
export function ReferenceFilter({
  value,
  onChange,
  label,
  entity,
  search,
  slots,
  sayings = [],
  ...rest
}: ReferenceFilterProps) {
  const titled = useTitled(value, entity, slots);
  const saying = userSayingIn(value);
  return (
    <AsyncPicker<RecordRef>
      size="xs"
      aria-label={label}
      {...rest}
      value={sayings.find(({ id }) => id === saying) ?? titled}
      search={withSayings(search, sayings)}
      onChange={(item) => onChange(item && valueOf(item))}
    />
  );
}

interface ReferenceListFilterProps extends ReferenceFilterProps {
  /** Sayings that stand for several records and therefore take the place of the list. */
  readonly groups?: readonly RecordRef[];
}

/** Several records of a rule. Titles are known for what was picked here, and asked for otherwise. */
export function ReferenceListFilter({
  value,
  onChange,
  label,
  entity,
  search,
  slots,
  sayings = [],
  groups = [],
  ...rest
}: ReferenceListFilterProps) {
  const group = groups.find(({ id }) => id === userSayingIn(value));
  const ids = (Array.isArray(value) ? (value as readonly Json[]) : []).flatMap(
    (item) => idOf(item) ?? userSayingIn(item) ?? [],
  );
  const [picked, setPicked] = useState<readonly RecordRef[]>(sayings);
  const first = useTitled(ids.find((id) => !picked.some((item) => item.id === id)) ?? null, entity, slots);
  const known = first && first.title !== '' ? [...picked, first] : picked;
  const items = group ? [group] : ids.map((id) => known.find((item) => item.id === id) ?? { id, title: '…' });
  if (known.length > picked.length) setPicked(known);
  const change = (next: RecordRef[]): void => {
    const chosen = next.find((item) => item !== group && groups.some(({ id }) => id === item.id));
    if (chosen) return onChange(valueOf(chosen));
    const own = next.filter((item) => item !== group);
    setPicked([...known, ...own.filter((item) => !known.some(({ id }) => id === item.id))]);
    onChange(own.map(valueOf));
  };
  return (
    <AsyncMultiPicker<RecordRef>
      size="xs"
      aria-label={label}
      {...rest}
      value={items}
      search={withSayings(search, [...sayings, ...groups])}
      onChange={change}
    />
  );
}
