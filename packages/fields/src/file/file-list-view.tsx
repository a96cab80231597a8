import { IconFile, IconX } from '@tabler/icons-react';
import type { Locale } from '@tessera/std';
import { Anchor, formatFileSize, Group, IconButton, Image, Text, useText } from '@tessera/ui';
import type { FaceSlots, FileValue } from '@tessera/ui';
import { faceTexts } from '../face/face-texts.ts';
import { isPicture } from './file-value.ts';

interface FileItemProps {
  readonly file: FileValue;
  readonly slots: FaceSlots;
  readonly locale: Locale;
  /** The files it stands among; the preview leads through them. */
  readonly among?: readonly FileValue[];
  /** Pictures show themselves only. */
  readonly compact?: boolean;
  readonly onRemove?: (() => void) | undefined;
}

/** One stored file: thumbnail or icon, name and size, as a link to its bytes. */
export function FileItem({ file, among = [file], slots, locale, compact = false, onRemove }: FileItemProps) {
  const say = useText(faceTexts);
  const url = slots.fileUrl(file);
  const picture = isPicture(file);
  const size = compact ? 28 : 40;
  return (
    <Group component="span" gap={6} wrap="nowrap">
      <Anchor
        inherit
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        title={file.name}
        onClick={(event) => {
          event.stopPropagation();
          if (!slots.previewFiles || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          slots.previewFiles(among, file.id);
        }}
      >
        <Group component="span" gap={6} wrap="nowrap">
          {picture ? (
            <Image src={url} alt={file.name} w={size} h={size} fit="cover" radius="sm" loading="lazy" />
          ) : (
            <IconFile size={16} aria-hidden />
          )}
          {picture && compact ? null : <bdi style={clipped}>{file.name}</bdi>}
        </Group>
      </Anchor>
      {compact ? null : (
        <Text component="span" size="xs" c="dimmed">
          {formatFileSize(file.size, locale)}
        </Text>
      )}
      {onRemove ? (
        <IconButton
          label={say('remove', { name: file.name })}
          variant="subtle"
          color="gray"
          size="sm"
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </IconButton>
      ) : null}
    </Group>
  );
}

/** A name without end stays in its place; one written from right to left keeps its order. */
const clipped = { maxWidth: 220, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const inCell = 3;

/** The first files of a value, and how many more there are. */
export function FileCell({
  files,
  slots,
  locale,
}: {
  readonly files: readonly FileValue[];
  readonly slots: FaceSlots;
  readonly locale: Locale;
}) {
  return (
    <Group component="span" gap={8}>
      {files.slice(0, inCell).map((file) => (
        <FileItem key={file.id} file={file} among={files} slots={slots} locale={locale} compact />
      ))}
      {files.length > inCell ? <Text component="span" inherit c="dimmed">{`+${files.length - inCell}`}</Text> : null}
    </Group>
  );
}
