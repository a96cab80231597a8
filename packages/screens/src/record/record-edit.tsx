import { useEffect, useMemo, useRef, useState } from 'react';
import type { RecordRow } from '@tessera/client';
import { formFor } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  notify,
  PageHeader,
  Stack,
  useConfirmLeave,
  useHotkeys,
  useIsPhone,
  useLocalize,
  useText,
  useUnsavedWarning,
} from '@tessera/ui';
import { FormFoot } from '../form/form-foot.tsx';
import { RecordForm } from '../form/record-form.tsx';
import { recordTexts } from '../locale/record-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { useEntity, useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
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

/** A page that creates a record with all its fields, and the next one if asked. */
export function RecordCreate(props: RecordCreateProps) {
  const [count, setCount] = useState(0);
  const { places } = useRuntime();
  const entity = useEntity(props.entity);
  const say = useText(recordTexts);
  const localize = useLocalize();
  const plural = localize(entity.pluralLabel ?? entity.label, entity.id);
  const title = say('quickTitle', { name: localize(entity.label, entity.id) });
  return (
    <div className={styles['page']}>
      <PageHeader
        title={title}
        crumbs={[
          { label: plural, href: places.list(entity.id), onClick: () => places.go(places.list(entity.id)) },
          { label: title },
        ]}
      />
      <div className={styles['body']}>
        <div className={styles['sheet']}>
          <CreateForm key={count} {...props} onNext={() => setCount(count + 1)} />
        </div>
      </div>
    </div>
  );
}

function CreateForm({
  entity: entityId,
  values,
  onDirty,
  onNext,
}: RecordCreateProps & { readonly onNext: () => void }) {
  const { documents, me, places } = useRuntime();
  const entity = useEntity(entityId);
  const again = useRef(false);
  const say = useText(recordTexts);
  const form = useMemo(() => formFor(documents, entityId, 'create', me.roles), [documents, entityId, me.roles]);
  const editor = useRecordEditor({
    entity,
    form,
    start: values,
    idPrefix: 'create',
    keeps: values === undefined || Object.keys(values).length === 0,
    onSaved: (record) => {
      onDirty?.(false);
      notify.success(say('created', { name: titleOf(record) }));
      if (again.current) onNext();
      else places.go(places.record(entityId, record.id));
    },
  });
  return (
    <EditorForm
      entity={entity}
      form={form}
      editor={editor}
      mode="create"
      idPrefix="create"
      saveLabel={say('create')}
      onSave={(next) => {
        again.current = next;
        editor.save();
      }}
      onCancel={() => places.go(places.list(entityId))}
      onDirty={onDirty}
    />
  );
}

interface EditorFormProps {
  readonly entity: EntityDocument;
  readonly form: ReturnType<typeof formFor>;
  readonly editor: RecordEditor;
  readonly mode: 'edit' | 'create';
  readonly idPrefix: string;
  readonly saveLabel: string;
  /** Saves; `next` goes on with another new record. Absent: there is no next one. */
  readonly onSave?: (next: boolean) => void;
  readonly onCancel: () => void;
  readonly onDirty: ((dirty: boolean) => void) | undefined;
}

function EditorForm(props: EditorFormProps) {
  const { entity, form, editor, mode, idPrefix, saveLabel, onSave, onCancel, onDirty } = props;
  const { documents, me } = useRuntime();
  const rights = useRights(entity.id);
  const confirmLeave = useConfirmLeave();
  const isPhone = useIsPhone();
  const { dirty, conflict } = editor;
  useUnsavedWarning(dirty);
  useEffect(() => onDirty?.(dirty), [dirty, onDirty]);
  const save = () => (onSave ? onSave(false) : editor.save());
  useHotkeys([
    ['mod+s', save],
    ['mod+shift+s', () => (onSave ?? save)(true)],
  ]);
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
        save();
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
          check={editor.check}
          steps={editor.steps}
          footer={(steps) => (
            <FormFoot
              steps={steps}
              isNew={mode === 'create'}
              busy={editor.busy}
              saveLabel={saveLabel}
              onCancel={() => void cancel()}
              onAnother={onSave ? () => onSave(true) : undefined}
              className={styles['formFoot']}
            />
          )}
        />
      </Stack>
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
