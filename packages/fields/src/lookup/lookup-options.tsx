import { completions } from '@tessera/expression';
import { localize } from '@tessera/std';
import { scopeOf } from '@tessera/model';
import {
  conditionBridge,
  ConditionEditor,
  expressionCheck,
  Select,
  Stack,
  textBundle,
  useLocale,
  useText,
} from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { LookupField } from '@tessera/schemas';
import { useMemo } from 'react';
import type { FC } from 'react';
import { fieldKinds } from '../kinds.ts';
import { InverseOptions } from './inverse-options.tsx';
import { lookupTexts } from './locale.ts';
import { ruleFields } from './rule-fields.tsx';
import type { Faces } from './rule-fields.tsx';

const texts = textBundle('field.lookup', lookupTexts);
const onDeletes = ['restrict', 'setNull', 'cascade'] as const;

/** The options of a lookup: where it goes, what it offers, and what deleting does. */
export function lookupOptions(faces: Faces): FC<OptionsProps<LookupField>> {
  return function LookupOptions(props) {
    const { field, onChange, documents, locale } = props;
    const say = useText(texts);
    const entities = documents
      .all('entity')
      .map(({ id, label }) => ({ value: id as string, label: localize(label, locale, id) }));
    const choose = (target: string | null): void => {
      if (target !== null && target !== field.target) onChange({ target, filter: null });
    };
    return (
      <Stack gap="sm">
        <Select
          label={say('target')}
          searchable
          allowDeselect={false}
          data={entities}
          value={field.target ?? null}
          onChange={choose}
        />
        {documents.get('entity', field.target) ? <FilterOption {...props} faces={faces} /> : null}
        <Select
          label={say('onDelete')}
          allowDeselect={false}
          data={onDeletes.map((value) => ({ value, label: say(value) }))}
          value={field.onDelete ?? 'restrict'}
          onChange={(onDelete) => onDelete !== null && onChange({ onDelete })}
        />
        <InverseOptions {...props} />
      </Stack>
    );
  };
}

function FilterOption({
  field,
  onChange,
  documents,
  entity,
  slots,
  locale,
  faces,
}: OptionsProps<LookupField> & { readonly faces: Faces }) {
  const say = useText(texts);
  const { timeZone } = useLocale();
  const scope = useMemo(
    () => scopeOf(documents, fieldKinds, field.target, 'filter', { ctx: entity.id }),
    [documents, field.target, entity.id],
  );
  const bridge = useMemo(() => conditionBridge(scope, locale), [scope, locale]);
  const check = useMemo(() => expressionCheck(scope, 'filter'), [scope]);
  const words = useMemo(() => completions(scope), [scope]);
  const fields = useMemo(
    () => ruleFields(field.target, faces, { documents, slots, locale, timeZone }),
    [field.target, faces, documents, slots, locale, timeZone],
  );
  return (
    <ConditionEditor
      label={say('filter')}
      description={say('filterHint')}
      value={field.filter ?? ''}
      onChange={(filter) => onChange({ filter: filter.trim() === '' ? null : filter })}
      {...{ fields, bridge, check }}
      completions={words}
    />
  );
}
