import { useState } from 'react';
import { fieldOf, fieldsOf, isWritable, titleField } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Alert,
  AsyncPicker,
  Button,
  Checkbox,
  Group,
  Panel,
  Select,
  Stack,
  Switch,
  Text,
  useErrorText,
  useFaceSlots,
  useLocalize,
  useText,
} from '@tessera/ui';
import type { RecordRef } from '@tessera/ui';
import { importTexts } from '../locale/import-texts.ts';
import { tableTexts } from '../locale/table-texts.ts';
import { useRights, useRuntime } from '../runtime/runtime.tsx';
import { mapColumn } from './import-run.ts';
import type { ColumnFormat, ImportColumn, ImportSettings, ImportView } from './import-run.ts';
import { ReadingChoice } from './reading-choice.tsx';
import styles from './import.module.css';

interface MappingStepProps {
  readonly entity: EntityDocument;
  readonly run: ImportView;
  readonly onChange: (run: unknown) => void;
}

const keyKinds: ReadonlySet<string> = new Set(['text', 'autonumber', 'email', 'phone', 'url', 'integer']);

/** Which column fills which field, and how its values are written. */
export function MappingStep({ entity, run, onChange }: MappingStepProps) {
  const { client } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(importTexts);
  const localize = useLocalize();
  const explain = useErrorText();
  const slots = useFaceSlots();
  const [columns, setColumns] = useState<readonly ImportColumn[]>(run.spec.columns);
  const [settings, setSettings] = useState<Partial<ImportSettings>>({
    ...(run.spec.upsertBy ? { upsertBy: run.spec.upsertBy } : {}),
    place: run.spec.place ?? false,
    emptyClears: run.spec.emptyClears ?? false,
  });
  const [owner, setOwner] = useState<RecordRef | null>(null);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const mapped = columns.flatMap(({ field }) => field ?? []);
  const hasStatus = mapped.some((key) => fieldOf(entity, key)?.kind === 'status');
  const keys = mapped.flatMap((key) => {
    const field = fieldOf(entity, key);
    return field && keyKinds.has(field.kind) ? [{ value: key, label: localize(field.label, key) }] : [];
  });
  const check = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const upsertBy = settings.upsertBy !== undefined && mapped.includes(settings.upsertBy) ? settings.upsertBy : null;
      await client.imports.configure(run.id, {
        columns,
        upsertBy,
        place: hasStatus && settings.place === true,
        emptyClears: settings.emptyClears === true,
        defaultOwner: owner?.id ?? run.spec.defaultOwner ?? null,
      });
      onChange(await client.imports.check(run.id));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ReadingChoice run={run} onChange={onChange} />
      {run.analysis.remembered ? (
        <Alert color="petrol" role="status">
          {say('remembered')}
        </Alert>
      ) : null}
      <Panel title={`${say('mapping')} · ${say('rows')} ${run.analysis.rows}`} flush>
        <ColumnTable entity={entity} run={run} columns={columns} onChange={setColumns} />
      </Panel>
      <Panel title={say('advanced')}>
        <Stack gap="sm" maw={460}>
          <Select
            label={say('key')}
            description={say('keyHint')}
            placeholder={say('keyNone')}
            clearable
            data={keys}
            value={settings.upsertBy ?? null}
            onChange={(key) =>
              setSettings(({ upsertBy: _old, ...rest }) => (key === null ? rest : { ...rest, upsertBy: key }))
            }
          />
          {settings.upsertBy === undefined ? null : (
            <Checkbox
              label={say('emptyClears')}
              checked={settings.emptyClears === true}
              onChange={(emptyClears) => setSettings({ ...settings, emptyClears })}
            />
          )}
          {hasStatus && rights.place ? (
            <Switch
              label={say('place')}
              description={say('placeHint')}
              checked={settings.place === true}
              onChange={(place) => setSettings({ ...settings, place })}
            />
          ) : null}
          {rights.fields['owner'] === 'edit' ? (
            <AsyncPicker<RecordRef>
              label={say('defaultOwner')}
              description={say('defaultOwnerHint')}
              value={owner}
              onChange={setOwner}
              search={(query) => slots.searchPeople(query)}
            />
          ) : null}
        </Stack>
      </Panel>
      {failure === undefined ? null : <Problem text={explain(failure)} />}
      <Group justify="flex-end">
        <Button loading={busy} disabled={mapped.length === 0} onClick={() => void check()}>
          {say('check')}
        </Button>
      </Group>
    </>
  );
}

interface ColumnTableProps {
  readonly entity: EntityDocument;
  readonly run: ImportView;
  readonly columns: readonly ImportColumn[];
  readonly onChange: (columns: readonly ImportColumn[]) => void;
}

