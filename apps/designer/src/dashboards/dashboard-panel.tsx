import { IconTrash } from '@tabler/icons-react';
import type { DashboardDocument } from '@tessera/schemas';
import { Button, MultiSelect, NumberInput, Select, Stack, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { removeEdit, setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useDeleteQuestion } from '../parts/use-delete-question.tsx';

const periods = [
  ['week', 'thisWeek'],
  ['month', 'thisMonth'],
  ['quarter', 'thisQuarter'],
  ['year', 'thisYear'],
] as const;

/** The properties of a dashboard. */
export function DashboardPanel({ dashboard }: { readonly dashboard: DashboardDocument }) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const ask = useDeleteQuestion();
  const name = localize(dashboard.label, dashboard.id);
  const set = (path: readonly string[], value: unknown, group?: string) =>
    edit('changeDashboard', [setEdit('dashboard', dashboard.id, path, value)], group);
  const { audience } = dashboard;
  const remove = async () => {
    if (
      await ask({
        title: say('deleteTitle', { name }),
        confirm: say('deleteDashboard'),
        target: { kind: 'dashboard', id: dashboard.id },
      })
    )
      edit('deleteDashboard', [removeEdit('dashboard', dashboard.id)]);
  };
  return (
    <Inspector label={say('panel')} title={name} note={<span className="dsg-mono">{dashboard.id}</span>}>
      <PlaceIssues kind="dashboard" id={dashboard.id} />
      <InspectorSection title={say('panel')}>
        <Stack gap="xs">
          <LabelFields
            required
            value={dashboard.label}
            onChange={(label) => set(['label'], label, `${dashboard.id}.label`)}
          />
          <MultiSelect
            label={say('audience')}
            description={say('audienceText')}
            data={documents.all('role').map((role) => ({ value: role.id, label: localize(role.label, role.id) }))}
            value={audience?.roles ?? []}
            onChange={(roles) => set(['audience', 'roles'], roles.length > 0 ? roles : undefined)}
          />
          <NumberInput
            label={say('priority')}
            scale={0}
            min="0"
            max="1000"
            value={audience?.priority === undefined ? null : String(audience.priority)}
            onChange={(text) =>
              set(['audience', 'priority'], text === null ? undefined : Number(text), `${dashboard.id}.priority`)
            }
          />
        </Stack>
      </InspectorSection>
      <InspectorSection title={say('defaults')}>
        <Stack gap="xs">
          <Select
            label={say('period')}
            allowDeselect={false}
            data={periods.map(([value, word]) => ({ value, label: say(word) }))}
            value={dashboard.period ?? 'month'}
            onChange={(period) => set(['period'], period ?? undefined)}
          />
          <Select
            label={say('whose')}
            allowDeselect={false}
            data={(['mine', 'team', 'all'] as const).map((value) => ({ value, label: say(value) }))}
            value={dashboard.whose ?? 'all'}
            onChange={(whose) => set(['whose'], whose ?? undefined)}
          />
        </Stack>
      </InspectorSection>
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => void remove()}
      >
        {say('deleteDashboard')}
      </Button>
    </Inspector>
  );
}
