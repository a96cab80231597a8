import { useEffect, useMemo } from 'react';
import type { RecordRow } from '@tessera/client';
import { formFor } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Button,
  notify,
  PageHeader,
  Stack,
  useConfirmLeave,
  useHotkeys,
  useIsPhone,
  useLocale,
  useLocalize,
  useText,
  useUnsavedWarning,
} from '@tessera/ui';
import { formEnvironment } from '../form/form-rules.ts';
import { RecordForm } from '../form/record-form.tsx';
import { recordTexts } from '../locale/record-texts.ts';
import { useEntity, useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { defaultValues } from './default-values.ts';
import { EditorNotice } from './editor-notice.tsx';
import type { Values } from './record-draft.ts';
import { useRecordEditor } from './use-record-editor.ts';
import type { RecordEditor } from './use-record-editor.ts';
import styles from './record.module.css';

interface RecordEditProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
  readonly onClose: () => void;
  readonly onDirty?: ((dirty: boolean) => void) | undefined;
}

/** Editing a record where it stands. */
export function RecordEdit({ entity, record, onClose, onDirty }: RecordEditProps) {
  const { documents, me } = useRuntime();
  const say = useText(recordTexts);
  const form = useMemo(() => formFor(documents, entity.id, 'edit', me.roles), [documents, entity.id, me.roles]);
  const editor = useRecordEditor({
    entity,
    form,
    record,
    idPrefix: 'edit',
    onSaved: () => {
      notify.success(say('saved'));
      onClose();
    },
  });
  return (
    <EditorForm
      entity={entity}
      form={form}
      editor={editor}
      mode="edit"
      idPrefix="edit"
      saveLabel={say('save')}
      onCancel={onClose}
      onDirty={onDirty}
    />
  );
}

interface RecordCreateProps {
  readonly entity: string;
  readonly values?: Values | undefined;
  readonly onDirty?: ((dirty: boolean) => void) | undefined;
}

/** A page that creates a record with all its fields. */
export function RecordCreate({ entity: entityId, values, onDirty }: RecordCreateProps) {
  const { documents, me, places } = useRuntime();
  const { timeZone } = useLocale();
  const entity = useEntity(entityId);
  const say = useText(recordTexts);
  const localize = useLocalize();
  const form = useMemo(() => formFor(documents, entityId, 'create', me.roles), [documents, entityId, me.roles]);
  const start = useMemo(
    () => ({
      ...defaultValues(entity, documents, formEnvironment({}, undefined, userOf(me), Date.now(), timeZone), me),
      ...values,
    }),
    [entity, documents, me, timeZone, values],
  );
  const editor = useRecordEditor({
    entity,
    form,
    start,
    idPrefix: 'create',
    onSaved: (record) => {
      onDirty?.(false);
      notify.success(say('saved'));
      places.go(places.record(entityId, record.id));
    },
  });
  const plural = localize(entity.pluralLabel ?? entity.label, entityId);
  const title = say('quickTitle', { name: localize(entity.label, entityId) });
  return (
    <div className={styles['page']}>
      <PageHeader
        title={title}
        crumbs={[
          { label: plural, href: places.list(entityId), onClick: () => places.go(places.list(entityId)) },
          { label: title },
        ]}
      />
      <div className={styles['body']}>
        <div className={styles['sheet']}>
          <EditorForm
            entity={entity}
            form={form}
            editor={editor}
            mode="create"
            idPrefix="create"
            saveLabel={say('create')}
            onCancel={() => places.go(places.list(entityId))}
            onDirty={onDirty}
          />
        </div>
      </div>
    </div>
  );
}

interface EditorFormProps {
  readonly entity: EntityDocument;
  readonly form: ReturnType<typeof formFor>;
  readonly editor: RecordEditor;
  readonly mode: 'edit' | 'create';
  readonly idPrefix: string;
  readonly saveLabel: string;
  readonly onCancel: () => void;
  readonly onDirty: ((dirty: boolean) => void) | undefined;
}

function EditorForm({ entity, form, editor, mode, idPrefix, saveLabel, onCancel, onDirty }: EditorFormProps) {
  const { documents, me } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(recordTexts);
  const confirmLeave = useConfirmLeave();
  const isPhone = useIsPhone();
  const { dirty, conflict } = editor;
  useUnsavedWarning(dirty);
  useEffect(() => onDirty?.(dirty), [dirty, onDirty]);
  useHotkeys([['mod+s', () => editor.save()]]);
  const cancel = async (): Promise<void> => {
    if (dirty && !(await confirmLeave())) return;
    onDirty?.(false);
    onCancel();
  };
  return (
    <form
      noValidate
      aria-label={saveLabel}
      onSubmit={(event) => {
        event.preventDefault();
        editor.save();
      }}
    >
      <Stack gap="md">
        <EditorNotice editor={editor} />
        <RecordForm
          form={form}
          entity={entity}
          documents={documents}
          values={editor.values}
          old={editor.old}
          right={(field) => rights.fields[field]}
          mode={mode}
          user={userOf(me)}
          errors={editor.errors}
          onChange={editor.change}
          autoFocus
          narrow={isPhone}
          idPrefix={idPrefix}
        />
      </Stack>
      <div className={styles['formFoot']}>
        <Button variant="default" onClick={() => void cancel()}>
          {say('cancel')}
        </Button>
        <Button type="submit" loading={editor.busy}>
          {saveLabel}
        </Button>
      </div>
      {conflict ? (
        <ConflictDialog
          entity={entity}
          conflicts={conflict.fields}
          onDecide={editor.decide}
          onCancel={editor.postpone}
        />
      ) : null}
    </form>
  );
}
