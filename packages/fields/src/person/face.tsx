import { IconUser } from '@tabler/icons-react';
import { Avatar, Group, Text, useSayingText } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, RecordRef, UserSaying } from '@tessera/ui';
import type { PersonField } from '@tessera/schemas';
import { NoOptions } from '../face/no-options.ts';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { ReferenceFilter, ReferenceInput, ReferenceListFilter } from '../reference/reference-picker.tsx';
import { useTitled } from '../reference/use-titled.ts';
import { personEntity } from './kind.ts';

function Cell({ value, slots }: CellProps<PersonField>) {
  const person = useTitled(value, personEntity, slots);
  if (!person) return null;
  return (
    <Group component="span" gap={6} wrap="nowrap">
      {person.title ? <Avatar name={person.title} size={20} /> : null}
      <Text component="span" inherit truncate>
        {person.title || '—'}
      </Text>
    </Group>
  );
}

function Input(props: InputProps<PersonField>) {
  return <ReferenceInput input={props} entity={personEntity} search={(query) => props.slots.searchPeople(query)} />;
}

function Filter(props: FilterProps<PersonField>) {
  const { slots } = props;
  const spell = useSayingText();
  const saying = (id: UserSaying): RecordRef => ({ id, title: spell(id) });
  const shared = {
    entity: personEntity,
    slots,
    sayings: [saying('user.id')],
    search: (query: string): Promise<readonly RecordRef[]> => slots.searchPeople(query),
  };
  const groups = [saying('user.subordinates'), saying('user.departmentMembers')];
  return (
    <ShapedFilter
      rule={props}
      one={(part) => <ReferenceFilter {...part} {...shared} />}
      list={(part) => <ReferenceListFilter {...part} {...shared} groups={groups} />}
    />
  );
}

export const personFace: FieldFace<PersonField> = { Cell, Input, Filter, Options: NoOptions, icon: IconUser };
