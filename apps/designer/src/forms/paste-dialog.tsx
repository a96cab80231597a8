import { useState } from 'react';
import { Button, Checkbox, Group, List, Modal, Stack, Text, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { clipFields, pasteClip } from '../edits/form-clip.ts';
import { clipTexts } from '../locale/clip-texts.ts';
import { useFormActions } from './form-context.ts';
import { itemLabel } from './item-label.ts';
import type { PendingPaste } from './use-form-actions.ts';

/** Asks about the fields of a clip that are not here, or here twice, and says what cannot come along. */
export function PasteDialog({ pending, onClose }: { readonly pending: PendingPaste; readonly onClose: () => void }) {
  const { clip, spot, isDuplicate } = pending;
  const say = useText(clipTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const { form: id, put } = useFormActions();
  const documents = useDocuments();
  const form = useDocument('form', id);
  const entity = useDocument('entity', form?.entity ?? '');
  const fields = form && entity ? clipFields(form, entity, clip) : [];
  const open = fields.filter(({ state }) => state === 'missing' || state === 'placed');
  const [create, setCreate] = useState<ReadonlySet<string>>(
    () => new Set(open.filter(({ state }) => state === 'missing' || isDuplicate).map(({ key }) => key)),
  );
  if (!form || !entity) return null;
  const result = pasteClip({ documents, form, entity }, clip, spot, create);
  const lost = result.left.filter(({ type }) => type !== 'field');
  const name = (key: string): string => localize(fields.find((one) => one.key === key)?.field?.label, key);
  const told = [
    ...fields.filter(({ state }) => state === 'impossible').map(({ key }) => say('impossible', { name: name(key) })),
    ...(lost.length > 0
      ? [say('lostItems', { names: lost.map((item) => itemLabel(documents, form.entity, item, locale)).join('、') })]
      : []),
    ...(result.rules > 0 ? [say('lostRules', { count: result.rules })] : []),
  ];
  const toggle = (key: string) =>
    setCreate((before) =>
      before.has(key) ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key]),
    );
  return (
    <Modal opened onClose={onClose} title={say('pasteTitle', { name: localize(form.label, id) })}>
      <Stack gap="sm">
        {open.length > 0 ? (
          <Stack gap="xs" role="group" aria-label={say('pasteFields')}>
            <Text size="sm">{say('pasteHint')}</Text>
            {open.map(({ key, state }) => (
              <Checkbox
                key={key}
                label={say(state === 'missing' ? 'createField' : 'copyField', { name: name(key) })}
                checked={create.has(key)}
                onChange={() => toggle(key)}
              />
            ))}
          </Stack>
        ) : null}
        {told.length > 0 ? (
          <List size="sm">
            {told.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        ) : null}
        {result.keys.length === 0 ? (
          <Text size="sm" c="dimmed">
            {say('pasteNothing')}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button
            disabled={result.keys.length === 0}
            onClick={() => {
              put(clip, spot, create, say('pasted', { count: result.keys.length }));
              onClose();
            }}
          >
            {say(isDuplicate ? 'duplicate' : 'paste')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
