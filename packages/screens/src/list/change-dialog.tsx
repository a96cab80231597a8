import { useState } from 'react';
import { fieldOf, isWritable, shownFields } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Button, Group, Modal, Select, Stack, useFaceSlots, useLocale, useLocalize, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import { recordTexts } from '../locale/record-texts.ts';
import { faces, useRights } from '../runtime/runtime.tsx';

interface ChangeDialogProps {
  readonly entity: EntityDocument;
  readonly count: number;
  /** The field it is about; undefined: the person picks one. */
  readonly field: string | undefined;
  readonly onApply: (field: string, value: unknown) => Promise<void>;
  readonly onClose: () => void;
}

/** Sets one field of some records. */
export function ChangeDialog({ entity, count, field: fixed, onApply, onClose }: ChangeDialogProps) {
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
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {sayRecord('cancel')}
          </Button>
          <Button disabled={field === undefined || (fixed === 'owner' && value === null)} loading={busy} onClick={run}>
            {fixed === 'owner' ? say('bulkOwner') : say('bulkRun', { count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
