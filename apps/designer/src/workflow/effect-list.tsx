import { IconBell, IconPencil } from '@tabler/icons-react';
import { fieldType, fieldOf, sortedEntries } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Accordion, Button, Group, Select, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { orderAtIndex } from '../edits/view-edits.ts';
import type { TransitionDocument } from '../edits/workflow-edits.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { ExpressionField } from '../parts/condition-field.tsx';
import { fieldChoices } from '../parts/field-choices.ts';
import { allKinds, kindOf } from '../parts/field-kinds.ts';
import { LabelFields } from '../parts/label-fields.tsx';
import { PeopleFields } from '../parts/people-fields.tsx';

interface EffectListProps {
  readonly entity: EntityDocument;
  readonly transition: TransitionDocument;
  readonly set: (path: readonly string[], value: unknown, group?: string) => void;
}

type Effect = NonNullable<TransitionDocument['effects']>[string];

/** What a transition does: fields it writes, people it tells. */
export function EffectList({ entity, transition, set }: EffectListProps) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const effects = sortedEntries(transition.effects);
  const add = (type: Effect['type']) => {
    const key = freeIdentifier(type, (name) => Object.hasOwn(transition.effects ?? {}, name));
    set([key], {
      type,
      order: orderAtIndex(transition.effects, effects.length),
      ...(type === 'notify'
        ? { to: { owner: true }, message: { 'zh-CN': '状态已更新', en: 'The status has changed' } }
        : {}),
    });
  };
  const summary = (effect: Effect) =>
    effect.type === 'set'
      ? say('setSummary', { field: effect.field ? localize(fieldOf(entity, effect.field)?.label, effect.field) : '…' })
      : say('notifySummary');
  return (
    <Stack gap="xs">
      {effects.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('noEffects')}
        </Text>
      ) : (
        <Accordion variant="separated" defaultValue={effects.at(-1)?.[0] ?? null}>
          {effects.map(([key, effect]) => (
            <Accordion.Item key={key} value={key}>
              <Accordion.Control
                icon={effect.type === 'set' ? <IconPencil size={15} aria-hidden /> : <IconBell size={15} aria-hidden />}
              >
                {summary(effect)}
              </Accordion.Control>
              <Accordion.Panel>
                <EffectFields entity={entity} effect={effect} effectKey={key} set={set} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={() => add('set')}
        >
          {say('addSet')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconBell size={14} aria-hidden />}
          onClick={() => add('notify')}
        >
          {say('addNotify')}
        </Button>
      </Group>
    </Stack>
  );
}

interface EffectFieldsProps extends Pick<EffectListProps, 'entity' | 'set'> {
  readonly effect: Effect;
  readonly effectKey: string;
}

function EffectFields({ entity, effect, effectKey: key, set }: EffectFieldsProps) {
  const say = useText(workflowTexts);
  const sayParts = useText(partsTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const expect = effect.field ? fieldType(documents, allKinds, entity.id, effect.field) : undefined;
  return (
    <Stack gap="sm">
      {effect.type === 'set' ? (
        <>
          <Select
            label={say('effectField')}
            data={fieldChoices(
              entity,
              localize,
              (field, name) =>
                !(kindOf(field.kind)?.computed ?? false) &&
                !['createdAt', 'createdBy', 'updatedAt', 'updatedBy'].includes(name),
            )}
            value={effect.field ?? null}
            onChange={(field) => set([key, 'field'], field ?? undefined)}
          />
          <ExpressionField
            entity={entity.id}
            context="effect"
            label={say('effectValue')}
            value={effect.value}
            onChange={(value) => set([key, 'value'], value, `${key}.value`)}
            {...(expect ? { expect } : {})}
          />
        </>
      ) : (
        <>
          <LabelFields
            label={say('effectMessage')}
            required
            value={effect.message}
            onChange={(message) => set([key, 'message'], message, `${key}.message`)}
          />
          <Text size="sm" fw={500}>
            {say('effectTo')}
          </Text>
          <PeopleFields entity={entity} value={effect.to} onChange={(to) => set([key, 'to'], to)} />
        </>
      )}
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => set([key], undefined)}>
        {sayParts('delete')}
      </Button>
    </Stack>
  );
}
