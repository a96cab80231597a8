import type { Outline, TableReading } from '@tessera/client';
import { useState } from 'react';
import { Alert, Badge, Button, Group, Switch, Text, useErrorText, useText } from '@tessera/ui';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { useServices } from '../shell/services.tsx';
import { hasPeople, planOf, withTable } from './sheet-plan.ts';
import { TableReview } from './table-review.tsx';
import { useCreateFromSheet } from './use-create-from-sheet.ts';

interface SheetReviewProps {
  readonly outline: Outline;
  readonly isReading: boolean;
  readonly onRead: (file: string, sheet: string, reading: TableReading) => void;
}

/** The proposal, one table in sight at a time, and the button that makes it real. */
export function SheetReview({ outline, isReading, onRead }: SheetReviewProps) {
  const say = useText(sheetTexts);
  const explain = useErrorText();
  const { me } = useServices();
  const [plan, setPlan] = useState(() => planOf(outline, me.capabilities.includes('administer')));
  const [at, setAt] = useState(0);
  const create = useCreateFromSheet(outline, plan);
  const chosen = plan.tables.flatMap((table, place) => (table.include ? [{ table, place }] : []));
  const fields = chosen.reduce((sum, { table }) => sum + table.columns.filter(({ include }) => include).length, 0);
  const rows = chosen.reduce((sum, { place }) => sum + (outline.tables[place]?.rows ?? 0), 0);
  const table = outline.tables[at];
  const problem = create.isError ? explain(create.error) : undefined;
  return (
    <>
      {plan.tables.length > 1 ? (
        <nav className="dsg-chips" aria-label={say('tables')}>
          {plan.tables.map(({ name, include }, place) => (
            <button
              key={`${outline.tables[place]?.file}/${place}`}
              type="button"
              className={place === at ? 'dsg-chip-current' : ''}
              aria-current={place === at ? 'true' : undefined}
              data-out={include ? undefined : true}
              onClick={() => setAt(place)}
            >
              <span className="dsg-sheet-chip">{name}</span>
              <Badge variant="light" color="gray" size="sm">
                {outline.tables[place]?.rows}
              </Badge>
            </button>
          ))}
        </nav>
      ) : null}
      {table ? (
        <TableReview
          key={at}
          outline={outline}
          plan={plan}
          at={at}
          isReading={isReading}
          onChange={setPlan}
          onPatch={(patch) => setPlan(withTable(plan, at, patch))}
          onRead={(reading) => onRead(table.file, reading.format === 'xlsx' ? reading.sheet : '', reading)}
        />
      ) : null}
      {hasPeople(plan) && me.capabilities.includes('administer') ? (
        <Switch
          label={say('peopleCreate')}
          description={say('peopleHint')}
          checked={plan.people === 'create'}
          onChange={(make) => setPlan({ ...plan, people: make ? 'create' : 'empty' })}
        />
      ) : null}
      {problem ? (
        <Alert color="red" role="alert" title={problem.message}>
          {problem.details.map((detail) => (
            <div key={detail}>{detail}</div>
          ))}
        </Alert>
      ) : null}
      <div className="dsg-sheet-foot">
        <Text size="sm" role="status">
          {say('summary', { tables: chosen.length, fields, rows })}
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            disabled={fields === 0 || create.isPending}
            onClick={() => create.mutate({ publish: false })}
          >
            {say('addTo')}
          </Button>
          <Button loading={create.isPending} disabled={fields === 0} onClick={() => create.mutate({ publish: true })}>
            {create.isPending ? say('creating') : say('create')}
          </Button>
        </Group>
      </div>
    </>
  );
}
