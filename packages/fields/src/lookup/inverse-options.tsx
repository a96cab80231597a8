import { Stack, Switch, textBundle, TextInput, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { LookupField } from '@tessera/schemas';
import { LocalizedTextInput } from '../face/localized-text-input.tsx';
import { lookupTexts } from './locale.ts';

const texts = textBundle('field.lookup', lookupTexts);

/** How the linked record sees the records that link to it. */
export function InverseOptions({ field, onChange, entity, documents }: OptionsProps<LookupField>) {
  const say = useText(texts);
  const turn = (isOn: boolean): void => {
    const taken = new Set(Object.keys(documents.get('entity', field.target)?.fields ?? {}));
    onChange({ inverse: isOn ? { key: freeKey(entity.id, taken), label: entity.pluralLabel ?? entity.label } : null });
  };
  return (
    <Stack gap="xs">
      <Switch label={say('inverse')} checked={field.inverse !== undefined} onChange={turn} />
      {field.inverse ? (
        <>
          <TextInput
            label={say('inverseKey')}
            value={field.inverse.key}
            onChange={(key) => /^[a-z]\w{0,39}$/i.test(key) && onChange({ inverse: { key } })}
          />
          <LocalizedTextInput
            label={say('inverseLabel')}
            value={field.inverse.label}
            onChange={(label) => onChange({ inverse: { label } })}
          />
        </>
      ) : null}
    </Stack>
  );
}

/** `crm.contact` → `contacts`, numbered where that name is taken. */
function freeKey(entity: string, taken: ReadonlySet<string>): string {
  const base = `${entity.split('.').at(-1) ?? 'record'}s`;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}
