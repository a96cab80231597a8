import { Kbd, Modal, Table, Title, useOs } from '@tessera/ui';

/** A part of the sheet: what its keys do. A key is written as `useHotkeys` takes it; words in other languages stay as they are. */
export interface HotkeyGroup {
  readonly title: string;
  readonly rows: readonly (readonly [keys: readonly string[], text: string])[];
}

interface HotkeySheetProps {
  readonly title: string;
  readonly groups: readonly HotkeyGroup[];
  readonly onClose: () => void;
}

const signs: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  delete: 'Delete',
  space: 'Space',
  shift: 'Shift',
};

/** All keyboard shortcuts of a page, with the keys of the person's machine. */
export function HotkeySheet({ title, groups, onClose }: HotkeySheetProps) {
  const os = useOs();
  const isMac = os === 'macos' || os === 'ios';
  const name = (key: string): string => {
    if (key === 'mod') return isMac ? '⌘' : 'Ctrl';
    if (key === 'alt') return isMac ? '⌥' : 'Alt';
    return signs[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <Title order={3} size="h6" mt="sm">
            {group.title}
          </Title>
          <Table verticalSpacing={5}>
            <Table.Tbody>
              {group.rows.map(([keys, text]) => (
                <Table.Tr key={text}>
                  <Table.Td>{text}</Table.Td>
                  <Table.Td ta="end">
                    {keys.map((combination, index) => (
                      <span key={combination} className="dsg-keys">
                        {index > 0 ? ' / ' : ''}
                        {combination.split('+').map((key) => (
                          <Kbd key={key} size="sm">
                            {name(key)}
                          </Kbd>
                        ))}
                      </span>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Modal>
  );
}
