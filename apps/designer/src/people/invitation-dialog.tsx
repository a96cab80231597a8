import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Button, CopyButton, Group, Modal, Stack, Text, TextInput, useText } from '@tessera/ui';
import { peopleTexts } from '../locale/people-texts.ts';

interface InvitationDialogProps {
  readonly name: string;
  readonly link: string;
  readonly onClose: () => void;
}

/** Shows a one-time link; it is never to be seen again. */
export function InvitationDialog({ name, link, onClose }: InvitationDialogProps) {
  const say = useText(peopleTexts);
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} title={say('linkTitle', { name })}>
      <Stack gap="sm">
        <Text size="sm">{say('linkText')}</Text>
        <TextInput
          aria-label={say('linkTitle', { name })}
          value={link}
          onChange={() => undefined}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          classNames={{ input: 'dsg-mono' }}
        />
        <Group justify="flex-end">
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button
                variant="light"
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {copied ? say('copied') : say('copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{say('done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
