import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RecordRow } from '@tessera/client';
import { fieldOf, listFields } from '@tessera/model';
import type { FieldDocument, FormItem } from '@tessera/model';
import { Anchor, Button, ErrorState, SkeletonRows, Text, useLocalize, useText } from '@tessera/ui';
import { useQuickCreate } from '../create/quick-create-context.ts';
import { recordTexts } from '../locale/record-texts.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { recordKeys } from './use-record.ts';
import styles from './record.module.css';

const shown = 8;

interface RelatedListProps {
  readonly item: FormItem;
  /** The record they link to. */
  readonly record: RecordRow;
}

/** Records that link to this one, with creating another. */
export function RelatedList({ item, record }: RelatedListProps) {
  const { client, documents, places } = useRuntime();
  const say = useText(recordTexts);
  const localize = useLocalize();
  const quickCreate = useQuickCreate();
  const entityId = item.relatedEntity ?? '';
  const lookup = item.relatedField ?? '';
  const rights = useRights(entityId);
  const entity = documents.get('entity', entityId);
  const filter = `${lookup} == "${record.id}"`;
  const listed = item.columns ?? (entity ? listFields(entity, 5) : []);
  const wanted = [...new Set([...listed, ...(item.sums ?? [])])].filter(
    (key) => key !== lookup && rights.fields[key] !== undefined,
  );
  const sums = (item.sums ?? []).filter((key) => wanted.includes(key));
  const query = { filter, fields: ['_title', ...wanted], limit: shown, count: 'exact' as const };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: recordKeys.list(entityId, query),
    queryFn: ({ signal }) => client.records.query(entityId, query, { signal }),
    enabled: entity !== undefined && rights.read,
  });
  const measures = Object.fromEntries(sums.map((field) => [field, { function: 'sum' as const, field }]));
  const { data: summed } = useQuery({
    queryKey: [...recordKeys.list(entityId, { filter }), 'sums', measures],
    queryFn: ({ signal }) => client.records.aggregate(entityId, { filter, measures }, { signal }),
    enabled: entity !== undefined && rights.read && sums.length > 0,
  });
  if (!entity || !rights.read) return null;
  const heading = localize(item.label ?? entity.pluralLabel ?? entity.label, entityId);
  const columns = wanted.flatMap((key) => {
    const field = fieldOf(entity, key);
    return field ? [{ key, field }] : [];
  });
  const total = data?.count?.value ?? data?.items.length ?? 0;
  const add = () =>
    void quickCreate({
      entity: entityId,
      values: { [lookup]: { id: record.id, title: titleOf(record) } },
      open: false,
    });
  return (
    <section className={styles['related']} aria-label={heading}>
      <div className={styles['relatedHead']}>
        <h3>
          {heading}{' '}
          {data ? (
            <Text span c="dimmed" size="sm">
              {total}
            </Text>
          ) : null}
        </h3>
        {total > shown ? (
          <Anchor
            size="sm"
            href={places.list(entityId, { filter })}
            onClick={(event) => {
              event.preventDefault();
              places.go(places.list(entityId, { filter }));
            }}
          >
            {say('viewAll')}
          </Anchor>
        ) : null}
        {rights.create ? (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            {say('addRelated', { name: localize(entity.label, entityId) })}
          </Button>
        ) : null}
      </div>
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonRows rows={2} />
      ) : data.items.length === 0 ? (
        <Text size="sm" c="dimmed" p="sm">
          {say('noRelated')}
        </Text>
      ) : (
        <RelatedTable
          entity={entityId}
          heading={heading}
          columns={columns}
          rows={data.items}
          totals={summed?.items[0]?.values}
          sums={sums}
        />
      )}
    </section>
  );
}

interface RelatedTableProps {
  readonly entity: string;
  readonly heading: string;
  readonly columns: readonly { readonly key: string; readonly field: FieldDocument }[];
  readonly rows: readonly RecordRow[];
  /** Keys of the fields with a sum below, and the sums once they are known. */
  readonly sums: readonly string[];
  readonly totals: Readonly<Record<string, unknown>> | undefined;
}

function RelatedTable({ entity, heading, columns, rows, sums, totals }: RelatedTableProps) {
  const say = useText(recordTexts);
  const localize = useLocalize();
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={heading}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map(({ key, field }) => (
              <th key={key} scope="col">
                {localize(field.label, key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ key, field }, index) => (
                <td key={key}>
                  {index === 0 ? (
                    <RecordAnchor entity={entity} id={row.id}>
                      {row[key]
                        ? plain(<FieldCell field={field} value={row[key]} />, row[key], titleOf(row))
                        : titleOf(row)}
                    </RecordAnchor>
                  ) : (
                    <FieldCell field={field} value={row[key]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot>
            <tr>
              {columns.map(({ key, field }, index) => (
                <td key={key}>
                  {sums.includes(key) ? (
                    <FieldCell field={field} value={totals[key]} empty="0" />
                  ) : index === 0 ? (
                    say('sum')
                  ) : null}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** Links cannot hold links: a value that is one itself gives way to the title. */
function plain(cell: React.ReactNode, value: unknown, title: string): React.ReactNode {
  return typeof value === 'string' || typeof value === 'number' ? cell : title;
}
