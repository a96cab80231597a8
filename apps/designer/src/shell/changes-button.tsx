import { IconPencil } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { DocumentChange } from '@tessera/model';
import { Badge, Button, Popover, ScrollArea, Text, useDisclosure, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDocuments, useDraftState } from '../draft/draft-context.tsx';
import { countOf, unpublishedChanges } from '../draft/unpublished.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { allKinds } from '../parts/field-kinds.ts';
import { placeOf, useGo } from './places.ts';

const changeColors = { added: 'green', changed: 'blue', deleted: 'red' } as const;

/** Most lines told of one document; the publish page has them all. */
const mostLines = 12;

/** How many changes wait for a publish; opens the list of them, in words. */
export function ChangesButton() {
  const say = useText(shellTexts);
  const entries = useDraftState((state) => state.entries);
  const changes = useMemo(() => unpublishedChanges(entries, allKinds), [entries]);
  const [open, { toggle, close }] = useDisclosure(false);
  if (changes.length === 0) return null;
  const label = say('unpublished', { count: countOf(changes) });
  return (
    <Popover opened={open} onChange={(next) => !next && close()} width={380} position="bottom-end" trapFocus>
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
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={label}>
        <ScrollArea.Autosize mah={460} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': label }}>
          <ul className="dsg-plain-list">
            {changes.map((change) => (
              <li key={`${change.kind}/${change.id}`}>
                <DocumentLines change={change} onGo={close} />
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function DocumentLines({ change, onGo }: { readonly change: DocumentChange; readonly onGo: () => void }) {
  const say = useText(shellTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const documents = useDocuments();
  const go = useGo();
  const { kind, id, label } = change;
  // The first line of a new or deleted document only says so again.
  const lines = change.change === 'changed' ? change.lines : change.lines.slice(1);
  return (
    <>
      <button
        type="button"
        className="dsg-line-button"
        disabled={change.change === 'deleted'}
        onClick={() => {
          onGo();
          go(placeOf(documents, kind, id));
        }}
      >
        <Badge color={changeColors[change.change]}>{say(change.change)}</Badge>
        <Text size="sm" c="dimmed" span>
          {say(kind)}
        </Text>
        <span className="dsg-ellipsis">{localize(label, id)}</span>
      </button>
      <ul className="dsg-change-lines">
        {change.lines.length === 0 ? <li>{say('arranged')}</li> : null}
        {lines.slice(0, mostLines).map((line) => (
          <li key={line[locale]}>{line[locale]}</li>
        ))}
        {lines.length > mostLines ? <li>{say('moreLines', { count: lines.length - mostLines })}</li> : null}
      </ul>
    </>
  );
}
