import { IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import type { EntityDocument } from '@tessera/schemas';
import { Button, EmptyState, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { addLifecycle } from '../edits/workflow-edits.ts';
import { useEntityParam } from '../entities/entity-page.tsx';
import { workflowTexts } from '../locale/workflow-texts.ts';
import { WorkflowDesigner } from './workflow-designer.tsx';

/** The lifecycle of an entity, or the way to its first one. */
export function WorkflowTab() {
  const say = useText(workflowTexts);
  const localize = useLocalize();
  const id = useEntityParam();
  const entity = useDocument('entity', id);
  const flows = useDocuments()
    .all('workflow')
    .filter((flow) => flow.entity === id);
  const [chosen, setChosen] = useState<string>();
  const flow = flows.find((one) => one.id === chosen) ?? flows[0];
  if (!entity) return null;
  if (!flow) return <FirstLifecycle entity={entity} />;
  return (
    <div className="dsg-tab-page">
      {flows.length > 1 ? (
        <div role="group" aria-label={say('lifecycles')} className="dsg-chips">
          {flows.map((one) => (
            <button
              key={one.id}
              type="button"
              aria-pressed={one.id === flow.id}
              className={one.id === flow.id ? 'dsg-chip-current' : ''}
              onClick={() => setChosen(one.id)}
            >
              {localize(one.label, one.id)}
            </button>
          ))}
        </div>
      ) : null}
      <WorkflowDesigner key={flow.id} flow={flow.id} entity={entity} />
    </div>
  );
}

function FirstLifecycle({ entity }: { readonly entity: EntityDocument }) {
  const say = useText(workflowTexts);
  const documents = useDocuments();
  const edit = useEdit();
  const both = (key: 'flowName' | 'statusName' | 'firstState') => {
    const words = workflowTexts.texts[key];
    const fill = (locale: 'zh-CN' | 'en') =>
      String(words[locale]).replace('{name}', entity.label[locale] ?? entity.label['zh-CN'] ?? '');
    return { 'zh-CN': fill('zh-CN'), en: fill('en') };
  };
  return (
    <EmptyState
      icon={<IconRoute size={26} stroke={1.5} />}
      title={say('none')}
      text={say('noneText')}
      action={
        <Button
          onClick={() =>
            edit(
              'addLifecycle',
              addLifecycle(documents, entity, {
                flow: both('flowName'),
                field: both('statusName'),
                state: both('firstState'),
              }),
            )
          }
        >
          {say('start')}
        </Button>
      }
    />
  );
}
