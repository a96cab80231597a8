import { useMemo, useRef, useState } from 'react';
import type { RecordRow } from '@tessera/client';
import { formFor, titleField } from '@tessera/model';
import {
  Button,
  hotkeyHandler,
  Modal,
  notify,
  Stack,
  useConfirmLeave,
  useIsPhone,
  useLocalize,
  useText,
  useUnsavedWarning,
} from '@tessera/ui';
import { FormFoot } from '../form/form-foot.tsx';
import { RecordForm } from '../form/record-form.tsx';
import { recordTexts } from '../locale/record-texts.ts';
import { EditorNotice } from '../record/editor-notice.tsx';
import { useRecordEditor } from '../record/use-record-editor.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { useEntity, useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import styles from '../record/record.module.css';
import type { QuickCreateRequest } from './quick-create-context.ts';

interface QuickCreateDialogProps {
  readonly request: QuickCreateRequest;
  /** `next`: another one is to be created. */
  readonly onDone: (record: RecordRow | null, next?: boolean) => void;
}

/** Creating with at most three fields; the others unfold in place, with all that was typed. */
export function QuickCreateDialog({ request, onDone }: QuickCreateDialogProps) {
  const { documents, me, places } = useRuntime();
  const isPhone = useIsPhone();
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
    return {
      ...(request.title !== undefined && named !== undefined ? { [named]: request.title } : {}),
      ...request.values,
    };
  }, [entity, request]);
  const idPrefix = `quick-${entity.id.replace('.', '-')}`;
  const editor = useRecordEditor({
    entity,
    form,
    start,
    idPrefix,
    keeps: request.open !== false && request.title === undefined && request.values === undefined,
    onSaved: (record) => {
      const title = titleOf(record);
      notify.success(say('created', { name: title }));
      onDone(record, again.current);
      if (request.open !== false && !again.current) places.go(places.record(entity.id, record.id));
    },
  });
  const close = async (): Promise<void> => {
    if (editor.dirty && !(await confirmLeave())) return;
    editor.discard();
    onDone(null);
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
            narrow={isPhone}
            idPrefix={idPrefix}
            check={editor.check}
            steps={editor.steps}
            footer={(steps) => (
              <FormFoot
                steps={steps}
                isNew
                busy={editor.busy}
                saveLabel={say('create')}
                onCancel={() => void close()}
                onAnother={request.open === false ? undefined : () => save(true)}
                className={styles['dialogFoot']}
                aside={
                  full ? null : (
                    <Button variant="subtle" size="compact-sm" onClick={() => setFull(true)}>
                      {say('moreFields')}
                    </Button>
                  )
                }
              />
            )}
          />
        </Stack>
      </form>
    </Modal>
  );
}
