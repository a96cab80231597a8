import { useState } from 'react';
import type { ReactNode } from 'react';
import { IconArrowRight, IconHistory, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import type { HistoryEntry, RecordRow, StreamItem } from '@tessera/client';
import { fieldOf } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Avatar,
  Badge,
  formatDateTime,
  formatRelative,
  IconButton,
  notify,
  useConfirm,
  useErrorText,
  useLocale,
  useLocalize,
  useText,
} from '@tessera/ui';
import { activityTexts } from '../locale/activity-texts.ts';
import { recordTexts } from '../locale/record-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useRuntime } from '../runtime/runtime.tsx';
import { CommentBox } from './comment-box.tsx';
import { partsOf } from './mention-text.ts';
import styles from './activity.module.css';

type Of<T extends StreamItem['type']> = Extract<StreamItem, { readonly type: T }>;

interface ItemProps<T extends StreamItem['type']> {
  readonly entity: EntityDocument;
  readonly item: Of<T>;
}

const titleIn = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'
    ? value.title
    : undefined;

function Row({ id, mark, head, children }: { id?: string; mark: ReactNode; head: ReactNode; children?: ReactNode }) {
  return (
    <li className={styles['item']} {...(id === undefined ? {} : { id })}>
      {mark}
      <div className={styles['body']}>
        <div className={styles['head']}>{head}</div>
        {children}
      </div>
    </li>
  );
}

function Moment({ at }: { readonly at: string }) {
  const { locale, timeZone } = useLocale();
  return (
    <time dateTime={at} title={formatDateTime(at, locale, { timeZone })}>
      {formatRelative(at, Date.now(), locale)}
    </time>
  );
}

/** A follow-up: who, how, what, with its files; a planned one says when it is due. */
export function FollowUpItem({ entity, item }: ItemProps<'followUps'>) {
  const { documents } = useRuntime();
  const { locale, timeZone } = useLocale();
  const say = useText(activityTexts);
  const activities = entity.features?.activities;
  const kept = activities && documents.get('entity', activities.relatedEntity);
  if (!activities || !kept) return null;
  const row = item.record;
  const value = (key: string | undefined): unknown => (key === undefined ? undefined : row[key]);
  const cell = (key: string | undefined): ReactNode => {
    const field = key === undefined ? undefined : fieldOf(kept, key);
    const held = value(key);
    return field && held !== undefined && held !== null ? <FieldCell field={field} value={held} /> : null;
  };
  const who = titleIn(row['owner']) ?? titleIn(row['createdBy']) ?? '—';
  const due = value(kept.features?.tasks?.due);
  const isOpen = value(activities.at) === null && typeof due === 'string';
  const text = value(activities.text);
  return (
    <Row
      mark={<Avatar name={who} size={26} />}
      head={
        <>
          <strong>{who}</strong>
          {cell(activities.way)}
          <Moment at={item.at} />
          {isOpen ? (
            <Badge size="sm" variant="light">
              {say('due', { when: formatDateTime(due, locale, { timeZone }) })}
            </Badge>
          ) : null}
        </>
      }
    >
      <RecordAnchor entity={kept.id} id={row.id}>
        {typeof text === 'string' && text.startsWith(titleOf(row)) ? <Text text={text} /> : titleOf(row)}
      </RecordAnchor>
      {typeof text === 'string' && text !== '' && !text.startsWith(titleOf(row)) ? <Text text={text} /> : null}
      {cell(activities.files)}
    </Row>
  );
}

function Text({ text }: { readonly text: string }) {
  return <span className={styles['text']}>{text}</span>;
}

