import { useState } from 'react';
import { IconDots, IconLink, IconPencilCog, IconTrash, IconUserShare } from '@tabler/icons-react';
import type { RecordRow } from '@tessera/client';
import { formFor, hasOwner, isDerived } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { IconButton, Menu, notify, useConfirm, useErrorText, useText } from '@tessera/ui';
import { ChangeDialog } from '../list/change-dialog.tsx';
import { recordTexts } from '../locale/record-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { useRecordsChanged } from './use-record.ts';

interface RecordMenuProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
  /** The record was deleted: its page has to give way. */
  readonly onGone: () => void;
}

/** What can be done with a record as a whole. */
export function RecordMenu({ entity, record, onGone }: RecordMenuProps) {
  const { client, documents, me, places } = useRuntime();
  const form = formFor(documents, entity.id, 'detail', me.roles);
  const rights = useRights(entity.id);
  const say = useText(recordTexts);
  const confirm = useConfirm();
  const explain = useErrorText();
  const recordsChanged = useRecordsChanged();
  const [transferring, setTransferring] = useState(false);
  const name = titleOf(record);
  const restore = async (): Promise<void> => {
    try {
      await client.records.restore(entity.id, record.id);
      await recordsChanged(entity.id);
      notify.success(say('restored', { name }));
      places.go(places.record(entity.id, record.id));
    } catch (error) {
      notify.error(explain(error).message);
    }
  };
  const remove = async (): Promise<void> => {
    if (
      !(await confirm({
        title: say('deleteTitle', { name }),
        text: say('deleteText'),
        confirm: say('delete'),
        dangerous: true,
      }))
    )
      return;
    try {
      await client.records.delete(entity.id, record.id, { ifMatch: `"${record._etag}"` });
      onGone();
      notify.success(say('deleted', { name }), { action: { label: say('undo'), run: () => void restore() } });
      await recordsChanged(entity.id, record.id);
    } catch (error) {
      notify.error(explain(error).message);
      await recordsChanged(entity.id);
    }
  };
  const transfer = async (_field: string, owner: unknown): Promise<void> => {
    try {
      await client.records.patch(entity.id, record.id, { owner }, { ifMatch: `"${record._etag}"` });
      setTransferring(false);
      notify.success(say('transferred', { name, owner: titleIn(owner) }));
    } catch (error) {
      notify.error(explain(error).message);
    }
    await recordsChanged(entity.id);
  };
  const copy = (): void => {
    void navigator.clipboard
      ?.writeText(new URL(places.record(entity.id, record.id), location.href).href)
      .then(() => notify.success(say('copied')));
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={say('moreActions')}>
            <IconDots size={18} aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={copy}>
            {say('copyLink')}
          </Menu.Item>
          {rights.update && hasOwner(entity) && rights.fields['owner'] === 'edit' ? (
            <Menu.Item leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setTransferring(true)}>
              {say('transfer')}
            </Menu.Item>
          ) : null}
          {me.capabilities.includes('design') ? (
            <Menu.Item
              component="a"
              href={`/designer/entities/${entity.id}/forms${isDerived(form) ? '' : `/${form.id}`}`}
              leftSection={<IconPencilCog size={16} aria-hidden />}
            >
              {say('editForm')}
            </Menu.Item>
          ) : null}
          {rights.delete ? (
            <Menu.Item color="red.8" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => void remove()}>
              {say('delete')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {transferring ? (
        <ChangeDialog
          entity={entity}
          count={1}
          field="owner"
          onApply={transfer}
          onClose={() => setTransferring(false)}
        />
      ) : null}
    </>
  );
}

function titleIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'title' in value ? String(value.title) : '';
}
