import { useState } from 'react';
import type { EntityDocument } from '@tessera/schemas';
import { fieldOf } from '@tessera/model';
import { Button, Group, Modal, SegmentedControl, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { recordTexts } from '../locale/record-texts.ts';
import { FieldCell } from '../runtime/field-cell.tsx';
import type { FieldConflict } from './record-draft.ts';
import styles from './record.module.css';

type Side = 'mine' | 'theirs';

interface ConflictDialogProps {
  readonly entity: EntityDocument;
  readonly conflicts: readonly FieldConflict[];
  readonly onDecide: (choice: Readonly<Record<string, Side>>) => void;
  readonly onCancel: () => void;
}

/** Somebody saved first: for each field both changed, mine or theirs. */
export function ConflictDialog({ entity, conflicts, onDecide, onCancel }: ConflictDialogProps) {
  const say = useText(recordTexts);
  const localize = useLocalize();
  const [choice, setChoice] = useState<Readonly<Record<string, Side>>>({});
  return (
    <Modal opened onClose={onCancel} title={say('conflictTitle')} size="lg">
      <Stack gap="md">
        <Text size="sm">{say('conflictText')}</Text>
        {conflicts.map(({ field, mine, theirs }) => {
          const document = fieldOf(entity, field);
          if (!document) return null;
          const label = localize(document.label, field);
          return (
            <div key={field} className={styles['conflict']}>
              <Text fw={600} size="sm">
                {label}
              </Text>
              <div>
                <span className={styles['soft']}>{say('conflictMine')}</span>
                <FieldCell field={document} value={mine} empty={say('emptyValue')} />
              </div>
              <div>
                <span className={styles['soft']}>{say('conflictTheirs')}</span>
                <FieldCell field={document} value={theirs} empty={say('emptyValue')} />
              </div>
              <SegmentedControl<Side>
                size="xs"
                label={label}
                value={choice[field] ?? 'mine'}
                data={[
                  { value: 'mine', label: say('conflictKeep') },
                  { value: 'theirs', label: say('conflictTake') },
                ]}
                onChange={(side) => setChoice({ ...choice, [field]: side })}
              />
            </div>
          );
        })}
        <Text size="xs" c="dimmed">
          {say('conflictOther')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {say('cancel')}
          </Button>
          <Button onClick={() => onDecide(choice)}>{say('save')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
