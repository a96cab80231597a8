import { IconX } from '@tabler/icons-react';
import { FileDrop, Group, IconButton, Input, Progress, Stack, Text, useText } from '@tessera/ui';
import type { FileValue, InputProps } from '@tessera/ui';
import { useState } from 'react';
import { faceTexts } from '../face/face-texts.ts';
import type { FileLimits } from './file-list.ts';
import { FileItem } from './file-list-view.tsx';
import { filesIn } from './file-value.ts';
import { useUploads } from './use-uploads.ts';

interface FileInputProps {
  readonly input: InputProps;
  readonly limits: FileLimits;
}

/** Files by dropping or choosing; each joins the value when it has arrived. */
export function FileInput({ input, limits }: FileInputProps) {
  const say = useText(faceTexts);
  const { id, label, description, error, required, readOnly, disabled, value, onChange, slots, locale } = input;
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const files = filesIn(value);
  const change = (next: readonly FileValue[]): void => onChange(next.length === 0 ? null : next);
  const uploads = useUploads(slots, (file) => change([...files.filter((each) => each.id !== file.id), file]));
  const isFixed = readOnly || disabled;
  const room = limits.maxFiles - files.length - uploads.running.length;
  const problems = [
    ...(error ? [error] : []),
    ...refusals,
    ...uploads.failed.map((name) => say('uploadFailed', { name })),
  ];
  return (
    <Input.Wrapper
      id={id}
      label={label}
      labelElement="div"
      description={description}
      required={required}
      error={problems.length > 0 ? problems.join(' ') : undefined}
    >
      <Stack gap={6}>
        {files.map((file) => (
          <FileItem
            key={file.id}
            file={file}
            among={files}
            slots={slots}
            locale={locale}
            onRemove={isFixed ? undefined : () => change(files.filter((each) => each.id !== file.id))}
          />
        ))}
        {uploads.running.map(({ key, name, share }) => (
          <div key={key}>
            <Group gap={6} wrap="nowrap" justify="space-between">
              <Text size="xs" truncate="end">
                {say('uploading', { name })}
              </Text>
              <IconButton
                label={say('uploadCancel', { name })}
                variant="subtle"
                color="gray"
                size="sm"
                onClick={() => uploads.cancel(key)}
              >
                <IconX size={14} aria-hidden />
              </IconButton>
            </Group>
            <Progress value={share * 100} size="sm" aria-label={say('uploading', { name })} />
          </div>
        ))}
        {isFixed || room <= 0 ? null : (
          <FileDrop
            id={id}
            accept={limits.accept ?? []}
            maxBytes={limits.maxBytes}
            maxFiles={room}
            onRefused={setRefusals}
            onFiles={(chosen) => {
              setRefusals([]);
              uploads.send(chosen);
            }}
          />
        )}
      </Stack>
    </Input.Wrapper>
  );
}
