import { useEffect, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { RecordRow } from '@tessera/client';
import type { EntityDocument } from '@tessera/schemas';
import {
  Alert,
  Button,
  ErrorState,
  Group,
  Modal,
  notify,
  SkeletonRows,
  Stack,
  Table,
  Text,
  useLocalize,
  useStable,
  useText,
} from '@tessera/ui';
import type { GridRange } from '@tessera/ui';
import type { ViewColumn } from '../list/view-columns.ts';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { useRuntime } from '../runtime/runtime.tsx';
import type { CellChange } from './cell-writes.ts';
import { fallenTexts, pastePlan, textsByField } from './paste-plan.ts';
import type { PastePlan } from './paste-plan.ts';

/** What is to be put into a range; without a text it is emptied. */
export interface PasteRequest {
  readonly range: GridRange;
  readonly text: string | undefined;
}

interface PasteDialogProps {
  readonly entity: EntityDocument;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly RecordRow[];
  readonly request: PasteRequest;
  readonly editable: (field: string) => boolean;
  readonly onApply: (changes: readonly CellChange[]) => void;
  readonly onClose: () => void;
}

/** So many cells change without a question. */
const few = 6;
const mostRows = 500;
const shown = 100;

/** Reads what was pasted and, where it is more than a few cells, shows first what will become of them. */
export function PasteDialog({ entity, columns, rows, request, editable, onApply, onClose }: PasteDialogProps) {
  const { client } = useRuntime();
  const say = useText(sheetTexts);
  const all = useMemo(
    () => fallenTexts(request.range, request.text, rows, columns),
    // What was pasted is judged once, however the list goes on.
    // oxlint-disable-next-line react/exhaustive-deps
    [request],
  );
  const fallen = all.filter(({ column }) => editable(column.key));
  const fixed = all.filter(({ column }) => !editable(column.key)).map((each) => ({ ...each, reason: say('fixed') }));
  const tooMany = new Set(all.map(({ row }) => row.id)).size > mostRows;
  const { data, error, refetch } = useQuery({
    queryKey: ['texts', entity.id, request],
    queryFn: async () =>
      pastePlan(
        fallen,
        fixed,
        fallen.length === 0 ? [] : await client.records.readTexts(entity.id, textsByField(fallen)),
      ),
    enabled: !tooMany,
    gcTime: 0,
    staleTime: Infinity,
  });
  const isPlain = data !== undefined && data.skipped.length === 0 && data.changes.length <= few;
  const isEmpty = data !== undefined && data.changes.length === 0 && data.skipped.length === 0;
  const go = useStable(() => {
    if (data) onApply(data.changes.map(({ id, field, before, value }) => ({ id, field, before, value })));
  });
  useEffect(() => {
    if (isPlain) go();
  }, [isPlain, go]);
  useEffect(() => {
    if (tooMany) notify.error(say('tooMany', { most: mostRows }));
    if (tooMany || isEmpty) onClose();
  }, [tooMany, isEmpty, onClose, say]);
  if (tooMany || isPlain || (!data && !error && all.length <= few)) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={request.text === undefined ? say('clearTitle') : say('pasteTitle')}
    >
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Stack gap="md">
          <Skipped plan={data} />
          {data.changes.length > 0 ? <Changes plan={data} /> : <Text size="sm">{say('nothing')}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            {data.changes.length > 0 ? (
              <Button data-autofocus onClick={go}>
                {say('apply', { count: data.changes.length })}
              </Button>
            ) : null}
          </Group>
        </Stack>
      ) : (
        <SkeletonRows rows={4} />
      )}
    </Modal>
  );
}

function Changes({ plan }: { readonly plan: PastePlan }) {
  const say = useText(sheetTexts);
  const localize = useLocalize();
  const rest = plan.changes.length - shown;
  return (
    <Table.ScrollContainer minWidth={420} mah={380}>
      <Table fz="sm" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('record')}</Table.Th>
            <Table.Th>{say('field')}</Table.Th>
            <Table.Th>{say('from')}</Table.Th>
            <Table.Th>{say('to')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.changes.slice(0, shown).map(({ id, field, before, value, row, column }) => (
            <Table.Tr key={`${id} ${field}`}>
              <Table.Td>{titleOf(row)}</Table.Td>
              <Table.Td>{localize(column.field.label, field)}</Table.Td>
              <Table.Td c="dimmed">
                <FieldCell field={column.field} value={before} empty={say('emptyValue')} />
              </Table.Td>
              <Table.Td>
                <FieldCell field={column.field} value={value} empty={say('emptyValue')} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        {rest > 0 ? <Table.Caption>{say('moreRows', { count: rest })}</Table.Caption> : null}
      </Table>
    </Table.ScrollContainer>
  );
}

function Skipped({ plan: { skipped } }: { readonly plan: PastePlan }) {
  const say = useText(sheetTexts);
  const localize = useLocalize();
  if (skipped.length === 0) return null;
  return (
    <Alert color="orange" title={say('skipped', { count: skipped.length })}>
      {skipped.slice(0, 8).map(({ row, column, text, reason }) => (
        <div key={`${row.id} ${column.key}`}>
          {titleOf(row)} · {localize(column.field.label, column.key)}
          {text === '' ? '' : ` “${text}”`} — {reason}
        </div>
      ))}
      {skipped.length > 8 ? <div>{say('moreRows', { count: skipped.length - 8 })}</div> : null}
    </Alert>
  );
}
