import { IconTrash } from '@tabler/icons-react';
import type { DashboardDocument } from '@tessera/schemas';
import { Button, Select, Stack, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { setEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { removeBlock } from '../edits/dashboard-edits.ts';
import type { BlockDocument } from '../edits/dashboard-edits.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { Inspector, InspectorSection } from '../parts/inspector.tsx';
import { LabelFields } from '../parts/label-fields.tsx';
import { PlaceIssues } from '../parts/place-issues.tsx';
import { useBlockName } from './block-name.ts';
import { ReportPanel } from './report-panel.tsx';

interface BlockPanelProps {
  readonly dashboard: DashboardDocument;
  readonly id: string;
  readonly block: BlockDocument;
  readonly onClose: () => void;
}

/** The properties of a block, and of the report it shows. */
export function BlockPanel({ dashboard, id, block, onClose }: BlockPanelProps) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const name = useBlockName()(block);
  const set = (key: string, value: unknown, group?: string) =>
    edit('changeBlock', [setEdit('dashboard', dashboard.id, ['blocks', id, key], value)], group);
  const report = documents.get('report', block.report ?? '');
  const choices = (kind: 'report' | 'view') =>
    documents.all(kind).map((each) => ({
      value: each.id,
      label: localize(each.label, each.id),
      group: localize(documents.get('entity', each.entity)?.label, each.entity),
    }));
  const needsView = block.type === 'view' || block.type === 'todo';
  return (
    <Inspector label={say('block')} title={name} note={say(block.type)} onClose={onClose}>
      <PlaceIssues kind="dashboard" id={dashboard.id} />
      <InspectorSection title={say('block')}>
        <Stack gap="xs">
          {block.type === 'report' ? (
            <Select
              label={say('report')}
              allowDeselect={false}
              data={choices('report')}
              value={block.report ?? null}
              onChange={(value) => set('report', value ?? undefined)}
            />
          ) : null}
          {needsView ? (
            <Select
              label={say('viewOf')}
              allowDeselect={false}
              data={choices('view')}
              value={block.view ?? null}
              onChange={(value) => set('view', value ?? undefined)}
            />
          ) : null}
          {block.type === 'note' ? (
            <LabelFields label={say('note')} value={block.text} onChange={(text) => set('text', text, `${id}.text`)} />
          ) : null}
          {report ? null : (
            <LabelFields
              label={say('title')}
              value={block.label}
              onChange={(label) => set('label', label, `${id}.label`)}
            />
          )}
        </Stack>
      </InspectorSection>
      {report ? <ReportPanel report={report} /> : null}
      <Button
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => {
          edit('deleteBlock', removeBlock(documents, dashboard, id));
          onClose();
        }}
      >
        {say('removeBlock')}
      </Button>
    </Inspector>
  );
}
