import { localize } from '@tessera/std';
import { Select, textBundle, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { StatusField } from '@tessera/schemas';
import { statusTexts } from './locale.ts';

const texts = textBundle('field.status', statusTexts);

export function Options({ field, onChange, documents, entity, locale }: OptionsProps<StatusField>) {
  const say = useText(texts);
  const flows = documents.all('workflow').filter((flow) => flow.entity === entity.id || flow.id === field.lifecycle);
  return (
    <Select
      label={say('lifecycle')}
      description={say('lifecycleHint')}
      allowDeselect={false}
      data={flows.map(({ id, label }) => ({ value: id as string, label: localize(label, locale, id) }))}
      value={field.lifecycle}
      onChange={(lifecycle) => lifecycle !== null && onChange({ lifecycle })}
    />
  );
}
