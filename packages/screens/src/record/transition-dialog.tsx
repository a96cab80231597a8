import { useMemo, useState } from 'react';
import { ApiProblem } from '@tessera/client';
import type { RecordRow, TransitionOption } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Alert, Button, Group, Modal, Stack, useErrorText, useLocalize, useText } from '@tessera/ui';
import { isEmptyValue } from '../form/form-rules.ts';
import { RecordForm } from '../form/record-form.tsx';
import { recordTexts } from '../locale/record-texts.ts';
import { useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import { changedFields, errorsByField } from './record-draft.ts';
import type { Values } from './record-draft.ts';
import { askedFields, entityAsking, formOfFields, generalReasons, statusFieldOf } from './transition-fields.ts';
import styles from './record.module.css';

interface TransitionDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
  readonly option: TransitionOption;
  /** A refusal that is known already. */
  readonly refusal?: unknown;
  readonly run: (values: Values) => Promise<void>;
  readonly onClose: () => void;
}

/** What a transition asks for, and why it cannot be taken yet. */
export function TransitionDialog({ entity, record, option, refusal, run, onClose }: TransitionDialogProps) {
  const say = useText(recordTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const { documents, me } = useRuntime();
  const rights = useRights(entity.id);
  const right = (field: string) => rights.fields[field];
  const [failure, setFailure] = useState<unknown>(refusal);
  const reasons =
    failure instanceof ApiProblem
      ? failure.errors.map(({ pointer, code, detail }) => ({
          path: pointer,
          code,
          params: {},
          severity: 'error' as const,
          detail,
        }))
      : option.reasons;
  const fields = askedFields(entity, { ask: option.ask, reasons: [...option.reasons, ...reasons] }, right);
  const form = formOfFields(entity, fields, option.required);
  const [draft, setDraft] = useState<Values>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>(
    failure instanceof ApiProblem ? errorsByField(failure.errors) : {},
  );
  const [busy, setBusy] = useState(false);
  const status = statusFieldOf(entity, documents, option.key);
  // Rules are asked as they will stand after the transition.
  const values = { ...record, ...draft, ...(status === undefined ? {} : { [status]: option.to }) };
  const names = fields.join();
  const asking = useMemo(() => entityAsking(entity, names.split(',')), [entity, names]);
  const general = generalReasons(reasons, fields);
  const submit = async (): Promise<void> => {
    const empty = option.required.filter((key) => fields.includes(key) && isEmptyValue(values[key]));
    setErrors(
      Object.fromEntries(
        empty.map((key) => [key, say('fieldRequired', { name: localize(fieldOf(entity, key)?.label, key) })]),
      ),
    );
    if (empty[0] !== undefined) return document.getElementById(`transition-${empty[0]}`)?.focus();
    setBusy(true);
    try {
      await run(changedFields(draft, record));
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiProblem) setErrors(errorsByField(error.errors));
    } finally {
      setBusy(false);
    }
  };
  const shownFailure =
    failure !== undefined && (!(failure instanceof ApiProblem) || failure.errors.length === 0)
      ? [explain(failure).message]
      : [];
  const told = [...shownFailure, ...general];
  const canRun = option.enabled || fields.length > 0;
  return (
    <Modal opened onClose={onClose} title={localize(option.label, option.key)}>
      <Stack gap="md">
        {told.length > 0 ? (
          <Alert color="orange" title={say('blocked')} role="alert">
            <ul className={styles['reasons']}>
              {told.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </Alert>
        ) : null}
        {fields.length > 0 ? (
          <RecordForm
            form={form}
            entity={asking}
            documents={documents}
            values={values}
            old={record}
            right={right}
            mode="edit"
            user={userOf(me)}
            errors={errors}
            onChange={(field, value) => {
              setDraft((old) => ({ ...old, [field]: value }));
              setErrors(({ [field]: _gone, ...rest }) => rest);
            }}
            narrow
            autoFocus
            idPrefix="transition"
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          {canRun ? (
            <Button loading={busy} onClick={() => void submit()}>
              {localize(option.label, option.key)}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Modal>
  );
}
