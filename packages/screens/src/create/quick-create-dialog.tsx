import { useMemo, useRef, useState } from 'react';
import type { RecordRow } from '@tessera/client';
import { formFor, titleField } from '@tessera/model';
import {
  Button,
  Group,
  hotkeyHandler,
  Modal,
  notify,
  Stack,
  useConfirmLeave,
  useLocale,
  useLocalize,
  useText,
  useUnsavedWarning,
} from '@tessera/ui';
import { formEnvironment } from '../form/form-rules.ts';
import { RecordForm } from '../form/record-form.tsx';
import { recordTexts } from '../locale/record-texts.ts';
import { defaultValues } from '../record/default-values.ts';
import { EditorNotice } from '../record/editor-notice.tsx';
import { useRecordEditor } from '../record/use-record-editor.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { useEntity, useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import type { QuickCreateRequest } from './quick-create-context.ts';

interface QuickCreateDialogProps {
  readonly request: QuickCreateRequest;
  /** `next`: another one is to be created. */
  readonly onDone: (record: RecordRow | null, next?: boolean) => void;
}

/** Creating with at most three fields; the others unfold in place, with all that was typed. */
export function QuickCreateDialog({ request, onDone }: QuickCreateDialogProps) {
  const { documents, me, places } = useRuntime();
  const { timeZone } = useLocale();
  const entity = useEntity(request.entity);
  const rights = useRights(entity.id);
  const say = useText(recordTexts);
  const localize = useLocalize();
  const confirmLeave = useConfirmLeave();
  const again = useRef(false);
  const [full, setFull] = useState(false);
  const form = useMemo(
    () => formFor(documents, entity.id, full ? 'create' : 'quick', me.roles),
    [documents, entity.id, full, me.roles],
  );
  const start = useMemo(() => {
    const named = titleField(entity);
    const env = formEnvironment({}, undefined, userOf(me), Date.now(), timeZone);
    return {
      ...defaultValues(entity, documents, env, me),
      ...(request.title !== undefined && named !== undefined ? { [named]: request.title } : {}),
      ...request.values,
    };
  }, [entity, documents, me, timeZone, request]);
  const idPrefix = `quick-${entity.id.replace('.', '-')}`;
  const editor = useRecordEditor({
    entity,
    form,
    start,
    idPrefix,
    onSaved: (record) => {
      const title = titleOf(record);
      notify.success(say('created', { name: title }));
      onDone(record, again.current);
      if (request.open !== false && !again.current) places.go(places.record(entity.id, record.id));
    },
  });
  const close = async (): Promise<void> => {
    if (!editor.dirty || (await confirmLeave())) onDone(null);
  };
  const save = (next: boolean): void => {
    again.current = next;
    editor.save();
  };
  useUnsavedWarning(editor.dirty);
  return (
    <Modal
      opened
      onClose={() => void close()}
      title={say('quickTitle', { name: localize(entity.label, entity.id) })}
      size={full ? 'xl' : 'md'}
      onKeyDown={hotkeyHandler([
        ['mod+s', () => save(false)],
        ['mod+enter', () => save(false)],
        ['mod+shift+s', () => save(request.open !== false)],
      ])}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          save(false);
        }}
      >
        <Stack gap="md">
          <EditorNotice editor={editor} />
          <RecordForm
            form={form}
            entity={entity}
            documents={documents}
            values={editor.values}
            right={(field) => rights.fields[field]}
            mode="create"
            user={userOf(me)}
            errors={editor.errors}
            onChange={editor.change}
            autoFocus
            idPrefix={idPrefix}
          />
          <Group justify="space-between">
            {full ? (
              <span />
            ) : (
              <Button variant="subtle" size="compact-sm" onClick={() => setFull(true)}>
                {say('moreFields')}
              </Button>
            )}
            <Group gap="xs">
              <Button variant="default" onClick={() => void close()}>
                {say('cancel')}
              </Button>
              {request.open === false ? null : (
                <Button variant="default" disabled={editor.busy} onClick={() => save(true)}>
                  {say('createNext')}
                </Button>
              )}
              <Button type="submit" loading={editor.busy}>
                {say('create')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
