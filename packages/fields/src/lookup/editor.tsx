import type { FilterProps, InputProps, RecordRef } from '@tessera/ui';
import type { LookupField } from '@tessera/schemas';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { ReferenceFilter, ReferenceInput, ReferenceListFilter } from '../reference/reference-picker.tsx';
import { filterForRecord, valuesForRecord } from './filter-for-record.ts';

export function Input(props: InputProps<LookupField>) {
  const { field, record, slots } = props;
  const createRecord = slots.mayCreate?.(field.target) === false ? undefined : slots.createRecord;
  const search = (query: string): Promise<readonly RecordRef[]> =>
    slots.searchRecords(field.target, query, filterForRecord(field.filter, record));
  const create =
    createRecord &&
    ((title: string): Promise<RecordRef | null> =>
      createRecord(field.target, title, valuesForRecord(field.filter, record)));
  return <ReferenceInput input={props} entity={field.target} search={search} onCreate={create} />;
}

export function Filter(props: FilterProps<LookupField>) {
  const { field, slots } = props;
  const shared = {
    entity: field.target,
    slots,
    search: (query: string): Promise<readonly RecordRef[]> => slots.searchRecords(field.target, query),
  };
  return (
    <ShapedFilter
      rule={props}
      one={(part) => <ReferenceFilter {...part} {...shared} />}
      list={(part) => <ReferenceListFilter {...part} {...shared} />}
    />
  );
}
