import { localize } from '@tessera/std';
import { fieldsOf, sortedEntries } from '@tessera/model';
import { Select, Stack, Text, textBundle, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { LookupFieldField } from '@tessera/schemas';
import { targetOf } from './shown-field.ts';
import { lookupFieldTexts } from './locale.ts';

const texts = textBundle('field.lookupField', lookupFieldTexts);

/** The options of a 他表字段: the lookup it goes through and the field it shows. */
export function LookupFieldOptions({ field, onChange, documents, entity, locale }: OptionsProps<LookupFieldField>) {
  const say = useText(texts);
  const context = { documents, entity: entity.id };
  const lookups = sortedEntries(entity.fields).filter(
    ([, { kind }]) => kind === 'lookup' || kind === 'person' || kind === 'department',
  );
  const target = documents.get('entity', targetOf(field, context) ?? '');
  const fields = target
    ? fieldsOf(target).filter(
        ([key, { kind, hidden }]) => kind !== 'lookupField' && !hidden && !key.startsWith('deleted'),
      )
    : [];
  const choice = ([key, { label }]: (typeof fields)[number]) => ({ value: key, label: localize(label, locale, key) });
  const chooseLookup = (lookup: string | null): void => {
    const next = documents.get('entity', targetOf({ ...field, lookup: lookup ?? '' }, context) ?? '');
    const [first] = next ? sortedEntries(next.fields) : [];
    if (lookup !== null) onChange({ lookup, field: first?.[0] ?? 'createdAt' });
  };
  if (lookups.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {say('noLookup')}
      </Text>
    );
  return (
    <Stack gap="sm">
      <Select
        label={say('lookup')}
        allowDeselect={false}
        data={lookups.map(choice)}
        value={field.lookup}
        onChange={chooseLookup}
      />
      <Select
        label={say('field')}
        allowDeselect={false}
        searchable
        data={fields.map(choice)}
        value={field.field}
        onChange={(key) => key !== null && onChange({ field: key })}
      />
    </Stack>
  );
}
