import { fieldType, referencesTo, shownFields } from '@tessera/model';
import type { FormItem } from '@tessera/model';
import type { EntityDocument, FormDocument } from '@tessera/schemas';
import {
  Button,
  MultiSelect,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import type { EditStep } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { formTexts } from '../locale/form-texts.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { ConditionField, ExpressionField, RequiredField } from '../parts/condition-field.tsx';
import { fieldChoices } from '../parts/field-choices.ts';
import { allKinds } from '../parts/field-kinds.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useGo } from '../shell/places.ts';
import { useFormActions } from './form-context.ts';
import { itemLabel } from './item-label.ts';

/** The properties of the selected item. */
export function ItemPanel({ form: id, itemKey }: { readonly form: string; readonly itemKey: string }) {
  const say = useText(formTexts);
  const { locale } = useLocale();
  const documents = useDocuments();
  const form = useDocument('form', id);
  const { remove, choose } = useFormActions();
  const item = form?.items[itemKey];
  if (!form || !item) return null;
  return (
    <Inspector
      label={say('itemPanel')}
      title={itemLabel(documents, form.entity, item, locale)}
      note={say(`type.${item.type}`)}
      onClose={() => choose([])}
    >
      <PlaceIssues kind="form" id={id} at={`/items/${itemKey}`} />
      <ItemFields form={form} itemKey={itemKey} item={item} />
      <Button variant="light" color="red" onClick={() => remove([itemKey])}>
        {say('removeItem')}
      </Button>
    </Inspector>
  );
}

interface ItemFieldsProps {
  readonly form: FormDocument;
  readonly itemKey: string;
  readonly item: FormItem;
}

const components = ['activityStream', 'stageTrail'] as const;
const devices = ['all', 'desktop', 'phone'] as const;
const widths = [12, 8, 6, 4, 3] as const;

function ItemFields({ form, itemKey, item }: ItemFieldsProps) {
  const say = useText(formTexts);
  const sayParts = useText(partsTexts);
  const edit = useEdit();
  const go = useGo();
  const patch = (change: Readonly<Record<string, unknown>>) => {
    const steps: EditStep[] = Object.entries(change).map(([name, value]) =>
      value === undefined ? { path: ['items', itemKey, name] } : { path: ['items', itemKey, name], value },
    );
    edit('changeItem', [{ kind: 'form', id: form.id, steps }], `${form.id}.${itemKey}.${Object.keys(change).join()}`);
  };
  const isField = item.type === 'field';
  const span = widths.find((width) => width === item.span) ?? 12;
  return (
    <>
      <InspectorSection title={say('label')}>
        <Stack gap="xs">
          {item.type === 'column' || item.type === 'note' ? null : (
            <LabelFields
              label={isField ? say('ownLabel') : say('label')}
              value={item.label}
              onChange={(label) => patch({ label })}
            />
          )}
          {item.type === 'note' ? (
            <LabelFields label={say('text')} required value={item.text} onChange={(text) => patch({ text })} />
          ) : null}
          {item.type === 'note' ? (
            <Text size="xs" c="dimmed">
              {say('noteHint')}
            </Text>
          ) : null}
          {item.type === 'component' ? (
            <Select
              label={say('component')}
              data={components.map((value) => ({ value, label: say(`component.${value}`) }))}
              value={item.component ?? null}
              onChange={(component) => patch({ component: component ?? undefined })}
            />
          ) : null}
          {isField ? <HelpFields item={item} patch={patch} /> : null}
          {item.type === 'section' ? (
            <Switch
              label={say('collapsed')}
              checked={item.collapsed ?? false}
              onChange={(on) => patch({ collapsed: on || undefined })}
            />
          ) : null}
          {isField || item.type === 'note' || item.type === 'component' ? (
            <div>
              <div className="dsg-field-label">{say('width')}</div>
              <SegmentedControl
                label={say('width')}
                fullWidth
                size="xs"
                value={String(span)}
                data={widths.map((width) => ({ value: String(width), label: say(`width.${width}`) }))}
                onChange={(next) => patch({ span: Number(next) })}
              />
            </div>
          ) : null}
        </Stack>
      </InspectorSection>
      {item.type === 'relatedList' ? <RelatedFields form={form} item={item} patch={patch} /> : null}
      <InspectorSection title={say('rules')}>
        <Stack gap="sm">
          {isField ? <DefaultField form={form} item={item} onChange={(next) => patch({ default: next })} /> : null}
          <ConditionField
            entity={form.entity}
            context="visibility"
            label={sayParts('visibleIf')}
            value={item.visibleIf}
            onChange={(visibleIf) => patch({ visibleIf })}
          />
          <div>
            <div className="dsg-field-label">{say('device')}</div>
            <SegmentedControl
              label={say('device')}
              fullWidth
              size="xs"
              value={item.device ?? 'all'}
              data={devices.map((value) => ({ value, label: say(`device.${value}`) }))}
              onChange={(next) => patch({ device: next === 'all' ? undefined : next })}
            />
          </div>
          {isField ? (
            <>
              <RequiredField entity={form.entity} value={item.required} onChange={(required) => patch({ required })} />
              <Switch
                label={say('readonly')}
                checked={item.readonly ?? false}
                onChange={(on) => patch({ readonly: on || undefined })}
              />
              {item.field ? (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => go(`/entities/${form.entity}/fields?select=${item.field}`)}
                >
                  {say('fieldSettings')}
                </Button>
              ) : null}
            </>
          ) : null}
        </Stack>
      </InspectorSection>
    </>
  );
}

