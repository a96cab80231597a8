import { lazy, Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { IconPencil } from '@tabler/icons-react';
import { ApiProblem } from '@tessera/client';
import type { RecordRow } from '@tessera/client';
import { formFor } from '@tessera/model';
import type { FormItem } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Avatar,
  Button,
  EmptyState,
  ErrorState,
  Group,
  PageHeader,
  SkeletonForm,
  useDocumentTitle,
  useHotkeys,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import { RecordForm } from '../form/record-form.tsx';
import { recordTexts } from '../locale/record-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { useEntity, useRights, useRuntime, userOf } from '../runtime/runtime.tsx';
import { RecordComponent } from './record-component.tsx';
import { RecordEdit } from './record-edit.tsx';
import { RelatedList } from './related-list.tsx';
import { RecordMenu } from './record-menu.tsx';
import { StagePath } from './stage-path.tsx';
import { useRecord } from './use-record.ts';
import styles from './record.module.css';

const RecordStream = lazy(async () => ({ default: (await import('../activity/record-stream.tsx')).RecordStream }));

interface RecordPageProps {
  readonly entity: string;
  readonly id: string;
  /** Told when leaving would lose something. */
  readonly onDirty?: ((dirty: boolean) => void) | undefined;
  /** Where it stands beside something else: told when the record is deleted. Absent: it is a page of its own. */
  readonly onGone?: (() => void) | undefined;
}

/** One record: its stages, fields, related records and what happens around it; editing happens in place. */
export function RecordPage({ entity: entityId, id, onDirty, onGone }: RecordPageProps) {
  const say = useText(recordTexts);
  const { data, error, refetch } = useRecord(entityId, id);
  const entity = useEntity(entityId);
  if (error && !data) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 400))
      return <EmptyState title={say('notFoundTitle')} text={say('notFoundText')} />;
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (!data)
    return (
      <div className={styles['body']}>
        <SkeletonForm />
      </div>
    );
  return <LoadedRecord key={id} entity={entity} record={data} onDirty={onDirty} onGone={onGone} />;
}

interface LoadedRecordProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
  readonly onDirty: RecordPageProps['onDirty'];
  readonly onGone: RecordPageProps['onGone'];
}

function LoadedRecord({ entity, record, onDirty, onGone }: LoadedRecordProps) {
  const { places } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(recordTexts);
  const localize = useLocalize();
  const [editing, setEditing] = useState(false);
  const title = titleOf(record);
  useDocumentTitle(onGone ? '' : `${title} · Tessera`);
  useEffect(() => {
    if (!editing) onDirty?.(false);
  }, [editing, onDirty]);
  const { documents, me } = useRuntime();
  const placed = Object.values(formFor(documents, entity.id, 'detail', me.roles).items).some(
    ({ component }) => component === 'activityStream',
  );
  const mayEdit = rights.update && formFor(documents, entity.id, 'edit', me.roles).readonly !== true;
  useHotkeys([['e', () => mayEdit && setEditing(true)]]);
  const plural = localize(entity.pluralLabel ?? entity.label, entity.id);
  const statuses = Object.entries(entity.fields).filter(
    ([key, field]) => field.kind === 'status' && !field.hidden && rights.fields[key] !== undefined,
  );
  const owner = ownerOf(record);
  return (
    <div className={styles['page']}>
      <PageHeader
        title={title}
        {...(onGone
          ? { order: 2 }
          : {
              crumbs: [
                { label: plural, href: places.list(entity.id), onClick: () => places.go(places.list(entity.id)) },
                { label: title },
              ],
            })}
        note={
          owner ? (
            <Group gap={6} component="span" wrap="nowrap">
              <Avatar name={owner} size={20} />
              {owner}
            </Group>
          ) : null
        }
        actions={
          <>
            {mayEdit && !editing ? (
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => setEditing(true)}
              >
                {say('edit')}
              </Button>
            ) : null}
            <RecordMenu entity={entity} record={record} onGone={onGone ?? (() => places.go(places.list(entity.id)))} />
          </>
        }
      />
      <div className={styles['body']}>
        {statuses.map(([key]) => (
          <StagePath key={key} entity={entity} record={record} field={key} />
        ))}
        <div className={styles['columns']} data-alone={placed || undefined}>
          <div className={styles['sheet']}>
            {editing ? (
              <RecordEdit entity={entity} record={record} onClose={() => setEditing(false)} onDirty={onDirty} />
            ) : (
              <RecordView entity={entity} record={record} />
            )}
          </div>
          {placed ? null : (
            <Suspense fallback={<SkeletonForm />}>
              <RecordStream entity={entity} record={record} />
            </Suspense>
          )}
        </div>
      </div>
    </div>
  );
}

function RecordView({ entity, record }: { readonly entity: EntityDocument; readonly record: RecordRow }) {
  const { documents, me } = useRuntime();
  const rights = useRights(entity.id);
  const isPhone = useIsPhone();
  const form = formFor(documents, entity.id, 'detail', me.roles);
  const extra = (_key: string, item: FormItem): ReactNode =>
    item.type === 'relatedList' ? (
      <RelatedList item={item} record={record} />
    ) : item.type === 'component' ? (
      <RecordComponent entity={entity} record={record} item={item} />
    ) : null;
  return (
    <RecordForm
      form={form}
      entity={entity}
      documents={documents}
      values={record}
      old={record}
      right={(field) => rights.fields[field]}
      mode="view"
      user={userOf(me)}
      renderExtra={extra}
      narrow={isPhone}
      idPrefix="view"
    />
  );
}

function ownerOf(record: RecordRow): string | undefined {
  const owner = record['owner'];
  return typeof owner === 'object' && owner !== null && 'title' in owner && typeof owner.title === 'string'
    ? owner.title
    : undefined;
}
