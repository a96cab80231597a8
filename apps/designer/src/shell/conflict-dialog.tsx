import { useState } from 'react';
import { Button, Group, Modal, SegmentedControl, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { useDraft, useDraftState } from '../draft/draft-context.tsx';
import type { ConflictItem, DraftConflict } from '../draft/draft-state.ts';
import { shellTexts } from '../locale/shell-texts.ts';

type Side = 'mine' | 'theirs';

/** Asks whose version stays where two people changed the same thing; the page waits for the answer. */
export function ConflictDialog() {
  const conflict = useDraftState((state) => state.conflicts[0]);
  return conflict ? <Choice key={conflict.key} conflict={conflict} /> : null;
}

function Choice({ conflict }: { readonly conflict: DraftConflict }) {
  const say = useText(shellTexts);
  const localize = useLocalize();
  const draft = useDraft();
  const { items } = conflict;
  const [choices, setChoices] = useState<readonly Side[]>(items.map(() => 'theirs'));
  const mine = useDraftState((state) => state.entries[conflict.key]?.document);
  const name = localize((mine ?? conflict.theirs)?.label, conflict.key);
  const all = (side: Side) => setChoices(items.map(() => side));
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={say('conflictTitle')}
    >
      <Stack gap="md">
        <Text size="sm">{say('conflictText', { name, count: items.length })}</Text>
        {items.length > 1 ? (
          <Group gap="xs">
            <Button variant="default" size="compact-sm" onClick={() => all('mine')}>
              {say('allMine')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => all('theirs')}>
              {say('allTheirs')}
            </Button>
          </Group>
        ) : null}
        {items.map((item, index) => (
          <ItemChoice
            key={item.path.join('/')}
            item={item}
            side={choices[index] ?? 'theirs'}
            onChange={(side) => setChoices(choices.with(index, side))}
          />
        ))}
        <Group justify="flex-end">
          <Button onClick={() => draft.resolve(conflict.key, choices)}>{say('settle')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ItemChoiceProps {
  readonly item: ConflictItem;
  readonly side: Side;
  readonly onChange: (side: Side) => void;
}

function ItemChoice({ item, side, onChange }: ItemChoiceProps) {
  const say = useText(shellTexts);
  const path = item.path.join(' › ') || say('entity');
  return (
    <section className="dsg-conflict">
      <Text size="sm" fw={600}>
        {path}
      </Text>
      <div className="dsg-conflict-sides">
        <Version title={say('mine')} value={item.mine} chosen={side === 'mine'} />
        <Version title={say('theirs')} value={item.theirs} chosen={side === 'theirs'} />
      </div>
      <SegmentedControl<Side>
        label={path}
        value={side}
        onChange={onChange}
        data={[
          { value: 'mine', label: say('mine') },
          { value: 'theirs', label: say('theirs') },
        ]}
      />
    </section>
  );
}

function Version({
  title,
  value,
  chosen,
}: {
  readonly title: string;
  readonly value: unknown;
  readonly chosen: boolean;
}) {
  const say = useText(shellTexts);
  const text =
    value === undefined || value === null
      ? say('nothing')
      : typeof value === 'string'
        ? value
        : JSON.stringify(value, null, 1);
  return (
    <div data-chosen={chosen || undefined} className="dsg-conflict-side">
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <pre>{text.slice(0, 600)}</pre>
    </div>
  );
}
