import { IconUser } from '@tabler/icons-react';
import { Avatar, Group, Text, useText } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, RecordRef } from '@tessera/ui';
import type { PersonField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { NoOptions } from '../face/no-options.ts';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { ReferenceFilter, ReferenceInput, ReferenceListFilter } from '../reference/reference-picker.tsx';
import { useTitled } from '../reference/use-titled.ts';
import { personEntity } from './kind.ts';

/** Whoever looks, as an expression. */
const viewer = 'user.id';

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
  const say = useText(faceTexts);
  const me: RecordRef = { id: viewer, title: say('me') };
  const people = (query: string): Promise<readonly RecordRef[]> => slots.searchPeople(query);
  const withMe = async (query: string): Promise<readonly RecordRef[]> =>
    query === '' ? [me, ...(await people(query))] : people(query);
  const shared = { entity: personEntity, slots };
  return (
    <ShapedFilter
      rule={props}
      one={(part) => <ReferenceFilter {...part} {...shared} search={withMe} />}
      list={(part) => <ReferenceListFilter {...part} {...shared} search={people} />}
    />
  );
}

export const personFace: FieldFace<PersonField> = { Cell, Input, Filter, Options: NoOptions, icon: IconUser };
