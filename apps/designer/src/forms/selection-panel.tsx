import { IconCopy, IconCopyPlus, IconCut, IconTrash } from '@tabler/icons-react';
import { Button, Stack, Text, useText } from '@tessera/ui';
import { clipTexts } from '../locale/clip-texts.ts';
import { Inspector } from '../parts/inspector.tsx';
import { useFormActions } from './form-context.ts';

/** What can be done with several selected items together. */
export function SelectionPanel({ keys }: { readonly keys: readonly string[] }) {
  const say = useText(clipTexts);
  const { copy, cut, duplicate, remove, choose } = useFormActions();
  const title = say('chosen', { count: keys.length });
  const icon = { size: 16, 'aria-hidden': true };
  return (
    <Inspector label={title} title={title} onClose={() => choose([])}>
      <Stack gap="xs" pt="sm">
        <Text size="sm" c="dimmed">
          {say('chosenHint')}
        </Text>
        <Button variant="default" leftSection={<IconCopy {...icon} />} onClick={() => copy(keys)}>
          {say('copy')}
        </Button>
        <Button variant="default" leftSection={<IconCut {...icon} />} onClick={() => cut(keys)}>
          {say('cutItem')}
        </Button>
        <Button variant="default" leftSection={<IconCopyPlus {...icon} />} onClick={() => duplicate(keys)}>
          {say('duplicate')}
        </Button>
        <Button variant="light" color="red" leftSection={<IconTrash {...icon} />} onClick={() => remove(keys)}>
          {say('remove')}
        </Button>
      </Stack>
    </Inspector>
  );
}
