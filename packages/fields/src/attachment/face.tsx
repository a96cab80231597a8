import { IconPaperclip } from '@tabler/icons-react';
import { Stack, TagsInput, useText } from '@tessera/ui';
import type { CellProps, FieldFace, InputProps, OptionsProps } from '@tessera/ui';
import type { AttachmentField } from '@tessera/schemas';
import { faceTexts } from '../face/face-texts.ts';
import { FileInput } from '../file/file-input.tsx';
import { FileCell } from '../file/file-list-view.tsx';
import { FileOptions } from '../file/file-options.tsx';
import { filesIn } from '../file/file-value.ts';
import { attachmentLimits } from './kind.ts';

const mimePattern = /^[a-z0-9.+-]+\/(\*|[a-z0-9.+-]+)$/;

function Cell({ value, slots, locale }: CellProps<AttachmentField>) {
  return <FileCell files={filesIn(value)} slots={slots} locale={locale} />;
}

function Input(props: InputProps<AttachmentField>) {
  return <FileInput input={props} limits={attachmentLimits(props.field)} />;
}

function Options({ field, onChange }: OptionsProps<AttachmentField>) {
  const say = useText(faceTexts);
  const setAccept = (typed: string[]): void => {
    const accept = typed.map((text) => text.trim().toLowerCase()).filter((text) => mimePattern.test(text));
    onChange({ accept: accept.length === 0 ? null : accept });
  };
  return (
    <Stack gap="sm">
      <FileOptions maxFiles={field.maxFiles} maxBytes={field.maxBytes} onChange={onChange} />
      <TagsInput
        size="xs"
        label={say('accept')}
        description={say('acceptHint')}
        value={field.accept ?? []}
        onChange={setAccept}
      />
    </Stack>
  );
}

export const attachmentFace: FieldFace<AttachmentField> = {
  Cell,
  Input,
  Filter: () => null,
  Options,
  icon: IconPaperclip,
};
