import { useState } from 'react';
import { fieldOf, sortedEntries } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Select, Text, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import type { FieldDraft } from '../edits/entity-edits.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { isFieldKey } from '../naming/identifier.ts';
import { fieldChoices } from '../parts/field-choices.ts';
import { kindOf } from '../parts/field-kinds.ts';
import { NameDialog } from '../parts/name-dialog.tsx';
import { ownEntities } from './own-entities.ts';

interface NewFieldDialogProps {
  readonly entity: string;
  readonly kind: string;
  /** For a lookup whose target is already chosen. */
  readonly target?: string;
  readonly onClose: () => void;
  readonly onCreate: (entity: EntityDocument, key: string, field: FieldDraft) => void;
}

/** Asks what a new field is called, and where a relation leads. */
export function NewFieldDialog({ entity: entityId, kind, target: given, onClose, onCreate }: NewFieldDialogProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const entity = useDocument('entity', entityId);
  const documents = useDocuments();
  const [options, setOptions] = useState<Readonly<Record<string, unknown>>>(given ? { target: given } : {});
  if (!entity) return null;
  const known = kindOf(kind);
  const kindLabel = localize(known?.label, kind);
  const ready =
    kind === 'lookup'
      ? Boolean(options['target'])
      : kind === 'lookupField'
        ? Boolean(options['lookup'] && options['field'])
        : true;
  return (
    <NameDialog
      title={given ? say('newRelation') : say('newField', { kind: kindLabel })}
      onClose={onClose}
      prefix={entity.origin ? 'x_' : ''}
      taken={(key) => Object.hasOwn(entity.fields, key)}
      valid={isFieldKey}
      fallback={kind}
      example={say('newFieldExample')}
      {...(given ? { initial: localize(documents.get('entity', given)?.label) } : {})}
      ready={ready}
      onSubmit={({ label, id }) =>
        onCreate(entity, id, { ...known?.initial(), ...options, kind, label } as unknown as FieldDraft)
      }
    >
      {kind === 'lookup' ? (
        <LookupOptions from={entity} fixed={given !== undefined} value={options} onChange={setOptions} />
      ) : null}
      {kind === 'lookupField' ? <LookupFieldOptions entity={entity} value={options} onChange={setOptions} /> : null}
    </NameDialog>
  );
}

interface OptionsProps {
  readonly value: Readonly<Record<string, unknown>>;
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

function LookupOptions({
  from,
  fixed,
  value,
  onChange,
}: OptionsProps & { readonly from: EntityDocument; readonly fixed: boolean }) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const targets = ownEntities(documents).map((entity) => ({
    value: entity.id,
    label: localize(entity.label, entity.id),
  }));
  const target = documents.get('entity', String(value['target'] ?? ''));
  const rules = (['restrict', 'setNull', 'cascade'] as const).map((rule) => ({
    value: rule,
    label: say(`onDelete.${rule}`),
  }));
  return (
    <>
      {fixed ? null : (
        <Select
          label={say('target')}
          required
          data={targets}
          value={text(value['target'])}
          onChange={(next) => onChange({ ...value, target: next })}
          error={value['target'] ? undefined : say('targetNeeded')}
        />
      )}
      {target ? (
        <Text size="sm" c="dimmed">
          {say('relationText', { from: localize(from.label), to: localize(target.label) })}
        </Text>
      ) : null}
      <Select
        label={say('onDelete')}
        data={rules}
        value={text(value['onDelete']) ?? 'restrict'}
        onChange={(next) => onChange({ ...value, onDelete: next })}
      />
    </>
  );
}

function LookupFieldOptions({ entity, value, onChange }: OptionsProps & { readonly entity: EntityDocument }) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const lookups = sortedEntries(entity.fields).filter(([, field]) => field.kind === 'lookup' && !field.hidden);
  const lookup = fieldOf(entity, String(value['lookup'] ?? '')) as
    | (FieldDocument & { readonly target?: string })
    | undefined;
  const target = documents.get('entity', lookup?.target ?? '');
  if (lookups.length === 0) return <Text size="sm">{say('noLookup')}</Text>;
  return (
    <>
      <Select
        label={say('through')}
        required
        data={lookups.map(([key, field]) => ({ value: key, label: localize(field.label, key) }))}
        value={text(value['lookup'])}
        onChange={(next) => onChange({ lookup: next })}
      />
      <Select
        label={say('throughField')}
        required
        data={target ? fieldChoices(target, localize) : []}
        disabled={!target}
        value={text(value['field'])}
        onChange={(next) => onChange({ ...value, field: next })}
        error={value['lookup'] && value['field'] ? undefined : say('throughNeeded')}
      />
    </>
  );
}
