import { IconTrash } from '@tabler/icons-react';
import { canGroup, fieldOf } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { Button, MultiSelect, Select, Stack, Switch, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { removeEdit, setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { viewTexts } from '../locale/view-texts.ts';
import { ConditionField } from '../parts/condition-field.tsx';
import { fieldChoices } from '../parts/field-choices.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';
import { ColorRules } from './color-rules.tsx';
import { ColumnList } from './column-list.tsx';
import { SortList } from './sort-list.tsx';

interface ViewPanelProps {
  readonly view: ViewDocument;
  readonly entity: EntityDocument;
  readonly onDeleted: () => void;
}

/** How a view is changed: every part sets one property of it. */
export interface ViewPartProps {
  readonly view: ViewDocument;
  readonly entity: EntityDocument;
  readonly set: (path: readonly string[], value: unknown, group?: string) => void;
}

/** The properties of a view. */
export function ViewPanel({ view, entity, onDeleted }: ViewPanelProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const edit = useEdit();
  const ask = useDeleteQuestion();
  const set: ViewPartProps['set'] = (path, value, group) =>
    edit('changeView', [setEdit('view', view.id, path, value)], group);
  const part = { view, entity, set };
  const name = localize(view.label, view.id);
  const remove = async () => {
    if (
      !(await ask({
        title: say('deleteViewTitle', { name }),
        confirm: say('deleteView'),
        target: { kind: 'view', id: view.id },
      }))
    )
      return;
    edit('deleteView', [removeEdit('view', view.id)]);
    onDeleted();
  };
  return (
    <Inspector label={say('viewPanel')} title={name} note={<span className="dsg-mono">{view.id}</span>}>
      <PlaceIssues kind="view" id={view.id} />
      <Basics {...part} />
      {view.type === 'table' ? (
        <InspectorSection title={say('columns')}>
          <ColumnList {...part} />
        </InspectorSection>
      ) : (
        <BoardFields {...part} />
      )}
      <InspectorSection title={say('filter')}>
        <ConditionField
          entity={view.entity}
          context="filter"
          label={say('filter')}
          value={view.filter}
          onChange={(filter) => set(['filter'], filter, `${view.id}.filter`)}
        />
      </InspectorSection>
      {view.type === 'table' ? <TableGroups {...part} /> : null}
      <InspectorSection title={say('sort')}>
        <SortList {...part} />
      </InspectorSection>
      <InspectorSection title={say('colors')}>
        <ColorRules {...part} />
      </InspectorSection>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => void remove()}
      >
        {say('deleteView')}
      </Button>
    </Inspector>
  );
}

function Basics({ view, entity, set }: ViewPartProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  return (
    <InspectorSection title={say('viewPanel')}>
      <Stack gap="xs">
        <LabelFields required value={view.label} onChange={(label) => set(['label'], label, `${view.id}.label`)} />
        <Switch
          label={say('default')}
          checked={view.default ?? false}
          onChange={(on) => set(['default'], on || undefined)}
        />
        <MultiSelect
          label={say('quickFilters')}
          maxValues={8}
          data={fieldChoices(entity, localize)}
          value={view.quickFilters ?? []}
          onChange={(keys) => set(['quickFilters'], keys.length > 0 ? keys : undefined)}
        />
        <MultiSelect
          label={say('audience')}
          data={documents.all('role').map((role) => ({ value: role.id, label: localize(role.label, role.id) }))}
          value={view.audience?.roles ?? []}
          onChange={(roles) => set(['audience'], roles.length > 0 ? { ...view.audience, roles } : undefined)}
        />
      </Stack>
    </InspectorSection>
  );
}

/** What the rows of a table are gathered by. */
function TableGroups({ view, entity, set }: ViewPartProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const group = view.groupBy === undefined ? undefined : fieldOf(entity, view.groupBy);
  return (
    <InspectorSection title={say('groups')}>
      <Stack gap="xs">
        <Select
          label={say('groupRows')}
          clearable
          data={fieldChoices(entity, localize, (field) => canGroup('table', field))}
          value={view.groupBy ?? null}
          onChange={(key) => set(['groupBy'], key ?? undefined)}
        />
        {group?.kind === 'date' || group?.kind === 'datetime' ? (
          <Select
            label={say('groupUnit')}
            data={(['day', 'week', 'month', 'quarter', 'year'] as const).map((unit) => ({
              value: unit,
              label: say(`unit.${unit}`),
            }))}
            value={view.groupUnit ?? 'month'}
            onChange={(unit) => set(['groupUnit'], unit ?? undefined)}
          />
        ) : null}
      </Stack>
    </InspectorSection>
  );
}

const numeric: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

function BoardFields({ view, entity, set }: ViewPartProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  return (
    <InspectorSection title={say('kanban')}>
      <Stack gap="xs">
        <Select
          label={say('groupBy')}
          data={fieldChoices(entity, localize, (field) => field.kind === 'status' || field.kind === 'select')}
          value={view.groupBy ?? null}
          onChange={(key) => set(['groupBy'], key ?? undefined)}
        />
        <MultiSelect
          label={say('cardFields')}
          maxValues={6}
          data={fieldChoices(entity, localize)}
          value={view.card?.fields ?? []}
          onChange={(keys) => set(['card', 'fields'], keys.length > 0 ? keys : undefined)}
        />
        <Select
          label={say('sum')}
          clearable
          allowDeselect
          data={fieldChoices(entity, localize, (field) => numeric.has(field.kind))}
          value={view.card?.sum ?? null}
          onChange={(key) => set(['card', 'sum'], key ?? undefined)}
        />
      </Stack>
    </InspectorSection>
  );
}