/** The columns of the file, each with its field and format. */
function ColumnTable({ entity, run, columns, onChange }: ColumnTableProps) {
  const { documents } = useRuntime();
  const rights = useRights(entity.id);
  const say = useText(importTexts);
  const sayTable = useText(tableTexts);
  const localize = useLocalize();
  const fields = fieldsOf(entity).filter(
    ([key, field]) =>
      !field.hidden &&
      rights.fields[key] === 'edit' &&
      (field.kind === 'status' || (Object.hasOwn(entity.fields, key) ? isWritable(field, 'create') : key === 'owner')),
  );
  const choices = fields.map(([key, field]) => ({ value: key, label: localize(field.label, key) }));
  const change = (index: number, patch: Partial<ImportColumn>) =>
    onChange(columns.map((column, at) => (at === index ? { ...column, ...patch } : column)));
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={say('mapping')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{say('column')}</th>
            <th scope="col">{say('samples')}</th>
            <th scope="col">{say('field')}</th>
            <th scope="col">{say('format')}</th>
          </tr>
        </thead>
        <tbody>
          {run.analysis.columns.map((found, index) => {
            const column = columns[index] ?? {};
            const field = column.field === undefined ? undefined : fieldOf(entity, column.field);
            return (
              <tr key={`${index}-${found.header}`}>
                <th scope="row">{found.header}</th>
                <td className={styles['samples']}>
                  {found.samples.slice(0, 3).join(' · ')}
                  {found.guess.remarks.map((remark) => (
                    <Text key={remark.code} size="xs" c="orange.8">
                      {sayTable(remark.code, { count: remark.values, sample: remark.sample })}
                    </Text>
                  ))}
                </td>
                <td>
                  <Select
                    size="xs"
                    w={190}
                    aria-label={say('fieldFor', { name: found.header })}
                    placeholder={say('notImported')}
                    clearable
                    searchable
                    data={choices}
                    value={column.field ?? null}
                    onChange={(key) => onChange(mapColumn(columns, index, key ?? undefined, found.format))}
                  />
                </td>
                <td>
                  {field ? (
                    <FormatCell
                      header={found.header}
                      field={field}
                      column={column}
                      detected={found.format}
                      targets={field.kind === 'lookup' ? documents.get('entity', field.target) : undefined}
                      onChange={(patch) => change(index, patch)}
                    />
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function Problem({
  text,
}: {
  readonly text: { readonly message: string; readonly details: readonly string[] };
}) {
  return (
    <Alert color="red" role="alert" title={text.message}>
      {text.details.map((detail) => (
        <div key={detail}>{detail}</div>
      ))}
    </Alert>
  );
}

interface FormatCellProps {
  readonly header: string;
  readonly field: FieldDocument;
  readonly column: ImportColumn;
  readonly detected: ColumnFormat;
  /** What a lookup leads to. */
  readonly targets: EntityDocument | undefined;
  readonly onChange: (patch: Partial<ImportColumn>) => void;
}

function FormatCell({ header, field, column, detected, targets, onChange }: FormatCellProps) {
  const say = useText(importTexts);
  const sayTable = useText(tableTexts);
  const localize = useLocalize();
  const format = { ...detected, ...column.format };
  const set = (patch: ColumnFormat) => onChange({ format: { ...format, ...patch } });
  if (field.kind === 'date' || field.kind === 'datetime') {
    const isOpen = (detected.possibleOrders?.length ?? 0) > 1;
    return (
      <div>
        <Select
          size="xs"
          w={130}
          allowDeselect={false}
          aria-label={sayTable('dateOrder', { name: header })}
          data={(['YMD', 'MDY', 'DMY'] as const).map((order) => ({ value: order, label: sayTable(`order.${order}`) }))}
          value={format.dateOrder ?? 'YMD'}
          onChange={(dateOrder) => dateOrder && set({ dateOrder })}
        />
        {(detected.ambiguousDates ?? 0) > 0 ? (
          <Text size="xs" c={isOpen ? 'orange.8' : 'dimmed'}>
            {sayTable('ambiguous', { count: detected.ambiguousDates })}
          </Text>
        ) : null}
      </div>
    );
  }
  if (['integer', 'decimal', 'money', 'percent'].includes(field.kind)) {
    return (
      <Group gap={6} wrap="nowrap">
        <Select
          size="xs"
          w={92}
          allowDeselect={false}
          aria-label={say('decimalMark', { name: header })}
          data={[
            { value: '.' as const, label: say('point') },
            { value: ',' as const, label: say('comma') },
          ]}
          value={format.decimalMark ?? '.'}
          onChange={(decimalMark) => decimalMark && set({ decimalMark })}
        />
        {field.kind === 'percent' ? (
          <Select
            size="xs"
            w={140}
            allowDeselect={false}
            aria-label={sayTable('percentStyle', { name: header })}
            data={(['whole', 'fraction'] as const).map((style) => ({
              value: style,
              label: sayTable(`percent.${style}`),
            }))}
            value={format.percentStyle ?? 'whole'}
            onChange={(percentStyle) => percentStyle && set({ percentStyle })}
          />
        ) : null}
      </Group>
    );
  }
  if (!targets) return null;
  const by = fieldsOf(targets)
    .filter(([key, target]) => !target.hidden && Object.hasOwn(targets.fields, key) && keyKinds.has(target.kind))
    .map(([key, target]) => ({ value: key, label: localize(target.label, key) }));
  return (
    <Select
      size="xs"
      w={160}
      allowDeselect={false}
      aria-label={say('matchBy', { name: header })}
      data={by}
      value={column.matchBy ?? titleField(targets) ?? null}
      onChange={(matchBy) => matchBy !== null && onChange({ matchBy })}
    />
  );
}
