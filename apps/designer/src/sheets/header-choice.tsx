import type { OutlineTable, TableReading } from '@tessera/client';
import { tableTexts } from '@tessera/screens/table-texts';
import { Select, useText } from '@tessera/ui';

interface HeaderChoiceProps {
  readonly table: OutlineTable;
  readonly isReading: boolean;
  readonly onRead: (reading: TableReading) => void;
}

/** Where the header was found, among the first rows of the file; another choice reads the file anew. */
export function HeaderChoice({ table, isReading, onRead }: HeaderChoiceProps) {
  const say = useText(tableTexts);
  const { header = { line: 1, rows: 1 } } = table.reading;
  const shown = ({ cells }: OutlineTable['head'][number]) =>
    cells
      .filter((cell) => cell !== '')
      .slice(0, 4)
      .join(' · ');
  const choices = table.head.flatMap((row, at) => {
    const next = table.head[at + 1];
    const text = shown(row);
    return [
      { value: `${row.line}/1`, label: `${say('header.1', { line: row.line })}：${text}` },
      ...(next && at < 4
        ? [{ value: `${row.line}/2`, label: `${say('header.2', { line: row.line, next: next.line })}：${text}` }]
        : []),
      ...(at === 0 ? [{ value: `${row.line}/0`, label: say('header.0', { line: row.line }) }] : []),
    ];
  });
  return (
    <Select
      label={say('header')}
      w={420}
      maw="100%"
      allowDeselect={false}
      searchable={false}
      disabled={isReading}
      data={choices}
      value={`${header.line}/${header.rows}`}
      onChange={(value) => {
        const [line = 1, rows = 1] = (value ?? '').split('/').map(Number);
        onRead({ ...table.reading, header: { line, rows: rows as 0 | 1 | 2 } });
      }}
    />
  );
}
