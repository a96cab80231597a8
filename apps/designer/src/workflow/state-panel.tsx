import { IconTrash } from '@tabler/icons-react';
import type { EntityDocument, WorkflowDocument } from '@tessera/schemas';
import {
  Button,
  ColorSwatchPicker,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Switch,
  useConfirm,
  useLocalize,
  useText,
} from '@tessera/ui';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { removeState } from '../edits/workflow-edits.ts';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { fieldChoices } from '../parts/field-choices.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';

interface StatePanelProps {
  readonly flow: WorkflowDocument;
  readonly entity: EntityDocument;
  readonly stateKey: string;
  readonly onClose: () => void;
  readonly onPick: (part: string | undefined) => void;
}

const categories = ['open', 'done', 'won', 'lost', 'cancelled'] as const;

/** The properties of a state. */
export function StatePanel({ flow, entity, stateKey: key, onClose }: StatePanelProps) {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const confirm = useConfirm();
  const state = flow.states[key];
  if (!state) return null;
  const set = (name: string, value: unknown) =>
    edit('changeState', [setEdit('workflow', flow.id, ['states', key, name], value)], `${flow.id}.${key}.${name}`);
  const name = localize(state.label, key);
  const remove = async () => {
    if (
      !(await confirm({
        title: say('deleteStateTitle', { name }),
        text: say('deleteStateText'),
        confirm: say('deleteState'),
        dangerous: true,
      }))
    )
      return;
    edit('deleteState', removeState(flow, key));
    onClose();
  };
  return (
    <Inspector label={say('statePanel')} title={name} note={<span className="dsg-mono">{key}</span>} onClose={onClose}>
      <PlaceIssues kind="workflow" id={flow.id} at={`/states/${key}`} />
      <InspectorSection title={say('statePanel')}>
        <Stack gap="xs">
          <LabelFields required value={state.label} onChange={(label) => set('label', label)} />
          <Switch
            label={say('isInitial')}
            checked={flow.initial === key}
            disabled={flow.initial === key}
            onChange={() => edit('changeLifecycle', [setEdit('workflow', flow.id, ['initial'], key)])}
          />
          <Select
            label={say('category')}
            data={categories.map((value) => ({ value, label: say(`category.${value}`) }))}
            value={state.category}
            onChange={(next) => next && set('category', next)}
          />
          <ColorSwatchPicker value={state.color} onChange={(color) => set('color', color)} />
          <MultiSelect
            label={say('requiredOnEntry')}
            data={fieldChoices(entity, localize)}
            value={state.requiredOnEntry ?? []}
            onChange={(keys) => set('requiredOnEntry', keys.length > 0 ? keys : undefined)}
          />
          <NumberInput
            label={say('probability')}
            min="0"
            max="1"
            scale={4}
            value={state.probability ?? null}
            onChange={(text) =>
              set('probability', text !== null && /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/.test(text) ? text : undefined)
            }
          />
          <LabelFields label={say('guidance')} value={state.guidance} onChange={(text) => set('guidance', text)} />
        </Stack>
      </InspectorSection>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        disabled={Object.keys(flow.states).length === 1}
        onClick={() => void remove()}
      >
        {say('deleteState')}
      </Button>
    </Inspector>
  );
}
