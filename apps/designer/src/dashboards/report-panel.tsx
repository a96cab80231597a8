import { IconPlus, IconX } from '@tabler/icons-react';
import { dimensionsOf, fieldOf, sortedEntries } from '@tessera/model';
import type { EntityDocument, ReportDocument } from '@tessera/schemas';
import { Button, Group, IconButton, NumberInput, Select, Stack, Switch, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { putEdit, setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { aboutEntity, asType, groupsBy, isDate } from '../edits/dashboard-edits.ts';
import type { ReportType } from '../edits/dashboard-edits.ts';
import { orderAtIndex } from '../edits/view-edits.ts';
import { ownEntities } from '../entities/own-entities.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { freeIdentifier } from '../naming/identifier.ts';
import { ConditionField } from '../parts/condition-field.tsx';
import { fieldChoices } from '../parts/field-choices.ts';
import { InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';

const types: readonly ReportType[] = ['figure', 'bar', 'line', 'funnel', 'table'];
const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

interface PartProps {
  readonly report: ReportDocument;
  readonly entity: EntityDocument;
  readonly set: (path: readonly string[], value: unknown, group?: string) => void;
}

/** The properties of a report. */
export function ReportPanel({ report }: { readonly report: ReportDocument }) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const entity = documents.get('entity', report.entity);
  const set: PartProps['set'] = (path, value, group) =>
    edit('changeReport', [setEdit('report', report.id, path, value)], group);
  if (!entity) return <PlaceIssues kind="report" id={report.id} />;
  const part = { report, entity, set };
  return (
    <>
      <PlaceIssues kind="report" id={report.id} />
      <InspectorSection title={say('report')}>
        <Stack gap="xs">
          <LabelFields
            required
            value={report.label}
            onChange={(label) => set(['label'], label, `${report.id}.label`)}
          />
          <Select
            label={say('entity')}
            allowDeselect={false}
            data={ownEntities(documents).map(({ id, label }) => ({ value: id, label: localize(label, id) }))}
            value={report.entity}
            onChange={(id) => {
              const next = documents.get('entity', id ?? '');
              if (next) edit('changeReport', [putEdit(aboutEntity(report, next))]);
            }}
          />
          <Select<ReportType>
            label={say('type')}
            allowDeselect={false}
            data={types.map((value) => ({ value, label: say(value) }))}
            value={report.type}
            onChange={(type) => type && edit('changeReport', [putEdit(asType(report, type, entity))])}
          />
        </Stack>
      </InspectorSection>
      <Measures {...part} />
      {report.type === 'figure' ? null : <Dimensions {...part} />}
      <InspectorSection title={say('filter')}>
        <ConditionField
          entity={report.entity}
          context="filter"
          label={say('filter')}
          value={report.filter}
          onChange={(filter) => set(['filter'], filter, `${report.id}.filter`)}
        />
      </InspectorSection>
      <Following {...part} />
    </>
  );
}

function Measures({ report, entity, set }: PartProps) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const measures = sortedEntries(report.measures);
  const numbers = fieldChoices(entity, localize, (field) => numeric.has(field.kind));
  const functions = (['count', 'sum', 'avg', 'min', 'max'] as const).filter(
    (each) => each === 'count' || numbers.length > 0,
  );
  return (
    <InspectorSection title={say('measure')}>
      <Stack gap="xs">
        {measures.map(([key, measure]) => (
          <Group key={key} gap={6} wrap="nowrap" align="flex-end">
            <Select
              aria-label={say('measure')}
              allowDeselect={false}
              data={functions.map((value) => ({ value, label: say(value) }))}
              value={measure.function}
              onChange={(made) => {
                const field = made === 'count' ? {} : { field: measure.field ?? numbers[0]?.value };
                if (made) set(['measures', key], { function: made, ...field, order: measure.order });
              }}
            />
            {measure.function === 'count' ? null : (
              <Select
                aria-label={say('field')}
                allowDeselect={false}
                data={numbers}
                value={measure.field ?? null}
                onChange={(field) => set(['measures', key, 'field'], field ?? undefined)}
              />
            )}
            {measures.length > 1 ? (
              <IconButton label={say('measure')} variant="subtle" onClick={() => set(['measures', key], undefined)}>
                <IconX size={14} aria-hidden />
              </IconButton>
            ) : null}
          </Group>
        ))}
        {measures.length < 3 ? (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              const key = freeIdentifier('more', (name) => Object.hasOwn(report.measures, name));
              const made = numbers[0] ? { function: 'sum', field: numbers[0].value } : { function: 'count' };
              set(['measures', key], { ...made, order: orderAtIndex(report.measures, measures.length) });
            }}
          >
            {say('addMeasure')}
          </Button>
        ) : null}
      </Stack>
    </InspectorSection>
  );
}

