import { IconPencil } from '@tabler/icons-react';
import { Badge, Button, Popover, ScrollArea, Text, useDisclosure, useLocalize, useText } from '@tessera/ui';
import { useDocuments, useDraftShallow, useDraftState } from '../draft/draft-context.tsx';
import { changeOf, unpublishedCount } from '../draft/draft-state.ts';
import type { DraftEntry } from '../draft/draft-state.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { placeOf, useGo } from './places.ts';

const changeColors = { added: 'green', changed: 'blue', deleted: 'red' } as const;

/** How many documents differ from the live release; opens the list of them. */
export function ChangesButton() {
  const say = useText(shellTexts);
  const count = useDraftState(unpublishedCount);
  const [open, { toggle, close }] = useDisclosure(false);
  if (count === 0) return null;
  return (
    <Popover opened={open} onChange={(next) => !next && close()} width={340} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className="dsg-changes"
          leftSection={<IconPencil size={15} aria-hidden />}
          onClick={toggle}
          aria-haspopup="dialog"
        >
          {say('unpublished', { count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={say('unpublished', { count })}>
        <ChangeList onGo={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ChangeList({ onGo }: { readonly onGo: () => void }) {
  const say = useText(shellTexts);
  const entries = useDraftShallow((state) => Object.values(state.entries).filter((entry) => changeOf(entry) !== null));
  return (
    <ScrollArea.Autosize
      mah={360}
      type="auto"
      viewportProps={{ tabIndex: 0, 'aria-label': say('unpublished', { count: entries.length }) }}
    >
      <ul className="dsg-plain-list">
        {entries.map((entry) => (
          <li key={`${entry.kind}/${entry.id}`}>
            <ChangeLine entry={entry} onGo={onGo} />
          </li>
        ))}
      </ul>
    </ScrollArea.Autosize>
  );
}

function ChangeLine({ entry, onGo }: { readonly entry: DraftEntry; readonly onGo: () => void }) {
  const say = useText(shellTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const go = useGo();
  const change = changeOf(entry) ?? 'changed';
  const name = localize((entry.document ?? entry.saved)?.label, entry.id);
  return (
    <button
      type="button"
      className="dsg-line-button"
      disabled={!entry.document}
      onClick={() => {
        onGo();
        go(placeOf(documents, entry.kind, entry.id));
      }}
    >
      <Badge color={changeColors[change]}>{say(change)}</Badge>
      <Text size="sm" c="dimmed" span>
        {say(entry.kind)}
      </Text>
      <span className="dsg-ellipsis">{name}</span>
    </button>
  );
}
