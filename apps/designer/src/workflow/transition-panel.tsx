import { IconTrash } from '@tabler/icons-react';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import { Button, MultiSelect, Select, Stack, useLocalize, useText } from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { partsTexts } from '../locale/parts-texts.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { ConditionField } from '../parts/condition-field.tsx';
import { fieldChoices } from '../parts/field-choices.ts';
import { kindOf } from '../parts/field-kinds.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PeopleFields } from '../parts/people-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { TransitionSentence } from '../words/sentence.tsx';
import { EffectList } from './effect-list.tsx';

interface TransitionPanelProps {
  readonly flow: WorkflowDocument;
  readonly entity: EntityDocument;
  readonly transitionKey: string;
  readonly onClose: () => void;
}

/** The properties of a transition: ends, who, guard, fields, effects. */
export function TransitionPanel({ flow, entity, transitionKey: key, onClose }: TransitionPanelProps) {
  const say = useText(workflowTexts);
  const sayParts = useText(partsTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const transition = flow.transitions[key];
  if (!transition) return null;
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit(
      'changeTransition',
      [setEdit('workflow', flow.id, ['transitions', key, ...path], value)],
      group ?? `${flow.id}.${key}.${path.join('.')}`,
    );
  const states = sortedEntries(flow.states).map(([value, state]) => ({
    value,
    label: localize(state.label, value),
    color: state.color,
  }));
  const writable = fieldChoices(entity, localize, (field) => !(kindOf(field.kind)?.computed ?? false));
  return (
    <Inspector label={say('transitionPanel')} title={localize(transition.label, key)} onClose={onClose}>
      <p className="dsg-sentence-lead">
        <TransitionSentence flow={flow} transition={transition} />
      </p>
      <PlaceIssues kind="workflow" id={flow.id} at={`/transitions/${key}`} />
      <InspectorSection title={say('transitionPanel')}>
        <Stack gap="xs">
          <LabelFields required value={transition.label} onChange={(label) => set(['label'], label)} />
          <MultiSelect
            label={say('from')}
            data={states}
            value={transition.from}
            onChange={(from) => from.length > 0 && set(['from'], from)}
          />
          <Select label={say('to')} data={states} value={transition.to} onChange={(to) => to && set(['to'], to)} />
        </Stack>
      </InspectorSection>
      <InspectorSection title={say('guard')}>
        <Stack gap="sm">
          <ConditionField
            entity={flow.entity}
            context="guard"
            label={say('guard')}
            value={transition.guard}
            onChange={(guard) => set(['guard'], guard)}
          />
          {transition.guard ? (
            <LabelFields
              label={say('guardMessage')}
              value={transition.guardMessage}
              onChange={(text) => set(['guardMessage'], text)}
            />
          ) : null}
          <MultiSelect
            label={say('required')}
            data={writable}
            value={transition.required ?? []}
            onChange={(keys) => set(['required'], keys.length > 0 ? keys : undefined)}
          />
          <MultiSelect
            label={say('ask')}
            data={writable}
            value={transition.ask ?? []}
            onChange={(keys) => set(['ask'], keys.length > 0 ? keys : undefined)}
          />
        </Stack>
      </InspectorSection>
      <InspectorSection title={say('effects')}>
        <EffectList
          entity={entity}
          transition={transition}
          set={(path, value, group) => set(['effects', ...path], value, group)}
        />
      </InspectorSection>
      <InspectorSection title={say('who')}>
        <PeopleFields
          entity={entity}
          value={transition.who}
          onChange={(who) => set(['who'], who)}
          hint={sayParts('everyone')}
        />
      </InspectorSection>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => {
          edit('deleteTransition', [setEdit('workflow', flow.id, ['transitions', key], undefined)]);
          onClose();
        }}
      >
        {say('deleteTransition')}
      </Button>
    </Inspector>
  );
}
