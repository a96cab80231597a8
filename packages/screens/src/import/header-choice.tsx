import type { HeadRow, TableReading } from '@tessera/client';
import { Select, useText } from '@tessera/ui';
import { tableTexts } from '../locale/table-texts.ts';

interface HeaderChoiceProps {
  readonly head: readonly HeadRow[];
  readonly reading: TableReading;
  readonly isReading: boolean;
  readonly onRead: (reading: TableReading) => void;
}

/** Where the header was found, among the first rows of the file; another choice reads the file anew. */
export function HeaderChoice({ head, reading, isReading, onRead }: HeaderChoiceProps) {
  const say = useText(tableTexts);
  const { header = { line: 1, rows: 1 } } = reading;
  const shown = ({ cells }: HeadRow) =>
    cells
      .filter((cell) => cell !== '')
      .slice(0, 4)
      .join(' · ');
  const choices = head.flatMap((row, at) => {
    const next = head[at + 1];
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
        onRead({ ...reading, header: { line, rows: rows as 0 | 1 | 2 } });
      }}
    />
  );
}
