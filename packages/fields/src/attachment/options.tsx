import { Stack, TagsInput, useText } from '@tessera/ui';
import type { OptionsProps } from '@tessera/ui';
import type { AttachmentField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { FileOptions } from '../file/file-options.tsx';

const mimePattern = /^[a-z0-9.+-]+\/(\*|[a-z0-9.+-]+)$/;

export function Options({ field, onChange }: OptionsProps<AttachmentField>) {
  const say = useText(faceTexts);
  const setAccept = (typed: string[]): void => {
    const accept = typed.map((text) => text.trim().toLowerCase()).filter((text) => mimePattern.test(text));
    onChange({ accept: accept.length === 0 ? null : accept });
  };
  return (
    <Stack gap="sm">
      <FileOptions maxFiles={field.maxFiles} maxBytes={field.maxBytes} onChange={onChange} />
      <TagsInput
        label={say('accept')}
        description={say('acceptHint')}
        value={field.accept ?? []}
        onChange={setAccept}
      />
    </Stack>
  );
}
