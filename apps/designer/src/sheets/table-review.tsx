import type { Outline, TableReading } from '@tessera/client';
import { HeaderChoice } from '@tessera/screens/header-choice';
import { Badge, Group, Panel, Switch, Text, TextInput, useText } from '@tessera/ui';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { ColumnRow } from './column-row.tsx';
import { withColumn } from './sheet-plan.ts';
import type { SheetPlan, TablePlan } from './sheet-plan.ts';

interface TableReviewProps {
  readonly outline: Outline;
  readonly plan: SheetPlan;
  /** Place of the table. */
  readonly at: number;
  readonly isReading: boolean;
  readonly onChange: (plan: SheetPlan) => void;
  readonly onPatch: (patch: Partial<TablePlan>) => void;
  readonly onRead: (reading: TableReading) => void;
}

/** What one table becomes: its name, where its header is, its columns as fields. */
export function TableReview({ outline, plan, at, isReading, onChange, onPatch, onRead }: TableReviewProps) {
  const say = useText(sheetTexts);
  const table = outline.tables[at];
  const planned = plan.tables[at];
  if (!table || !planned) return null;
  return (
    <Panel
      flush
      title={planned.name}
      actions={
        <Group gap="sm">
          <Badge variant="light">{say('rows', { count: table.rows })}</Badge>
          <Switch label={say('tableIn')} checked={planned.include} onChange={(include) => onPatch({ include })} />
        </Group>
      }
    >
      <div className="dsg-sheet-head-row">
        <TextInput
          label={say('name')}
          w={280}
          maxLength={100}
          value={planned.name}
          disabled={!planned.include}
          onChange={(name) => onPatch({ name })}
        />
        <HeaderChoice head={table.head} reading={table.reading} isReading={isReading} onRead={onRead} />
      </div>
      {planned.columns.length === 0 ? (
        <Text size="sm" p="md">
          {say('noColumns')}
        </Text>
      ) : (
        <div className="dsg-table-scroll" tabIndex={0} role="group" aria-label={planned.name}>
          <table className="dsg-sheet-table">
            <thead>
              <tr>
                <th scope="col">{say('field')}</th>
                <th scope="col">{say('kind')}</th>
                <th scope="col">{say('samples')}</th>
                <th scope="col">{say('titleColumn')}</th>
                <th scope="col">{say('required')}</th>
                <th scope="col">{say('unique')}</th>
              </tr>
            </thead>
            <tbody>
              {planned.columns.map((column) => (
                <ColumnRow
                  key={column.index}
                  outline={outline}
                  plan={plan}
                  at={at}
                  column={column}
                  onChange={(patch) => onChange(withColumn(plan, at, column.index, patch))}
                  onTitle={() => onPatch({ title: column.index })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Text size="xs" c="dimmed" px="md" py="sm">
        {say('leftEmpty')}
      </Text>
    </Panel>
  );
}
