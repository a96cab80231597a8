import { IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Autocomplete,
  Button,
  ColorSwatchPicker,
  EntityIcon,
  IconButton,
  MultiSelect,
  Stack,
  Switch,
  Text,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { moveField, removeEntity } from '../edits/entity-edits.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { fieldChoices } from '../parts/field-choices.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { MoveList } from '../parts/move-list.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';
import { useGo } from '../shell/places.ts';
import { CombinationList } from './combination-list.tsx';
import { IconPicker } from './icon-picker.tsx';
import { KindMenu } from './kind-menu.tsx';
import { ownEntities } from './own-entities.ts';
import { TitleField } from './title-field.tsx';
import { ValidationList } from './validation-list.tsx';

interface EntityPanelProps {
  readonly entity: string;
  readonly onClose?: () => void;
  readonly onSelectField?: (key: string) => void;
  readonly onAddField?: (kind: string) => void;
}

/** The properties of an entity: names, owner, title, fields, rules. */
export function EntityPanel({ entity: id, onClose, onSelectField, onAddField }: EntityPanelProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const entity = useDocument('entity', id);
  const go = useGo();
  if (!entity) return null;
  return (
    <Inspector
      label={say('entityPanel')}
      title={localize(entity.label, id)}
      note={<span className="dsg-mono">{id}</span>}
      icon={<EntityIcon name={entity.icon} size={20} />}
      onClose={onClose}
      actions={
        onSelectField ? (
          <Button
            size="compact-sm"
            variant="light"
            rightSection={<IconArrowRight size={14} aria-hidden />}
            onClick={() => go(`/entities/${id}/fields`)}
          >
            {say('open')}
          </Button>
        ) : null
      }
    >
      <PlaceIssues kind="entity" id={id} except={['/fields']} />
      <Basics entity={entity} />
      {onSelectField && onAddField ? <FieldList entity={entity} onSelect={onSelectField} onAdd={onAddField} /> : null}
      <ValidationList entity={entity} />
      <CombinationList entity={entity} of="uniques" />
      <CombinationList entity={entity} of="indexes" />
      <More entity={entity} onDeleted={onClose} />
    </Inspector>
  );
}

function useSet(entity: EntityDocument) {
  const edit = useEdit();
  return (path: readonly string[], value: unknown, group?: string) =>
    edit('changeEntity', [setEdit('entity', entity.id, path, value)], group);
}

function Basics({ entity }: { readonly entity: EntityDocument }) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const set = useSet(entity);
  return (
    <InspectorSection title={say('basics')}>
      <Stack gap="xs">
        <LabelFields required value={entity.label} onChange={(label) => set(['label'], label, `${entity.id}.label`)} />
        <IconPicker label={say('icon')} value={entity.icon} onChange={(icon) => set(['icon'], icon)} />
        <ColorSwatchPicker
          label={say('color')}
          value={entity.color ?? null}
          onChange={(color) => set(['color'], color === entity.color ? undefined : color)}
        />
        <GroupField entity={entity} onChange={(group) => set(['group'], group, `${entity.id}.group`)} />
        <TitleField
          key={entity.id}
          entity={entity}
          onChange={(text) => set(['titleExpr'], text, `${entity.id}.title`)}
        />
        <Switch
          label={say('ownership')}
          checked={(entity.ownership ?? 'user') === 'user'}
          onChange={(on) => set(['ownership'], on ? 'user' : 'none')}
        />
        <MultiSelect
          label={say('quickCreate')}
          maxValues={3}
          data={fieldChoices(
            entity,
            localize,
            (field) =>
              !field.readonly && field.kind !== 'status' && field.kind !== 'autonumber' && field.kind !== 'lookupField',
          )}
          value={entity.quickCreate ?? []}
          onChange={(keys) => set(['quickCreate'], keys.length > 0 ? keys : undefined)}
        />
      </Stack>
    </InspectorSection>
  );
}

/** The group on the canvas: one there is, or a new one by its name. */
function GroupField({
  entity,
  onChange,
}: {
  readonly entity: EntityDocument;
  readonly onChange: (group: EntityDocument['group']) => void;
}) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const documents = useDocuments();
  const known = ownEntities(documents).flatMap(({ group }) => group ?? []);
  const names = [...new Set(known.map((group) => localize(group)))];
  return (
    <Autocomplete
      label={say('group')}
      description={say('groupHint')}
      data={names}
      maxLength={60}
      value={entity.group ? localize(entity.group) : ''}
      onChange={(text) =>
        onChange(
          text.trim() === '' ? undefined : (known.find((group) => localize(group) === text) ?? { [locale]: text }),
        )
      }
    />
  );
}

function FieldList({
  entity,
  onSelect,
  onAdd,
}: {
  readonly entity: EntityDocument;
  readonly onSelect: (key: string) => void;
  readonly onAdd: (kind: string) => void;
}) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const name = localize(entity.label, entity.id);
  return (
    <InspectorSection
      title={say('fields')}
      actions={
        <KindMenu label={say('addFieldTo', { name })} onPick={onAdd}>
          <IconButton size="sm" label={say('addField')}>
            <IconPlus size={15} aria-hidden />
          </IconButton>
        </KindMenu>
      }
    >
      <MoveList
        label={say('fieldsOf', { name })}
        onMove={(key, index) => edit('moveField', moveField(entity, key, index))}
        items={sortedEntries(entity.fields).map(([key, field]) => ({
          key,
          name: localize(field.label, key),
          content: (
            <button type="button" className="dsg-line-button" onClick={() => onSelect(key)}>
              <KindIcon kind={field.kind} />
              <span className="dsg-ellipsis">{localize(field.label, key)}</span>
              {field.hidden ? (
                <Text span size="xs" c="dimmed">
                  {say('retired')}
                </Text>
              ) : null}
            </button>
          ),
        }))}
      />
    </InspectorSection>
  );
}

const features = ['attachments', 'import', 'export', 'recycleBin'] as const;

function More({
  entity,
  onDeleted,
}: {
  readonly entity: EntityDocument;
  readonly onDeleted: (() => void) | undefined;
}) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const set = useSet(entity);
  const edit = useEdit();
  const documents = useDocuments();
  const ask = useDeleteQuestion();
  const go = useGo();
  const remove = async () => {
    const agreed = await ask({
      title: say('deleteEntityTitle', { name: localize(entity.label, entity.id) }),
      target: { kind: 'entity', id: entity.id },
      confirm: say('deleteEntity'),
      except: (usage) => usage.kind === 'entity' && usage.id === entity.id,
    });
    if (!agreed) return;
    edit('deleteEntity', removeEntity(documents, entity.id));
    if (onDeleted) onDeleted();
    else go('/entities');
  };
  return (
    <InspectorSection title={say('advanced')}>
      <Stack gap="sm">
        <LabelFields
          label={say('plural')}
          value={entity.pluralLabel}
          onChange={(label) => set(['pluralLabel'], label, `${entity.id}.plural`)}
        />
        <LabelFields
          label={say('description')}
          value={entity.description}
          onChange={(text) => set(['description'], text, `${entity.id}.description`)}
        />
        {features.map((feature) => (
          <Switch
            key={feature}
            label={say(`feature.${feature}`)}
            checked={entity.features?.[feature] ?? true}
            onChange={(on) => set(['features', feature], on ? undefined : false)}
          />
        ))}
        <Button
          variant="light"
          color="red"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => void remove()}
        >
          {say('deleteEntity')}
        </Button>
      </Stack>
    </InspectorSection>
  );
}
