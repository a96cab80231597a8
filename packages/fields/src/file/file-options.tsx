import { Group, useText } from '@tessera/ui';
import { faceTexts } from '../face/face-texts.ts';
import { WholeNumberInput } from '../face/whole-number-input.tsx';
import { fileDefaults } from './file-list.ts';

const megabyte = 1_048_576;

interface FileOptionsProps {
  readonly maxFiles: number | undefined;
  readonly maxBytes: number | undefined;
  readonly onChange: (patch: Readonly<Record<string, number | null>>) => void;
}

/** How many files, and how large. */
export function FileOptions({ maxFiles, maxBytes, onChange }: FileOptionsProps) {
  const say = useText(faceTexts);
  return (
    <Group gap="xs" grow>
      <WholeNumberInput
        label={say('maxFiles')}
        value={maxFiles}
        placeholder={fileDefaults.maxFiles}
        min={1}
        max={100}
        onChange={(count) => onChange({ maxFiles: count })}
      />
      <WholeNumberInput
        label={say('maxBytes')}
        value={maxBytes === undefined ? undefined : Math.max(1, Math.round(maxBytes / megabyte))}
        placeholder={fileDefaults.maxBytes / megabyte}
        min={1}
        max={1024}
        onChange={(megabytes) => onChange({ maxBytes: megabytes === null ? null : megabytes * megabyte })}
      />
    </Group>
  );
}
