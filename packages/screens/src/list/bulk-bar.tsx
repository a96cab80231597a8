import { useState } from 'react';
import { ApiProblem } from '@tessera/client';
import type { BulkAnswer, BulkOperation, RecordRow } from '@tessera/client';
import { fieldOf, hasOwner, isWritable, shownFields } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Alert,
  Button,
  Group,
  List,
  Modal,
  notify,
  Select,
  Stack,
  useConfirm,
  useErrorText,
  useFaceSlots,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { recordTexts } from '../locale/record-texts.ts';
import { useRecordsChanged } from '../record/use-record.ts';
import { faces, useRights, useRuntime } from '../runtime/runtime.tsx';
import { splitResults } from './bulk-results.ts';
import type { BulkOutcome } from './bulk-results.ts';
import styles from './list.module.css';

interface BulkBarProps {
  readonly entity: EntityDocument;
  readonly rows: readonly RecordRow[];
  readonly onClear: () => void;
}

const batch = 500;

/** What can be done with the selected rows. */
export function BulkBar({ entity, rows, onClear }: BulkBarProps) {
  const { client } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(listTexts);
  const confirm = useConfirm();
  const explain = useErrorText();
  const recordsChanged = useRecordsChanged();
  const [field, setField] = useState<string | true>();
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const send = async (operations: readonly BulkOperation[]): Promise<BulkAnswer> => {
    const results = [];
    for (let from = 0; from < operations.length; from += batch) {
      const answer = await client.records.bulk(entity.id, operations.slice(from, from + batch));
      results.push(...answer.results.map((result) => ({ ...result, index: result.index + from })));
    }
    return { results };
  };
  const failed = (error: unknown) => notify.error(error instanceof ApiProblem ? error.detail : explain(error).message);
  const undo = (ids: readonly string[]) => async (): Promise<void> => {
    try {
      const { results } = await send(ids.map((id) => ({ action: 'restore', id })));
      notify.success(say('restored', { count: results.filter(({ status }) => status < 300).length }));
      await recordsChanged(entity.id);
    } catch (error) {
      failed(error);
    }
  };
  const remove = async (): Promise<void> => {
    if (
      !(await confirm({
        title: say('bulkDeleteTitle', { count: rows.length }),
        text: say('bulkDeleteText'),
        confirm: say('bulkDelete'),
        dangerous: true,
      }))
    )
      return;
    try {
      const { results } = await send(rows.map(({ id, _etag }) => ({ action: 'delete', id, ifMatch: `"${_etag}"` })));
      const { done, refused } = splitResults(rows, results);
      if (done.length > 0)
        notify.success(say('deleted', { count: done.length }), {
          action: { label: say('undo'), run: () => void undo(done)() },
        });
      if (refused.length > 0) setOutcome({ done, refused });
      else onClear();
      await recordsChanged(entity.id);
    } catch (error) {
      failed(error);
    }
  };
  const apply = async (key: string, value: unknown): Promise<void> => {
    try {
      const { results } = await send(
        rows.map(({ id }) => ({ action: 'update', id, ifMatch: '*', values: { [key]: value } })),
      );
      setField(undefined);
      const split = splitResults(rows, results);
      if (split.refused.length > 0) setOutcome(split);
      else notify.success(say('bulkDone', { done: split.done.length, failed: 0 }));
      await recordsChanged(entity.id);
    } catch (error) {
      failed(error);
    }
  };
  return (
    <div className={styles['bulk']} role="group" aria-label={say('bulkBar')}>
      <span role="status">{say('selected', { count: rows.length })}</span>
      {rights.update ? (
        <Button size="compact-sm" variant="default" onClick={() => setField(true)}>
          {say('bulkEdit')}
        </Button>
      ) : null}
      {rights.update && hasOwner(entity) && rights.fields['owner'] === 'edit' ? (
        <Button size="compact-sm" variant="default" onClick={() => setField('owner')}>
          {say('bulkOwner')}
        </Button>
      ) : null}
      {rights.delete ? (
        <Button size="compact-sm" variant="default" color="red" onClick={() => void remove()}>
          {say('bulkDelete')}
        </Button>
      ) : null}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {say('clearSelection')}
      </Button>
      {field !== undefined ? (
        <BulkEditDialog
          entity={entity}
          count={rows.length}
          field={field === true ? undefined : field}
          onApply={apply}
          onClose={() => setField(undefined)}
        />
      ) : null}
      {outcome ? (
        <Modal
          opened
          onClose={() => setOutcome(undefined)}
          title={say('bulkDone', { done: outcome.done.length, failed: outcome.refused.length })}
        >
          <List size="sm">
            {outcome.refused.map(({ id, title, reason }) => (
              <List.Item key={id}>{say('resultRow', { name: title, reason })}</List.Item>
            ))}
          </List>
        </Modal>
      ) : null}
    </div>
  );
}

interface BulkEditDialogProps {
  readonly entity: EntityDocument;
  readonly count: number;
  readonly field: string | undefined;
  readonly onApply: (field: string, value: unknown) => Promise<void>;
  readonly onClose: () => void;
}

function BulkEditDialog({ entity, count, field: fixed, onApply, onClose }: BulkEditDialogProps) {
  const rights = useRights(entity.id);
  const say = useText(listTexts);
  const sayRecord = useText(recordTexts);
  const localize = useLocalize();
  const slots = useFaceSlots();
  const { locale, timeZone } = useLocale();
  const [field, setField] = useState(fixed);
  const [value, setValue] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const choices = shownFields(entity)
    .filter(([key, document]) => isWritable(document, 'edit') && rights.fields[key] === 'edit')
    .map(([key, document]) => ({ value: key, label: localize(document.label, key) }));
  const document = field === undefined ? undefined : fieldOf(entity, field);
  const Input = document ? faces[document.kind]?.Input : undefined;
  const run = (): void => {
    if (field === undefined) return;
    setBusy(true);
    void onApply(field, value === '' ? null : value).finally(() => setBusy(false));
  };
  return (
    <Modal opened onClose={onClose} title={fixed === 'owner' ? say('bulkOwner') : say('bulkTitle', { count })}>
      <Stack gap="md">
        {fixed === undefined ? (
          <Select
            label={say('bulkField')}
            data={choices}
            value={field ?? null}
            onChange={(next) => {
              setField(next ?? undefined);
              setValue(null);
            }}
            data-autofocus
          />
        ) : null}
        {document && Input ? (
          <Input
            field={document}
            value={value}
            onChange={setValue}
            required={fixed === 'owner'}
            readOnly={false}
            disabled={false}
            record={{}}
            slots={slots}
            id="bulk-value"
            label={localize(document.label, field ?? '')}
            locale={locale}
            timeZone={timeZone}
          />
        ) : (
          <Alert variant="light">{say('bulkField')}</Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {sayRecord('cancel')}
          </Button>
          <Button disabled={field === undefined || (fixed === 'owner' && value === null)} loading={busy} onClick={run}>
            {say('bulkRun', { count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
