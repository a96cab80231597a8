import type { Outline, OutlineColumn } from '@tessera/client';
import { tableTexts } from '@tessera/screens/table-texts';
import { Checkbox, Group, Radio, Select, Text, TextInput, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { ownEntities } from '../entities/own-entities.ts';
import { entityTexts } from '../locale/entity-texts.ts';
import { sheetTexts } from '../locale/sheet-texts.ts';
import { fieldGroups, paletteKinds } from '../parts/field-kinds.ts';
import { ColumnFormatChoice } from './column-format-choice.tsx';
import { readSamples } from './read-sample.ts';
import { mayBeRequired, ownerKind } from './sheet-plan.ts';
import type { ColumnPlan, SheetPlan } from './sheet-plan.ts';

interface ColumnRowProps {
  readonly outline: Outline;
  readonly plan: SheetPlan;
  readonly at: number;
  readonly column: ColumnPlan;
  readonly onChange: (patch: Partial<ColumnPlan>) => void;
  readonly onTitle: () => void;
}

const uniqueKinds: ReadonlySet<string> = new Set(['text', 'integer', 'phone', 'email', 'url']);

/** One column: what it becomes, with samples and what was noticed in words. */
export function ColumnRow({ outline, plan, at, column, onChange, onTitle }: ColumnRowProps) {
  const say = useText(sheetTexts);
  const table = outline.tables[at];
  const found = table?.columns.find(({ index }) => index === column.index);
  if (!found || !table) return null;
  const off = !column.include || !plan.tables[at]?.include;
  const name = column.name;
  return (
    <tr data-out={off ? true : undefined}>
      <th scope="row">
        <Group gap={8} wrap="nowrap">
          <Checkbox
            aria-label={say('columnIn', { name: found.name })}
            checked={column.include}
            onChange={(include) => onChange({ include })}
          />
          <TextInput
            size="xs"
            w={170}
            aria-label={say('columnName', { name: found.name })}
            maxLength={100}
            disabled={off}
            value={name}
            onChange={(next) => onChange({ name: next })}
          />
        </Group>
      </th>
      <td>
        <KindChoice outline={outline} plan={plan} at={at} column={column} found={found} off={off} onChange={onChange} />
      </td>
      <td className="dsg-sheet-samples">
        <Samples outline={outline} plan={plan} column={column} found={found} />
        {off ? null : <ColumnFormatChoice column={column} found={found} onChange={(format) => onChange({ format })} />}
      </td>
      <td>
        <Radio
          aria-label={say('titleOf', { name })}
          name={`title-${at}`}
          disabled={off || column.kind !== 'text'}
          checked={plan.tables[at]?.title === column.index}
          onChange={onTitle}
        />
      </td>
      <td>
        <Checkbox
          aria-label={say('requiredOf', { name })}
          disabled={off || !mayBeRequired(column, found, table)}
          checked={column.required}
          onChange={(required) => onChange({ required })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={say('uniqueOf', { name })}
          disabled={off || !found.unique || !uniqueKinds.has(column.kind)}
          checked={column.unique}
          onChange={(unique) => onChange({ unique })}
        />
      </td>
    </tr>
  );
}

interface KindChoiceProps extends Omit<ColumnRowProps, 'onTitle'> {
  readonly found: OutlineColumn;
  readonly off: boolean;
}

const offered: ReadonlySet<string> = new Set([
  'text',
  'email',
  'phone',
  'url',
  'integer',
  'decimal',
  'money',
  'percent',
  'date',
  'datetime',
  'select',
  'multiSelect',
  'boolean',
  'person',
]);

/** The kinds a column may have; links name the table or the entity they lead to. */
function KindChoice({ outline, plan, at, column, found, off, onChange }: KindChoiceProps) {
  const say = useText(sheetTexts);
  const sayEntity = useText(entityTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const kinds = fieldGroups.flatMap((group) =>
    paletteKinds(group)
      .filter(
        ({ id }) =>
          offered.has(id) && ((id !== 'select' && id !== 'multiSelect') || found.choices || found.guess.options),
      )
      .map(({ id, label }) => ({ value: id, label: localize(label, id), group: sayEntity(`group.${group}`) })),
  );
  const group = sayEntity('group.relation');
  const tables = plan.tables.flatMap((table, place) => {
    const key = linkColumn(outline, place, column, at);
    return table.include && key !== undefined && (place !== at || key !== column.index)
      ? [{ value: `table:${place}:${key}`, label: say('link', { name: table.name }), group }]
      : [];
  });
  const entities = ownEntities(documents).map((entity) => ({
    value: `entity:${entity.id}`,
    label: say('link', { name: localize(entity.label, entity.id) }),
    group: say('existing'),
  }));
  const data = [
    ...kinds,
    { value: ownerKind, label: say('owner'), group: sayEntity('group.people') },
    ...tables,
    ...entities,
  ];
  return (
    <Select
      size="xs"
      w={180}
      allowDeselect={false}
      aria-label={say('kindOf', { name: column.name })}
      disabled={off}
      data={data.toSorted((a, b) => groupRank(data, a.group) - groupRank(data, b.group))}
      value={valueOf(column)}
      onChange={(value) => value !== null && onChange(kindPatch(value))}
    />
  );
}

const groupRank = (data: readonly { readonly group: string }[], group: string): number =>
  data.findIndex((each) => each.group === group);

function valueOf({ kind, link }: ColumnPlan): string {
  if (kind !== 'lookup' || !link) return kind;
  return 'table' in link ? `table:${link.table}:${link.column}` : `entity:${link.entity}`;
}

function kindPatch(value: string): Partial<ColumnPlan> {
  const [what, target = '', column = ''] = value.split(':');
  if (what === 'table')
    return { kind: 'lookup', unique: false, required: false, link: { table: Number(target), column: Number(column) } };
  if (what === 'entity') return { kind: 'lookup', unique: false, required: false, link: { entity: target } };
  return { kind: value, unique: false, required: false };
}

/** The column rows of a table are found by: the proposed one, else its first unique one, else its title. */
function linkColumn(outline: Outline, place: number, column: ColumnPlan, at: number): number | undefined {
  const proposed = outline.links.find(
    ({ from, to }) => from.table === at && from.column === column.index && to.table === place,
  );
  const table = outline.tables[place];
  const title = table?.columns.find(({ index, unique }) => unique && index === table.title);
  return (
    proposed?.to.column ??
    title?.index ??
    table?.columns.find(({ unique }) => unique)?.index ??
    table?.title ??
    undefined
  );
}

/** Values as they stand in the file and as they are read, then what was noticed. */
function Samples({
  outline,
  plan,
  column,
  found,
}: Pick<ColumnRowProps, 'outline' | 'plan' | 'column'> & { readonly found: OutlineColumn }) {
  const say = useText(sheetTexts);
  const sayTable = useText(tableTexts);
  const documents = useDocuments();
  const { locale, timeZone } = useLocale();
  const samples = readSamples(column, found, { documents, locale, timeZone });
  const options =
    column.kind === 'select' || column.kind === 'multiSelect' ? (found.guess.options ?? found.choices) : null;
  const remarks = found.guess.remarks.filter(
    ({ code }) => code !== 'column_unreadable' || column.kind === found.guess.field.kind,
  );
  return (
    <>
      {options ? (
        <span>{say('options', { count: options.length, list: options.slice(0, 6).join('、') })}</span>
      ) : samples.every(({ value }) => value === undefined) ? (
        <span className="dsg-sheet-plain">{samples.map(({ text }) => text).join(' · ')}</span>
      ) : (
        samples.map(({ text, value }) => (
          <span key={text} className="dsg-sheet-sample">
            <span className="dsg-ellipsis">{text}</span>
            {value === undefined ? null : (
              <span data-unread={value === null ? true : undefined}>
                {value === null ? say('unread') : say('readAs', { value })}
              </span>
            )}
          </span>
        ))
      )}
      {remarks.map((remark) => (
        <Text key={remark.code} size="xs" c="orange.8">
          {sayTable(remark.code as 'column_rounded', { count: remark.values, sample: remark.sample })}
        </Text>
      ))}
      {column.kind === 'text' &&
      found.choices === null &&
      found.guess.field.kind === 'text' &&
      found.distinct >= 10_000 ? (
        <Text size="xs" c="dimmed">
          {say('tooMany', { count: found.distinct })}
        </Text>
      ) : null}
      <LinkWords outline={outline} plan={plan} column={column} />
    </>
  );
}

function LinkWords({ outline, plan, column }: Pick<ColumnRowProps, 'outline' | 'plan' | 'column'>) {
  const say = useText(sheetTexts);
  const { kind, link } = column;
  if (kind !== 'lookup' || !link) return null;
  if (!('table' in link)) return <Text size="xs">{say('linkTitle')}</Text>;
  const found = outline.links.find(
    ({ from, to }) =>
      from.column === column.index &&
      to.table === link.table &&
      to.column === link.column &&
      plan.tables[from.table]?.columns.includes(column),
  );
  const target = plan.tables[link.table];
  const key = target?.columns.find(({ index }) => index === link.column)?.name;
  if (!found) return <Text size="xs">{say('linkTitle')}</Text>;
  const missing = found.distinct - found.matched;
  return (
    <Text size="xs" c={missing > 0 ? 'orange.8' : 'dimmed'}>
      {say(missing > 0 ? 'linkSome' : 'linkAll', {
        key,
        table: target?.name,
        distinct: found.distinct,
        missing,
        stray: found.stray,
      })}
    </Text>
  );
}
