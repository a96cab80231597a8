import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import { Checkbox, MultiSelect, Stack, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { partsTexts } from '../locale/parts-texts.ts';
import { fieldChoices } from './field-choices.ts';

export type People = NonNullable<WorkflowDocument['transitions'][string]['who']>;

interface PeopleFieldsProps {
  readonly entity: EntityDocument;
  readonly value: People | undefined;
  /** Gets undefined when nobody is chosen. */
  readonly onChange: (value: People | undefined) => void;
  readonly hint?: string;
}

/** Chooses people by what they are to a record: owner, manager, roles, person fields. */
export function PeopleFields({ entity, value, onChange, hint }: PeopleFieldsProps) {
  const say = useText(partsTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const write = (patch: Partial<Record<keyof People, unknown>>) => {
    const next = Object.fromEntries(
      Object.entries({ ...value, ...patch }).filter(
        ([, part]) => part === true || (Array.isArray(part) && part.length > 0),
      ),
    );
    onChange(Object.keys(next).length > 0 ? (next as People) : undefined);
  };
  const roles = documents.all('role').map((role) => ({ value: role.id, label: localize(role.label, role.id) }));
  return (
    <Stack gap="xs">
      {(['owner', 'ownerManager', 'actor'] as const).map((key) => (
        <Checkbox
          key={key}
          label={say(key)}
          checked={value?.[key] === true}
          onChange={(checked) => write({ [key]: checked })}
        />
      ))}
      <MultiSelect
        label={say('roles')}
        data={roles}
        value={value?.roles ?? []}
        onChange={(next) => write({ roles: next })}
      />
      <MultiSelect
        label={say('personFields')}
        data={fieldChoices(entity, localize, (field, key) => field.kind === 'person' && key !== 'owner')}
        value={value?.fields ?? []}
        onChange={(next) => write({ fields: next })}
        {...(hint ? { description: hint } : {})}
      />
    </Stack>
  );
}
