import { IconPlus } from '@tabler/icons-react';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Accordion, Button, IconButton, Select, Stack, Switch, Text, useLocalize, useText } from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { orderAtIndex } from '../edits/view-edits.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { ConditionField } from '../parts/condition-field.tsx';
import { fieldChoices } from '../parts/field-choices.ts';
import { InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { usePlaceSearch } from '../shell/places.ts';

type Validation = NonNullable<EntityDocument['validations']>[string];

/** The rules records of an entity must satisfy. */
export function ValidationList({ entity }: { readonly entity: EntityDocument }) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const { focus = '' } = usePlaceSearch();
  const rules = sortedEntries(entity.validations);
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit('changeRules', [setEdit('entity', entity.id, ['validations', ...path], value)], group);
  const add = () => {
    const key = freeIdentifier('rule', (name) => Object.hasOwn(entity.validations ?? {}, name));
    const rule: Validation = {
      order: orderAtIndex(entity.validations, rules.length),
      assert: 'true',
      message: { 'zh-CN': '不符合规则', en: 'Breaks a rule' },
    };
    set([key], rule);
  };
  return (
    <InspectorSection
      title={say('validations')}
      actions={
        <IconButton size="sm" label={say('addValidation')} onClick={add}>
          <IconPlus size={15} aria-hidden />
        </IconButton>
      }
    >
      {rules.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('noValidations')}
        </Text>
      ) : (
        <Accordion
          variant="separated"
          defaultValue={focus.startsWith('/validations/') ? (focus.split('/')[2] ?? null) : null}
        >
          {rules.map(([key, rule], index) => (
            <Accordion.Item key={key} value={key}>
              <Accordion.Control>{localize(rule.message, say('ruleNumber', { number: index + 1 }))}</Accordion.Control>
              <Accordion.Panel>
                <RuleFields
                  entity={entity}
                  rule={rule}
                  onChange={(name, value) => set([key, name], value, `${key}.${name}`)}
                  onRemove={() => set([key], undefined)}
                />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </InspectorSection>
  );
}

interface RuleFieldsProps {
  readonly entity: EntityDocument;
  readonly rule: Validation;
  readonly onChange: (name: string, value: unknown) => void;
  readonly onRemove: () => void;
}

function RuleFields({ entity, rule, onChange, onRemove }: RuleFieldsProps) {
  const say = useText(entityTexts);
  const sayParts = useText(partsTexts);
  const localize = useLocalize();
  return (
    <Stack gap="sm">
      <ConditionField
        entity={entity.id}
        context="validation"
        label={say('assert')}
        value={rule.assert === 'true' ? undefined : rule.assert}
        onChange={(text) => onChange('assert', text ?? 'true')}
      />
      <ConditionField
        entity={entity.id}
        context="validation"
        label={say('when')}
        value={rule.when}
        onChange={(text) => onChange('when', text)}
      />
      <LabelFields
        label={say('message')}
        required
        value={rule.message}
        onChange={(message) => onChange('message', message)}
      />
      <Select
        label={say('atField')}
        clearable
        allowDeselect
        data={fieldChoices(entity, localize)}
        value={rule.field ?? null}
        onChange={(field) => onChange('field', field ?? undefined)}
      />
      <Switch
        label={say('warningOnly')}
        checked={rule.severity === 'warning'}
        onChange={(on) => onChange('severity', on ? 'warning' : undefined)}
      />
      <Button variant="subtle" color="red" size="compact-sm" onClick={onRemove}>
        {sayParts('delete')}
      </Button>
    </Stack>
  );
}
