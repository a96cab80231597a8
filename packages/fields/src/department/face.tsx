import { IconSitemap } from '@tabler/icons-react';
import { Switch, Text, textBundle, useSayingText, useText } from '@tessera/ui';
import type { CellProps, FieldFace, FilterProps, InputProps, OptionsProps, RecordRef } from '@tessera/ui';
import type { DepartmentField } from '@tessera/schemas';
import { ShapedFilter } from '../face/shaped-filter.tsx';
import { ReferenceFilter, ReferenceInput, ReferenceListFilter } from '../reference/reference-picker.tsx';
import { useTitled } from '../reference/use-titled.ts';
import { departmentEntity } from './kind.ts';
import { departmentTexts } from './locale.ts';

const texts = textBundle('field.department', departmentTexts);

function Cell({ value, slots }: CellProps<DepartmentField>) {
  const department = useTitled(value, departmentEntity, slots);
  return department ? (
    <Text component="span" inherit>
      {department.title || '—'}
    </Text>
  ) : null;
}

function Input(props: InputProps<DepartmentField>) {
  return (
    <ReferenceInput input={props} entity={departmentEntity} search={(query) => props.slots.searchDepartments(query)} />
  );
}

function Filter(props: FilterProps<DepartmentField>) {
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

function Options({ field, onChange }: OptionsProps<DepartmentField>) {
  const say = useText(texts);
  return (
    <Switch
      label={say('includeChildren')}
      checked={field.includeChildren ?? false}
      onChange={(includeChildren) => onChange({ includeChildren: includeChildren || null })}
    />
  );
}

export const departmentFace: FieldFace<DepartmentField> = { Cell, Input, Filter, Options, icon: IconSitemap };
