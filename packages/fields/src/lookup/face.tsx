import { IconLink } from '@tabler/icons-react';
import type { CellProps, FieldFace, FilterProps, InputProps, RecordRef } from '@tessera/ui';
import type { LookupField } from '@tessera/schemas';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { RecordLink } from '../reference/record-link.tsx';
import { ReferenceFilter, ReferenceInput, ReferenceListFilter } from '../reference/reference-picker.tsx';
import { useTitled } from '../reference/use-titled.ts';
import { filterForRecord, valuesForRecord } from './filter-for-record.ts';
import { lookupOptions } from './lookup-options.tsx';
import type { Faces } from './rule-fields.tsx';

function Cell({ field, value, slots }: CellProps<LookupField>) {
  const record = useTitled(value, field.target, slots);
  return record ? <RecordLink entity={field.target} record={record} slots={slots} /> : null;
}

function Input(props: InputProps<LookupField>) {
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

function Filter(props: FilterProps<LookupField>) {
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

/** Why a function: the panel builds conditions on fields of any kind, so it must be told the faces. */
export function lookupFaceOver(faces: Faces): FieldFace<LookupField> {
  return { Cell, Input, Filter, Options: lookupOptions(faces), icon: IconLink };
}

/** The face of a lookup that knows no other kind yet; `faces.ts` tells it. */
export const lookupFace: FieldFace<LookupField> = lookupFaceOver({});
