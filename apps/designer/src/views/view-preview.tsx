import { useQuery } from '@tanstack/react-query';
import type { RecordRow } from '@tessera/client';
import { fieldOf, sortedEntries, titleField } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { Badge, EmptyState, Table, Text, useFaceSlots, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { viewTexts } from '../locale/view-texts.ts';
import { faceOf } from '../parts/field-faces.tsx';
import { useLive, useServices } from '../shell/services.tsx';

const previewRows = 20;

/** The view as it will look, with rows of the live release. */
export function ViewPreview({ view }: { readonly view: ViewDocument }) {
  const say = useText(viewTexts);
  const entity = useDocument('entity', view.entity);
  const rows = useRows(view);
  if (!entity) return null;
  const note =
    rows.state === 'none'
      ? say('previewNone')
      : rows.state === 'failed'
        ? say('previewFailed')
        : say('previewRows', { count: previewRows });
  return (
    <div className="dsg-view-preview">
      <Text size="sm" c={rows.state === 'failed' ? 'red' : 'dimmed'} role="status">
        {note}
      </Text>
      {view.type === 'table' ? (
        <TablePreview view={view} entity={entity} rows={rows.items} />
      ) : (
        <BoardPreview view={view} entity={entity} rows={rows.items} />
      )}
      {rows.state === 'ready' && rows.items.length === 0 ? <EmptyState compact title={say('previewEmpty')} /> : null}
    </div>
  );
}

interface Rows {
  readonly state: 'none' | 'loading' | 'failed' | 'ready';
  readonly items: readonly RecordRow[];
}

function useRows(view: ViewDocument): Rows {
  const { client } = useServices();
  const live = useLive();
  const known = live?.documents.entity[view.entity];
  const sort = (view.sort ?? []).filter((key) => known && fieldOf(known, key.replace(/^-/, '')));
  const query = useQuery({
    queryKey: ['preview', view.entity, view.filter, sort],
    queryFn: ({ signal }) =>
      client.records.query(
        view.entity,
        { limit: previewRows, sort, ...(view.filter ? { filter: view.filter } : {}) },
        { signal },
      ),
    enabled: known !== undefined,
    retry: false,
    placeholderData: (before) => before,
  });
  if (!known) return { state: 'none', items: [] };
  if (query.isError) return { state: 'failed', items: [] };
  return { state: query.data ? 'ready' : 'loading', items: query.data?.items ?? [] };
}

interface PreviewProps {
  readonly view: ViewDocument;
  readonly entity: EntityDocument;
  readonly rows: readonly RecordRow[];
}

function TablePreview({ view, entity, rows }: PreviewProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const columns = sortedEntries(view.columns).flatMap(([key, column]) => {
    const field = fieldOf(entity, column.field);
    return field ? [{ key, column, field }] : [];
  });
  return (
    <div className="dsg-table-scroll" role="region" aria-label={say('previewTable')} tabIndex={0}>
      <Table withTableBorder highlightOnHover verticalSpacing={7}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, column, field }) => (
              <Table.Th key={key} style={{ width: column.width, minWidth: column.width ?? 90 }}>
                {localize(field.label, column.field)}
                {column.aggregate ? (
                  <Badge size="xs" color="gray" ml={6}>
                    {say(`aggregate.${column.aggregate}`)}
                  </Badge>
                ) : null}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(rows.length > 0 ? rows : [undefined, undefined, undefined]).map((row, index) => (
            <Table.Tr key={row?.id ?? index}>
              {columns.map(({ key, column, field }) => (
                <Table.Td key={key}>
                  {row ? <CellValue field={field} value={row[column.field]} /> : <span className="dsg-ghost" />}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function BoardPreview({ view, entity, rows }: PreviewProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const field = view.groupBy ? fieldOf(entity, view.groupBy) : undefined;
  const groups =
    field?.kind === 'status'
      ? sortedEntries(documents.get('workflow', field.lifecycle)?.states)
      : field?.kind === 'select'
        ? sortedEntries(field.options)
        : [];
  const title = titleField(entity);
  const keyOf = (value: unknown) =>
    typeof value === 'string' ? value : String((value as { key?: unknown } | null)?.key ?? '');
  if (!field) return <EmptyState compact title={say('noGroup')} />;
  return (
    <div className="dsg-board" role="region" aria-label={say('previewTable')} tabIndex={0}>
      {groups.map(([key, group]) => {
        const cards = rows.filter((row) => keyOf(row[view.groupBy ?? '']) === key);
        return (
          <section key={key} className="dsg-board-column" aria-label={localize(group.label, key)}>
            <h2>
              <Badge color={group.color ?? 'gray'}>{localize(group.label, key)}</Badge> <span>{cards.length}</span>
            </h2>
            {cards.map((row) => (
              <article key={row.id} className="dsg-board-card">
                <strong>{String((title && row[title]) ?? row.id)}</strong>
                {(view.card?.fields ?? []).map((name) => {
                  const shown = fieldOf(entity, name);
                  return shown ? (
                    <div key={name} className="dsg-board-field">
                      <CellValue field={shown} value={row[name]} />
                    </div>
                  ) : null;
                })}
              </article>
            ))}
          </section>
        );
      })}
    </div>
  );
}

function CellValue({ field, value }: { readonly field: FieldDocument; readonly value: unknown }) {
  const slots = useFaceSlots();
  const { locale, timeZone } = useLocale();
  const Cell = faceOf(field.kind)?.Cell;
  if (value === null || value === undefined || !Cell) return null;
  return <Cell field={field} value={value} locale={locale} timeZone={timeZone} slots={slots} />;
}
