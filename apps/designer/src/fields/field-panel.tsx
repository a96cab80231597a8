import { IconEyeOff, IconRestore, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { usagesOf } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Badge, Button, Select, Stack, Switch, TextInput, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { patchField, removeField, renameField } from '../edits/entity-edits.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { isFieldKey } from '../naming/identifier.ts';
import { ConditionField, ExpressionField, RequiredField } from '../parts/condition-field.tsx';
import { faceOf, KindIcon } from '../parts/field-faces.tsx';
import { kindOf } from '../parts/field-kinds.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';
import { useDesignerSlots } from '../shell/services.tsx';
import { usePublishedField } from './use-published-field.ts';

interface FieldPanelProps {
  readonly entity: string;
  readonly fieldKey: string;
  readonly onClose: () => void;
  readonly onRenamed: (key: string) => void;
}

/** All properties of one field. */
export function FieldPanel({ entity: id, fieldKey, onClose, onRenamed }: FieldPanelProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const entity = useDocument('entity', id);
  const field = entity?.fields[fieldKey];
  if (!entity || !field) return null;
  const kind = kindOf(field.kind);
  const parts: PartProps = { entity, fieldKey, field };
  return (
    <Inspector
      label={say('fieldPanel')}
      title={localize(field.label, fieldKey)}
      note={
        <>
          {localize(kind?.label, field.kind)} · {localize(entity.label, id)}
        </>
      }
      icon={<KindIcon kind={field.kind} size={20} />}
      actions={field.hidden ? <Badge color="gray">{say('retired')}</Badge> : null}
      onClose={onClose}
    >
      <PlaceIssues kind="entity" id={id} at={`/fields/${fieldKey}`} />
      <Basics {...parts} onRenamed={onRenamed} />
      <KindOptions {...parts} />
      <Rules {...parts} />
      <Advanced {...parts} />
      <Removal {...parts} onRemoved={onClose} />
    </Inspector>
  );
}

interface PartProps {
  readonly entity: EntityDocument;
  readonly fieldKey: string;
  readonly field: FieldDocument;
}

function usePatch({ entity, fieldKey }: PartProps) {
  const edit = useEdit();
  return (patch: Readonly<Record<string, unknown>>, group?: string) =>
    edit(
      'changeField',
      patchField(entity, fieldKey, patch),
      group ?? `${entity.id}.${fieldKey}.${Object.keys(patch).join()}`,
    );
}

function Basics({ onRenamed, ...part }: PartProps & { readonly onRenamed: (key: string) => void }) {
  const say = useText(entityTexts);
  const patch = usePatch(part);
  return (
    <InspectorSection title={say('basics')}>
      <Stack gap="xs">
        <LabelFields required value={part.field.label} onChange={(label) => patch({ label })} />
        <KeyField {...part} onRenamed={onRenamed} />
        {kindOf(part.field.kind)?.computed ? null : (
          <RequiredField
            entity={part.entity.id}
            value={part.field.required}
            onChange={(required) => patch({ required })}
          />
        )}
        <LabelFields label={say('help')} value={part.field.help} onChange={(help) => patch({ help })} />
      </Stack>
    </InspectorSection>
  );
}

function KeyField({ entity, fieldKey, onRenamed }: PartProps & { readonly onRenamed: (key: string) => void }) {
  const say = useText(partsTexts);
  const edit = useEdit();
  const documents = useDocuments();
  const published = usePublishedField(entity.id, fieldKey);
  const [typed, setTyped] = useState(fieldKey);
  useEffect(() => setTyped(fieldKey), [fieldKey]);
  const inExpressions =
    !published &&
    usagesOf(documents, { entity: entity.id, field: fieldKey }).some(({ means }) => means === 'expression');
  const invalid = typed !== fieldKey && (!isFieldKey(typed) || Object.hasOwn(entity.fields, typed));
  const commit = () => {
    if (typed === fieldKey || invalid) return setTyped(fieldKey);
    edit('renameField', renameField(documents, entity, fieldKey, typed));
    onRenamed(typed);
  };
  return (
    <TextInput
      label={say('identifier')}
      description={published ? say('identifierFixed') : inExpressions ? say('identifierUsed') : say('identifierHint')}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
      readOnly={published || inExpressions}
      error={invalid ? say('identifierInvalid') : undefined}
      classNames={{ input: 'dsg-mono' }}
    />
  );
}

function KindOptions(part: PartProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const documents = useDocuments();
  const slots = useDesignerSlots();
  const patch = usePatch(part);
  const { field, fieldKey, entity } = part;
  const Options = faceOf(field.kind)?.Options;
  if (!Options) return null;
  return (
    <InspectorSection title={say('options', { kind: localize(kindOf(field.kind)?.label, field.kind) })}>
      <div className="dsg-kind-options">
        <Options
          field={field}
          fieldKey={fieldKey}
          entity={entity}
          documents={documents}
          locale={locale}
          slots={slots}
          onChange={patch}
        />
      </div>
    </InspectorSection>
  );
}

/** Kinds whose values many records have in common, or that cannot be compared. */
const shared: ReadonlySet<string> = new Set(['boolean', 'multiSelect', 'attachment', 'image']);

function Rules(part: PartProps) {
  const say = useText(entityTexts);
  const sayParts = useText(partsTexts);
  const patch = usePatch(part);
  const { field, entity } = part;
  const computed = kindOf(field.kind)?.computed ?? false;
  return (
    <InspectorSection title={say('rules')}>
      <Stack gap="sm">
        <ConditionField
          entity={entity.id}
          context="visibility"
          label={sayParts('visibleIf')}
          value={field.visibleIf}
          onChange={(visibleIf) => patch({ visibleIf })}
        />
        {computed ? null : (
          <>
            <ExpressionField
              entity={entity.id}
              context="default"
              label={say('default')}
              value={field.default}
              onChange={(text) => patch({ default: text })}
            />
            <Switch
              label={say('readonly')}
              checked={field.readonly ?? false}
              onChange={(on) => patch({ readonly: on || undefined })}
            />
            <Switch
              label={say('readonlyAfterCreate')}
              checked={field.readonlyAfterCreate ?? false}
              onChange={(on) => patch({ readonlyAfterCreate: on || undefined })}
            />
            {shared.has(field.kind) && !field.unique ? null : (
              <Switch
                label={say('unique')}
                checked={field.unique ?? false}
                onChange={(on) => patch({ unique: on || undefined })}
              />
            )}
          </>
        )}
      </Stack>
    </InspectorSection>
  );
}

const sensitivities = ['public', 'internal', 'personal', 'sensitive'] as const;

function Advanced(part: PartProps) {
  const say = useText(entityTexts);
  const patch = usePatch(part);
  const { field } = part;
  return (
    <InspectorSection title={say('advanced')}>
      <Stack gap="sm">
        <Switch
          label={say('searchable')}
          checked={field.searchable ?? false}
          onChange={(on) => patch({ searchable: on || undefined })}
        />
        <Switch
          label={say('indexed')}
          checked={field.indexed ?? false}
          onChange={(on) => patch({ indexed: on || undefined })}
        />
        <Select
          label={say('sensitivity')}
          clearable
          allowDeselect
          data={sensitivities.map((value) => ({ value, label: say(`sensitivity.${value}`) }))}
          value={field.sensitivity ?? null}
          onChange={(value) => patch({ sensitivity: value ?? undefined })}
        />
      </Stack>
    </InspectorSection>
  );
}

/** A field nobody has published yet goes for good; a published one is retired, and its data stays. */
function Removal({ onRemoved, ...part }: PartProps & { readonly onRemoved: () => void }) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const ask = useDeleteQuestion();
  const documents = useDocuments();
  const { entity, fieldKey, field } = part;
  const published = usePublishedField(entity.id, fieldKey);
  const name = localize(field.label, fieldKey);
  if (field.hidden) {
    return (
      <Button
        variant="light"
        leftSection={<IconRestore size={16} aria-hidden />}
        onClick={() => edit('restoreField', patchField(entity, fieldKey, { hidden: undefined }))}
      >
        {say('restore')}
      </Button>
    );
  }
  const target = { entity: entity.id, field: fieldKey };
  const retire = async () => {
    if (await ask({ title: say('retireTitle', { name }), text: say('retireText'), confirm: say('retire'), target }))
      edit('hideField', patchField(entity, fieldKey, { hidden: true }));
  };
  const remove = async () => {
    if (!(await ask({ title: say('deleteFieldTitle', { name }), confirm: say('deleteField'), target }))) return;
    edit('deleteField', removeField(documents, entity, fieldKey));
    onRemoved();
  };
  return published ? (
    <Button
      variant="light"
      color="red"
      leftSection={<IconEyeOff size={16} aria-hidden />}
      onClick={() => void retire()}
    >
      {say('retire')}
    </Button>
  ) : (
    <Button variant="light" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void remove()}>
      {say('deleteField')}
    </Button>
  );
}
