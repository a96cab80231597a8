import { useMemo, useState } from 'react';
import { IconRestore } from '@tabler/icons-react';
import type { RecordRow } from '@tessera/client';
import { fieldOf, listFields, titleField } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Anchor,
  Button,
  DataGrid,
  EmptyState,
  ErrorState,
  List,
  Modal,
  notify,
  PageHeader,
  SkeletonRows,
  Text,
  useDocumentTitle,
  useErrorText,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import type { GridColumn } from '@tessera/ui';
import { useList } from '../list/use-list.ts';
import { binTexts } from '../locale/bin-texts.ts';
import { useRecordsChanged } from '../record/use-record.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { useEntity, useRights, useRuntime } from '../runtime/runtime.tsx';
import { restoreRows } from './restore-rows.ts';
import type { RestoreOutcome } from './restore-rows.ts';
import styles from '../list/list.module.css';

/** Deleted records of an entity: who deleted what and when, and the way back. */
export function RecycleBinPage({ entity: entityId }: { readonly entity: string }) {
  const { client, places } = useRuntime();
  const entity = useEntity(entityId);
  const say = useText(binTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const recordsChanged = useRecordsChanged();
  const columns = useBinColumns(entity);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<RestoreOutcome>();
  const list = useList(entity.id, {
    deleted: true,
    fields: columns.map(({ id }) => id),
    sort: ['-deletedAt'],
    limit: 100,
  });
  const plural = localize(entity.pluralLabel ?? entity.label, entity.id);
  useDocumentTitle(`${say('title')} · ${plural} · Tessera`);
  const selected = list.rows.filter(({ id }) => selection.has(id));
  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      const found = await restoreRows(client, entity, selected);
      if (found.done.length > 0) notify.success(say('restored', { count: found.done.length }));
      if (found.refused.length > 0) setOutcome(found);
      setSelection(new Set(found.refused.map(({ id }) => id)));
      await recordsChanged(entity.id);
    } catch (error) {
      notify.error(explain(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles['page']}>
      <PageHeader
        title={say('title')}
        crumbs={[
          { label: plural, href: places.list(entity.id), onClick: () => places.go(places.list(entity.id)) },
          { label: say('title') },
        ]}
        actions={
          <Button
            leftSection={<IconRestore size={16} aria-hidden />}
            disabled={selected.length === 0}
            loading={busy}
            onClick={() => void restore()}
          >
            {selected.length === 0 ? say('restore') : say('restoreCount', { count: selected.length })}
          </Button>
        }
      />
      {list.isError && list.rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <SkeletonRows rows={8} />
      ) : (
        <div className={styles['grid']}>
          <DataGrid<RecordRow>
            label={`${plural} · ${say('title')}`}
            columns={columns}
            rows={list.rows}
            rowId={(row) => row.id}
            selection={selection}
            onSelectionChange={setSelection}
            {...(list.hasNextPage ? { onEndReached: () => void list.fetchNextPage() } : {})}
            loadingMore={list.isFetchingNextPage}
            empty={<EmptyState compact title={say('empty')} text={say('emptyText')} />}
          />
        </div>
      )}
      {outcome ? <Refused entity={entity} outcome={outcome} onClose={() => setOutcome(undefined)} /> : null}
    </div>
  );
}

/** The name, who and when, then what tells records apart. */
function useBinColumns(entity: EntityDocument): readonly GridColumn<RecordRow>[] {
  const rights = useRights(entity.id);
  const say = useText(binTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  return useMemo(() => {
    const more = isPhone
      ? []
      : listFields(entity, 4).filter((key) => key !== titleField(entity) && rights.fields[key] !== undefined);
    const titleColumn: GridColumn<RecordRow> = {
      id: '_title',
      label: say('record'),
      width: isPhone ? 160 : 260,
      render: (row) => (
        <Text span inherit fw={600}>
          {titleOf(row)}
        </Text>
      ),
    };
    const others = ['deletedAt', 'deletedBy', ...more].flatMap((key): GridColumn<RecordRow>[] => {
      const field = fieldOf(entity, key);
      return field
        ? [
            {
              id: key,
              label: localize(field.label, key),
              render: (row) => <FieldCell field={field} value={row[key]} />,
            },
          ]
        : [];
    });
    return [titleColumn, ...others];
  }, [entity, rights, isPhone, say, localize]);
}

interface RefusedProps {
  readonly entity: EntityDocument;
  readonly outcome: RestoreOutcome;
  readonly onClose: () => void;
}

/** What could not come back, why, and the record that stands in the way. */
function Refused({ entity, outcome, onClose }: RefusedProps) {
  const { places } = useRuntime();
  const say = useText(binTexts);
  return (
    <Modal opened onClose={onClose} title={say('refused', { count: outcome.refused.length })}>
      <List size="sm" spacing="xs">
        {outcome.refused.map(({ id, title, reason, inTheWay }) => (
          <List.Item key={id}>
            {say('refusedRow', { name: title, reason })}
            {inTheWay ? (
              <>
                {' '}
                <Anchor
                  href={places.record(entity.id, inTheWay.id)}
                  onClick={(event) => {
                    event.preventDefault();
                    places.go(places.record(entity.id, inTheWay.id));
                  }}
                >
                  {say('inTheWay', { name: inTheWay.title })}
                </Anchor>
              </>
            ) : null}
          </List.Item>
        ))}
      </List>
    </Modal>
  );
}
