import type { FieldDocument } from '@tessera/model';
import { Button, Group, Stack, Text, useText } from '@tessera/ui';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { FieldCell } from '../runtime/field-cell.tsx';
import type { CellOutcome } from './cell-writes.ts';

interface CellNoteProps {
  readonly field: FieldDocument;
  readonly outcome: Exclude<CellOutcome, { kind: 'pending' }>;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** Why a cell has its old value again, with what was typed, so that nothing is lost. */
export function CellNote({ field, outcome, onRetry, onDismiss }: CellNoteProps) {
  const say = useText(sheetTexts);
  const isConflict = outcome.kind === 'conflict';
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        {isConflict ? say('conflict') : say('refused')}
      </Text>
      {isConflict ? null : <Text size="sm">{outcome.reason}</Text>}
      <Text size="sm" component="div" display="flex">
        {say('mine')}
        <FieldCell field={field} value={outcome.value} empty={say('emptyValue')} />
      </Text>
      {isConflict ? (
        <Text size="sm" component="div" display="flex">
          {say('theirs')}
          <FieldCell field={field} value={outcome.theirs} empty={say('emptyValue')} />
        </Text>
      ) : null}
      <Group gap="xs" justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={onDismiss}>
          {isConflict ? say('takeTheirs') : say('dismiss')}
        </Button>
        <Button size="compact-sm" onClick={onRetry}>
          {isConflict ? say('takeMine') : say('retry')}
        </Button>
      </Group>
    </Stack>
  );
}