function Dimensions({ report, entity, set }: PartProps) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const dimensions = sortedEntries(report.dimensions);
  const [least, most] = dimensionsOf[report.type];
  const choices = fieldChoices(entity, localize, (field) => groupsBy(report.type, field));
  return (
    <InspectorSection title={say('by')}>
      <Stack gap="xs">
        {dimensions.map(([key, dimension], index) => (
          <Group key={key} gap={6} wrap="nowrap" align="flex-end">
            <Select
              aria-label={say('by')}
              allowDeselect={false}
              searchable
              data={
                report.type === 'line' && index === 0
                  ? choices.filter(({ value }) => isDate(fieldOf(entity, value)))
                  : choices
              }
              value={dimension.field}
              onChange={(field) => {
                if (!field) return;
                const period = isDate(fieldOf(entity, field)) ? { period: dimension.period ?? 'month' } : {};
                set(['dimensions', key], { field, ...period, order: dimension.order });
              }}
            />
            {isDate(fieldOf(entity, dimension.field)) ? (
              <Select
                aria-label={say('period')}
                allowDeselect={false}
                data={(['day', 'week', 'month', 'quarter', 'year'] as const).map((value) => ({
                  value,
                  label: say(value),
                }))}
                value={dimension.period ?? 'month'}
                onChange={(period) => set(['dimensions', key, 'period'], period ?? undefined)}
              />
            ) : null}
            {dimensions.length > least ? (
              <IconButton label={say('by')} variant="subtle" onClick={() => set(['dimensions', key], undefined)}>
                <IconX size={14} aria-hidden />
              </IconButton>
            ) : null}
          </Group>
        ))}
        {dimensions.length < most ? (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              const key = freeIdentifier('more', (name) => Object.hasOwn(report.dimensions ?? {}, name));
              const used = new Set(dimensions.map(([, { field }]) => field));
              const field = choices.find(({ value }) => !used.has(value))?.value;
              if (field === undefined) return;
              const period = isDate(fieldOf(entity, field)) ? { period: 'month' } : {};
              set(['dimensions', key], { field, ...period, order: orderAtIndex(report.dimensions, dimensions.length) });
            }}
          >
            {say('addDimension')}
          </Button>
        ) : null}
      </Stack>
    </InspectorSection>
  );
}

/** Whether it follows the period of its dashboard, and in what order and how many groups are shown. */
function Following({ report, entity, set }: PartProps) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const main = sortedEntries(report.measures)[0]?.[0] ?? '';
  const order = report.sort?.[0] === `-${main}` ? 'largest' : report.sort?.[0] === main ? 'smallest' : 'groups';
  const sorted = report.type === 'bar' || report.type === 'table';
  return (
    <InspectorSection title={say('period')}>
      <Stack gap="xs">
        <Select
          label={say('dateField')}
          description={say('dateFieldText')}
          clearable
          allowDeselect
          data={fieldChoices(entity, localize, isDate)}
          value={report.dateField ?? null}
          onChange={(key) => set(['dateField'], key ?? undefined)}
        />
        {report.type === 'figure' ? (
          <Switch
            label={say('compare')}
            checked={report.compare ?? false}
            disabled={report.dateField === undefined}
            onChange={(on) => set(['compare'], on || undefined)}
          />
        ) : null}
        {sorted ? (
          <Group gap={6} wrap="nowrap" align="flex-end">
            <Select
              label={say('sort')}
              allowDeselect={false}
              data={[
                { value: 'groups', label: say('sortGroups') },
                { value: 'largest', label: say('sortLargest') },
                { value: 'smallest', label: say('sortSmallest') },
              ]}
              value={order}
              onChange={(next) =>
                set(['sort'], next === 'groups' ? undefined : [next === 'largest' ? `-${main}` : main])
              }
            />
            <NumberInput
              label={say('limit')}
              scale={0}
              min="1"
              max="500"
              value={report.limit === undefined ? null : String(report.limit)}
              onChange={(text) => {
                const limit = Number(text);
                set(['limit'], text !== null && limit >= 1 && limit <= 500 ? limit : undefined, `${report.id}.limit`);
              }}
            />
          </Group>
        ) : null}
      </Stack>
    </InspectorSection>
  );
}
