import { IconTrash } from '@tabler/icons-react';
import type { FormMode } from '@tessera/model';
import { Button, MultiSelect, NumberInput, Stack, Switch, Text, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { removeEdit, setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { formTexts } from '../locale/form-texts.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';

export const formModes: readonly FormMode[] = ['quick', 'create', 'edit', 'detail'];

interface FormPanelProps {
  readonly form: string;
  readonly entity: string;
  readonly onDeleted: () => void;
}

/** The properties of a form: what it is used for, and by whom. */
export function FormPanel({ form: id, onDeleted }: FormPanelProps) {
  const say = useText(formTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const form = useDocument('form', id);
  const edit = useEdit();
  const ask = useDeleteQuestion();
  if (!form) return null;
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit('changeForm', [setEdit('form', id, path, value)], group);
  const name = localize(form.label, id);
  const remove = async () => {
    if (
      !(await ask({
        title: say('deleteFormTitle', { name }),
        text: say('deleteFormText'),
        confirm: say('deleteForm'),
        target: { kind: 'form', id },
      }))
    )
      return;
    edit('deleteForm', [removeEdit('form', id)]);
    onDeleted();
  };
  return (
    <Inspector label={say('formPanel')} title={name} note={<span className="dsg-mono">{id}</span>}>
      <PlaceIssues kind="form" id={id} except={['/items']} />
      <InspectorSection title={say('formPanel')}>
        <Stack gap="xs">
          <Text size="xs" c="dimmed">
            {say('selectHint')}
          </Text>
          <LabelFields required value={form.label} onChange={(label) => set(['label'], label, `${id}.label`)} />
          <MultiSelect<FormMode>
            label={say('usedFor')}
            data={formModes.map((value) => ({ value, label: say(`mode.${value}`) }))}
            value={form.modes}
            onChange={(modes) => modes.length > 0 && set(['modes'], modes)}
          />
          <MultiSelect
            label={say('audience')}
            data={documents.all('role').map((role) => ({ value: role.id, label: localize(role.label, role.id) }))}
            value={form.audience?.roles ?? []}
            onChange={(roles) => set(['audience', 'roles'], roles.length > 0 ? roles : undefined)}
          />
          <NumberInput
            label={say('priority')}
            scale={0}
            min="0"
            max="1000"
            value={form.audience?.priority === undefined ? null : String(form.audience.priority)}
            onChange={(text) =>
              set(
                ['audience', 'priority'],
                text !== null && /^\d+$/.test(text) ? Number(text) : undefined,
                `${id}.priority`,
              )
            }
          />
          <Switch
            label={say('formReadonly')}
            description={say('formReadonlyHint')}
            checked={form.readonly ?? false}
            onChange={(on) => set(['readonly'], on || undefined)}
          />
        </Stack>
      </InspectorSection>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => void remove()}
      >
        {say('deleteForm')}
      </Button>
    </Inspector>
  );
}