interface HelpFieldsProps {
  readonly item: FormItem;
  readonly patch: (change: Readonly<Record<string, unknown>>) => void;
}

function HelpFields({ item, patch }: HelpFieldsProps) {
  const say = useText(formTexts);
  return (
    <>
      <LabelFields label={say('help')} value={item.help} onChange={(help) => patch({ help })} />
      <div>
        <div className="dsg-field-label">{say('helpAt')}</div>
        <SegmentedControl
          label={say('helpAt')}
          fullWidth
          size="xs"
          value={item.helpAt ?? 'below'}
          data={(['below', 'tooltip'] as const).map((value) => ({ value, label: say(`helpAt.${value}`) }))}
          onChange={(next) => patch({ helpAt: next === 'below' ? undefined : next })}
        />
      </div>
      <LabelFields
        label={say('placeholder')}
        value={item.placeholder}
        onChange={(placeholder) => patch({ placeholder })}
      />
    </>
  );
}

interface DefaultFieldProps {
  readonly form: FormDocument;
  readonly item: FormItem;
  readonly onChange: (text: string | undefined) => void;
}

function DefaultField({ form, item, onChange }: DefaultFieldProps) {
  const say = useText(formTexts);
  const documents = useDocuments();
  const expect = item.field ? fieldType(documents, allKinds, form.entity, item.field) : undefined;
  return (
    <ExpressionField
      entity={form.entity}
      context="default"
      label={say('default')}
      description={say('defaultHint')}
      {...(expect ? { expect } : {})}
      value={item.default}
      onChange={onChange}
    />
  );
}

interface RelatedFieldsProps {
  readonly form: FormDocument;
  readonly item: FormItem;
  readonly patch: (change: Readonly<Record<string, unknown>>) => void;
}

function RelatedFields({ form, item, patch }: RelatedFieldsProps) {
  const say = useText(formTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const sources = referencesTo(documents, form.entity);
  const related = documents.get('entity', item.relatedEntity ?? '');
  if (sources.length === 0) return <Text size="sm">{say('noRelated')}</Text>;
  const data = sources.map(({ entity, key, field }) => ({
    value: `${entity}/${key}`,
    label: `${localize(documents.get('entity', entity)?.label, entity)} · ${localize(field.label, key)}`,
  }));
  return (
    <InspectorSection title={say('type.relatedList')}>
      <Stack gap="xs">
        <Select
          label={say('relatedEntity')}
          data={data}
          value={item.relatedEntity ? `${item.relatedEntity}/${item.relatedField ?? ''}` : null}
          onChange={(next) => {
            const [relatedEntity, relatedField] = (next ?? '').split('/');
            patch({ relatedEntity, relatedField, columns: undefined, sums: undefined });
          }}
        />
        {related ? (
          <MultiSelect
            label={say('relatedColumns')}
            data={fieldChoices(related, localize)}
            value={item.columns ?? []}
            onChange={(columns) => patch({ columns: columns.length > 0 ? columns : undefined })}
            maxValues={12}
          />
        ) : null}
        {related && summable(related).length > 0 ? (
          <MultiSelect
            label={say('sums')}
            data={summable(related).map(([key, field]) => ({ value: key, label: localize(field.label, key) }))}
            value={item.sums ?? []}
            onChange={(sums) => patch({ sums: sums.length > 0 ? sums : undefined })}
            maxValues={4}
          />
        ) : null}
      </Stack>
    </InspectorSection>
  );
}

function summable(entity: EntityDocument) {
  return shownFields(entity).filter(([, field]) => allKinds[field.kind]?.group === 'number');
}
