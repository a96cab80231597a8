import { useQuery } from '@tanstack/react-query';
import { fieldOf, whoseFilter } from '@tessera/model';
import type { Whose } from '@tessera/model';
import type { ViewDocument } from '@tessera/schemas';
import { EmptyState, ErrorState, SkeletonRows, useLocalize, useText } from '@tessera/ui';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { allOf } from '../list/list-filter.ts';
import { viewColumns } from '../list/view-columns.ts';
import { recordKeys } from '../record/use-record.ts';
import { titleOf } from '../runtime/face-slots.tsx';
import { FieldCell } from '../runtime/field-cell.tsx';
import { RecordAnchor } from '../runtime/record-anchor.tsx';
import { useEntity, useRights, useRuntime } from '../runtime/runtime.tsx';
import { BlockFrame } from './block-frame.tsx';
import styles from './dashboard.module.css';

/** Records a block lists; the rest is behind its link. */
const most = 10;
const mostColumns = 5;

interface ViewBlockProps {
  readonly view: ViewDocument;
  readonly name: string;
  readonly whose: Whose;
}

/** The first records of a view. */
export function ViewBlock({ view, name, whose }: ViewBlockProps) {
  const { client, release, places } = useRuntime();
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const entity = useEntity(view.entity);
  const rights = useRights(view.entity);
  const own = whoseFilter(entity, whose);
  const filter = allOf(view.filter, own);
  const columns = viewColumns(entity, view, (key) => rights.fields[key] !== undefined).slice(0, mostColumns);
  const query = {
    fields: ['_title', ...columns.map(({ key }) => key)],
    limit: most,
    count: 'exact' as const,
    ...(filter === undefined ? {} : { filter }),
    ...(view.sort ? { sort: view.sort.filter((key) => fieldOf(entity, key.replace(/^-/, '')) !== undefined) } : {}),
  };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...recordKeys.list(view.entity, query), release],
    queryFn: ({ signal }) => client.records.query(view.entity, query, { signal }),
    staleTime: 0,
  });
  const all = places.list(view.entity, { view: view.id, ...(own === undefined ? {} : { filter: own }) });
  return (
    <BlockFrame
      title={name}
      note={data?.count ? say('records', { count: data.count.value }) : null}
      more={{ href: all, label: say('viewAll') }}
    >
      {error ? (
        <ErrorState compact error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <SkeletonRows rows={5} />
      ) : data.items.length === 0 ? (
        <EmptyState
          compact
          title={say('emptyView', { name: localize(entity.pluralLabel ?? entity.label, entity.id) })}
        />
      ) : (
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label={name}>
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
              {data.items.map((row) => (
                <tr key={row.id}>
                  {columns.map(({ key, field }, index) => (
                    <td key={key}>
                      {index === 0 ? (
                        <RecordAnchor entity={view.entity} id={row.id}>
                          {titleOf(row)}
                        </RecordAnchor>
                      ) : (
                        <FieldCell field={field} value={row[key]} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </BlockFrame>
  );
}
