import { IconTrash } from '@tabler/icons-react';
import { sortedEntries } from '@tessera/model';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import { Badge, Button, ChoiceDot, Select, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { removeEdit, setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { addField, removeField } from '../edits/entity-edits.ts';
import type { FieldDraft } from '../edits/entity-edits.ts';
import { orderAtIndex } from '../edits/view-edits.ts';
import { statusFieldsOf } from '../edits/workflow-edits.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { MoveList } from '../parts/move-list.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';
import { TransitionSentence } from '../words/sentence.tsx';

interface FlowPanelProps {
  readonly flow: WorkflowDocument;
  readonly entity: EntityDocument;
  readonly onPick: (part: string) => void;
}

/** The properties of a lifecycle and the list of its states and transitions. */
export function FlowPanel({ flow, entity, onPick }: FlowPanelProps) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const states = sortedEntries(flow.states);
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit('changeLifecycle', [setEdit('workflow', flow.id, path, value)], group);
  const name = localize(flow.label, flow.id);
  const stateName = (key: string) => localize(flow.states[key]?.label, key);
  return (
    <Inspector label={say('flowPanel')} title={name} note={<StatusNote flow={flow} entity={entity} />}>
      <PlaceIssues kind="workflow" id={flow.id} except={['/states', '/transitions']} />
      <InspectorSection title={say('transitions')}>
        {Object.keys(flow.transitions).length === 0 ? (
          <Text size="sm" c="dimmed">
            {say('noTransitions')}
          </Text>
        ) : null}
        <ul className="dsg-plain-list">
          {sortedEntries(flow.transitions).map(([key, transition]) => (
            <li key={key}>
              <button
                type="button"
                className="dsg-line-button dsg-sentence-line"
                onClick={() => onPick(`transitions/${key}`)}
              >
                <span className="dsg-sentence-name">{localize(transition.label, key)}</span>
                <TransitionSentence flow={flow} transition={transition} />
              </button>
            </li>
          ))}
        </ul>
      </InspectorSection>
      <InspectorSection title={say('states')}>
        <MoveList
          label={say('states')}
          onMove={(key, index) => set(['states', key, 'order'], orderAtIndex(flow.states, index, key))}
          items={states.map(([key, state]) => ({
            key,
            name: stateName(key),
            content: (
              <button type="button" className="dsg-line-button" onClick={() => onPick(`states/${key}`)}>
                <ChoiceDot color={state.color} />
                <span className="dsg-ellipsis">{stateName(key)}</span>
                {flow.initial === key ? <Badge size="xs">{say('initial')}</Badge> : null}
              </button>
            ),
          }))}
        />
      </InspectorSection>
      <InspectorSection title={say('flowSection')}>
        <Stack gap="xs">
          <LabelFields required value={flow.label} onChange={(label) => set(['label'], label, `${flow.id}.label`)} />
          <Select
            label={say('initial')}
            data={states.map(([value, state]) => ({ value, label: localize(state.label, value), color: state.color }))}
            value={flow.initial}
            onChange={(key) => key && set(['initial'], key)}
          />
        </Stack>
      </InspectorSection>
      <DeleteFlow flow={flow} entity={entity} />
    </Inspector>
  );
}

function StatusNote({ flow, entity }: { readonly flow: WorkflowDocument; readonly entity: EntityDocument }) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const [key] = statusFieldsOf(entity, flow.id);
  if (key) return say('statusField', { name: localize(entity.fields[key]?.label, key) });
  const add = () => {
    const field = { kind: 'status', label: { 'zh-CN': '状态', en: 'Status' }, lifecycle: flow.id } as FieldDraft;
    edit(
      'addField',
      addField(
        entity,
        freeIdentifier(entity.origin ? 'x_status' : 'status', (name) => Object.hasOwn(entity.fields, name)),
        field,
      ),
    );
  };
  return (
    <Button size="compact-xs" variant="light" onClick={add}>
      {say('addStatusField')}
    </Button>
  );
}

function DeleteFlow({ flow, entity }: { readonly flow: WorkflowDocument; readonly entity: EntityDocument }) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const ask = useDeleteQuestion();
  const remove = async () => {
    if (
      !(await ask({
        title: say('deleteFlowTitle', { name: localize(flow.label, flow.id) }),
        confirm: say('deleteFlow'),
        target: { kind: 'workflow', id: flow.id },
      }))
    )
      return;
    edit('changeLifecycle', [
      removeEdit('workflow', flow.id),
      ...statusFieldsOf(entity, flow.id).flatMap((key) => removeField(documents, entity, key)),
    ]);
  };
  return (
    <Button variant="light" color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void remove()}>
      {say('deleteFlow')}
    </Button>
  );
}
