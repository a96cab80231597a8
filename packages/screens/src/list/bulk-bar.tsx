import { useState } from 'react';
import { ApiProblem } from '@tessera/client';
import type { BulkAnswer, BulkOperation, RecordRow } from '@tessera/client';
import { hasOwner } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Button, List, Modal, notify, useConfirm, useErrorText, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { useRecordsChanged } from '../record/use-record.ts';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { ChangeDialog } from './change-dialog.tsx';
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
        <ChangeDialog
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
