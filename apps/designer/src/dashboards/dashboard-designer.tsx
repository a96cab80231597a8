import { closestCenter, DndContext } from '@dnd-kit/core';
import type { DragEndEvent } from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext } from '@dnd-kit/sortable';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { sortedEntries } from '@tessera/model';
import type { DashboardDocument } from '@tessera/schemas';
import { Button, EmptyState, Menu, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { addBlock, moveBlock, newReport } from '../edits/dashboard-edits.ts';
import type { BlockDocument, ReportType } from '../edits/dashboard-edits.ts';
import { ownEntities } from '../entities/own-entities.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';
import { useDragSensors, useDragWords } from '../parts/drag.ts';
import { BlockCard } from './block-card.tsx';
import { BlockPanel } from './block-panel.tsx';
import { useBlockName } from './block-name.ts';
import { DashboardPanel } from './dashboard-panel.tsx';
import styles from './dashboards.module.css';

/** A dashboard on its grid: blocks are dragged into place, sized at their corner or by buttons, and refined in the panel. */
export function DashboardDesigner({ dashboard }: { readonly dashboard: DashboardDocument }) {
  const say = useText(dashboardTexts);
  const edit = useEdit();
  const [selected, setSelected] = useState<string>();
  const nameOf = useBlockName();
  const sensors = useDragSensors();
  const blocks = sortedEntries(dashboard.blocks);
  const words = useDragWords((id) => {
    const block = dashboard.blocks[String(id)];
    return block ? nameOf(block) : String(id);
  });
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const index = blocks.findIndex(([key]) => key === over.id);
    edit('moveBlock', moveBlock(dashboard, String(active.id), index));
  };
  const block = selected === undefined ? undefined : dashboard.blocks[selected];
  return (
    <div className={styles['layout']}>
      <div className={styles['canvas']}>
        <AddBlock dashboard={dashboard} onAdded={setSelected} />
        {blocks.length === 0 ? <EmptyState compact title={say('empty')} text={say('emptyText')} /> : null}
        <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop} accessibility={words}>
          <SortableContext items={blocks.map(([key]) => key)} strategy={rectSortingStrategy}>
            <ol className={styles['grid']} aria-label={say('dashboards')}>
              {blocks.map(([key, each], index) => (
                <BlockCard
                  key={key}
                  id={key}
                  block={each}
                  dashboard={dashboard}
                  index={index}
                  count={blocks.length}
                  selected={key === selected}
                  onSelect={() => setSelected(key)}
                />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      </div>
      {block && selected !== undefined ? (
        <BlockPanel
          key={selected}
          dashboard={dashboard}
          id={selected}
          block={block}
          onClose={() => setSelected(undefined)}
        />
      ) : (
        <DashboardPanel dashboard={dashboard} />
      )}
    </div>
  );
}

const types: readonly ReportType[] = ['figure', 'bar', 'line', 'funnel', 'table'];

interface AddBlockProps {
  readonly dashboard: DashboardDocument;
  readonly onAdded: (key: string) => void;
}

/** The "+" of the grid: a report of a type, or another block. */
function AddBlock({ dashboard, onAdded }: AddBlockProps) {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const edit = useEdit();
  const entity = ownEntities(documents)[0];
  const views = documents.all('view');
  const put = (block: Omit<BlockDocument, 'order'>, report?: ReturnType<typeof newReport>) => {
    const { key, edits } = addBlock(dashboard, block, report);
    edit('addBlock', edits);
    onAdded(key);
  };
  const todo = views.find(({ filter }) => filter?.includes('user.id')) ?? views[0];
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
          {say('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entity ? (
          <>
            <Menu.Label>{say('newReport')}</Menu.Label>
            {types.map((type) => (
              <Menu.Item
                key={type}
                onClick={() => {
                  const label = { 'zh-CN': `${localize(entity.label, entity.id)} ${say(type)}` };
                  const report = newReport(documents, type, entity, label);
                  put({ type: 'report', report: report.id }, report);
                }}
              >
                {say(type)}
              </Menu.Item>
            ))}
          </>
        ) : null}
        <Menu.Label>{say('other')}</Menu.Label>
        {views[0] ? (
          <Menu.Item onClick={() => put({ type: 'view', view: views[0]?.id ?? '' })}>{say('view')}</Menu.Item>
        ) : null}
        {todo ? <Menu.Item onClick={() => put({ type: 'todo', view: todo.id })}>{say('todo')}</Menu.Item> : null}
        <Menu.Item onClick={() => put({ type: 'recent' })}>{say('recent')}</Menu.Item>
        <Menu.Item onClick={() => put({ type: 'note', text: { 'zh-CN': say('noteText') } })}>{say('note')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
