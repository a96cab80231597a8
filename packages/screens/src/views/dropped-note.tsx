import { IconInfoCircle } from '@tabler/icons-react';
import type { SavedView } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { Alert, Button, Group, useLocale, useLocalize, useText } from '@tessera/ui';
import { useSaveView } from './use-save-view.ts';
import { viewTexts } from '../locale/view-texts.ts';

/** Says what a saved view lost since it was saved; its owner can keep it so. */
export function DroppedNote({ entity, saved }: { readonly entity: EntityDocument; readonly saved: SavedView }) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const save = useSaveView();
  const words = saved.dropped.map(({ part, field }) => {
    const name = say(`part.${part}` as 'part.filter');
    return field === undefined
      ? name
      : say('partField', { part: name, field: localize(fieldOf(entity, field)?.label, field) });
  });
  const parts = new Intl.ListFormat(locale, { type: 'conjunction' }).format([...new Set(words)]);
  return (
    <Alert role="status" color="yellow" variant="light" mb="xs" p="xs" icon={<IconInfoCircle size={16} aria-hidden />}>
      <Group gap="sm" justify="space-between">
        <span>{say('dropped', { parts })}</span>
        {saved.isMine ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void save.settings(saved, localize(saved.view.label, ''))}
          >
            {say('dropSave')}
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