/** A comment; one's own can be edited and deleted. */
export function CommentItem({
  entity,
  item,
  record,
  onChanged,
}: ItemProps<'comments'> & { readonly record: RecordRow; readonly onChanged: () => void }) {
  const { client, me } = useRuntime();
  const say = useText(activityTexts);
  const confirm = useConfirm();
  const errorText = useErrorText();
  const [editing, setEditing] = useState(false);
  const remove = async (): Promise<void> => {
    const question = { title: say('commentDeleteAsk'), text: say('commentDeleteText'), confirm: say('delete') };
    if (!(await confirm({ ...question, dangerous: true }))) return;
    try {
      await client.activity.removeComment(entity.id, record.id, item.id);
      notify.success(say('commentDeleted'));
      onChanged();
    } catch (error) {
      notify.error(errorText(error).message);
    }
  };
  const who = item.by.title ?? '—';
  return (
    <Row
      id={`comment-${item.id}`}
      mark={<Avatar name={who} size={26} />}
      head={
        <>
          <strong>{who}</strong>
          <Moment at={item.at} />
          {item.editedAt ? <span>{say('commentEdited')}</span> : null}
          {item.by.id === me.id && !editing ? (
            <>
              <IconButton label={say('commentEdit')} size="sm" variant="subtle" onClick={() => setEditing(true)}>
                <IconPencil size={14} aria-hidden />
              </IconButton>
              <IconButton label={say('commentDelete')} size="sm" variant="subtle" onClick={() => void remove()}>
                <IconTrash size={14} aria-hidden />
              </IconButton>
            </>
          ) : null}
        </>
      }
    >
      {editing ? (
        <CommentBox
          start={item.text}
          onCancel={() => setEditing(false)}
          onSend={async (text) => {
            const { unreached } = await client.activity.editComment(entity.id, record.id, item.id, text);
            tellUnreached(unreached, (names) => say('unreached', { names }));
            setEditing(false);
            onChanged();
          }}
        />
      ) : (
        <span className={styles['text']}>
          {partsOf(item.text).map((part, index) =>
            'text' in part ? (
              part.text
            ) : (
              <span key={`${index} ${part.mention.id}`} className={styles['mention']}>
                @{part.mention.name}
              </span>
            ),
          )}
        </span>
      )}
    </Row>
  );
}

/** Says who of those named was not told. */
export function tellUnreached(unreached: readonly { readonly name: string }[], word: (names: string) => string): void {
  if (unreached.length > 0) notify.info(word(unreached.map(({ name }) => name).join('、')));
}

const actions = ['create', 'update', 'delete', 'restore', 'transition'] as const;
const causes = ['import', 'bulk', 'seed', 'undo'] as const;

/** What changed in the record itself. */
export function ChangeItem({ entity, item }: { readonly entity: EntityDocument; readonly item: HistoryEntry }) {
  const say = useText(recordTexts);
  const localize = useLocalize();
  const action = actions.find((known) => known === item.action) ?? 'other';
  const cause = causes.find((known) => known === item.cause);
  const changes = Object.entries(item.changes).flatMap(([key, change]) => {
    const field = fieldOf(entity, key);
    return field && !field.hidden ? [{ key, field, ...change }] : [];
  });
  const icons = { create: IconPlus, transition: IconArrowRight };
  const Icon = icons[action as keyof typeof icons] ?? IconHistory;
  return (
    <Row
      mark={
        <span className={styles['mark']}>
          <Icon size={14} aria-hidden />
        </span>
      }
      head={
        <>
          <strong>{item.by?.title ?? '—'}</strong>
          <span>
            {say(`history.${action}`)}
            {cause ? `（${say(`cause.${cause}`)}）` : ''}
          </span>
          <Moment at={item.at} />
        </>
      }
    >
      {action === 'create'
        ? null
        : changes.map(({ key, field, from, to }) => (
            <div key={key} className={styles['change']}>
              <span className={styles['soft']}>{localize(field.label, key)}</span>
              <del>
                <FieldCell field={field} value={from} empty={say('emptyValue')} />
              </del>
              <span aria-hidden>→</span>
              <span>
                <FieldCell field={field} value={to} empty={say('emptyValue')} />
              </span>
            </div>
          ))}
    </Row>
  );
}
