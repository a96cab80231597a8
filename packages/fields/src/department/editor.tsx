import { useSayingText } from '@tessera/ui';
import type { FilterProps, InputProps, RecordRef } from '@tessera/ui';
import type { DepartmentField } from '@tessera/schemas';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { ReferenceFilter, ReferenceInput, ReferenceListFilter } from '../reference/reference-picker.tsx';
import { departmentEntity } from '../reference/linked-entities.ts';

export function Input(props: InputProps<DepartmentField>) {
  return (
    <ReferenceInput input={props} entity={departmentEntity} search={(query) => props.slots.searchDepartments(query)} />
  );
}

export function Filter(props: FilterProps<DepartmentField>) {
  const { slots } = props;
  const spell = useSayingText();
  const shared = {
    sayings: [{ id: 'user.departmentId', title: spell('user.departmentId') }],
    entity: departmentEntity,
    slots,
    search: (query: string): Promise<readonly RecordRef[]> => slots.searchDepartments(query),
  };
  return (
    <ShapedFilter
      rule={props}
      one={(part) => <ReferenceFilter {...part} {...shared} />}
      list={(part) => <ReferenceListFilter {...part} {...shared} />}
    />
  );
}
