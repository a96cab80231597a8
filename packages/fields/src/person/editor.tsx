import { useSayingText } from '@tessera/ui';
import type { FilterProps, InputProps, RecordRef, UserSaying } from '@tessera/ui';
import type { PersonField } from '@tessera/schemas';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { ReferenceFilter, ReferenceInput, ReferenceListFilter } from '../reference/reference-picker.tsx';
import { personEntity } from '../reference/linked-entities.ts';

export function Input(props: InputProps<PersonField>) {
  return <ReferenceInput input={props} entity={personEntity} search={(query) => props.slots.searchPeople(query)} />;
}

export function Filter(props: FilterProps<PersonField>) {
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
