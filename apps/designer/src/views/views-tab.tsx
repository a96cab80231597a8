import { useParams } from '@tanstack/react-router';
import { IconPencilPlus, IconPlus } from '@tabler/icons-react';
import { derivedView } from '@tessera/model';
import type { ViewType } from '@tessera/model';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import { Alert, Badge, Button, Menu, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { useEdit } from '../draft/use-edit.ts';
import { addView, customView } from '../edits/view-edits.ts';
import { useEntityParam } from '../entities/entity-page.tsx';
import { viewTexts } from '../locale/view-texts.ts';
import { useGo } from '../shell/places.ts';
import { RouteLink } from '../shell/route-link.tsx';
import { ViewPanel } from './view-panel.tsx';
import { ViewPreview } from './view-preview.tsx';

/** The views of an entity: those that are documents, and the automatic ones. */
export function ViewsTab() {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const entityId = useEntityParam();
  const entity = useDocument('entity', entityId);
  const documents = useDocuments();
  const { view: asked } = useParams({ strict: false }) as { readonly view?: string };
  const go = useGo();
  if (!entity) return null;
  const views = documents.all('view').filter((view) => view.entity === entityId);
  const automatic = (['table', 'kanban'] as const).flatMap((type) => {
    const view = views.some((one) => one.type === type) ? undefined : derivedView(documents, entityId, type);
    return view ? [view] : [];
  });
  const current = asked ?? views[0]?.id ?? `auto-${automatic[0]?.type ?? 'table'}`;
  const own = views.find((view) => view.id === current);
  const derived = automatic.find((view) => current === `auto-${view.type}`);
  return (
    <div className="dsg-tab-page">
      <div className="dsg-chips-bar">
        <nav className="dsg-chips" aria-label={say('views')}>
          {views.map((view) => (
            <RouteLink
              key={view.id}
              to={`/entities/${entityId}/views/${view.id}`}
              className={view.id === current ? 'dsg-chip-current' : ''}
            >
              {localize(view.label, view.id)}
              <Badge size="sm" color="gray">
                {say(view.type)}
              </Badge>
            </RouteLink>
          ))}
          {automatic.map((view) => (
            <RouteLink
              key={view.id}
              to={`/entities/${entityId}/views/auto-${view.type}`}
              className={current === `auto-${view.type}` ? 'dsg-chip-current' : ''}
            >
              {say(view.type)}
              <Badge size="sm" color="gray">
                {say('derived')}
              </Badge>
            </RouteLink>
          ))}
        </nav>
        <NewViewMenu entity={entity} />
      </div>
      {own ? (
        <div className="dsg-workbench">
          <div className="dsg-view-stage">
            <ViewPreview view={own} />
          </div>
          <ViewPanel key={own.id} view={own} entity={entity} onDeleted={() => go(`/entities/${entityId}/views`)} />
        </div>
      ) : null}
      {!own && derived ? <AutomaticView entity={entity} view={derived} /> : null}
    </div>
  );
}

function useMakeView(entity: EntityDocument) {
  const documents = useDocuments();
  const edit = useEdit();
  const go = useGo();
  return (type: ViewType) => {
    const start: ViewDocument | undefined = derivedView(documents, entity.id, type);
    if (!start) return;
    const words = viewTexts.texts[type === 'table' ? 'allLabel' : 'boardLabel'];
    const name = (locale: 'zh-CN' | 'en') => String(words[locale]).replace('{name}', entity.label[locale] ?? '');
    const label = {
      ...(entity.label['zh-CN'] ? { 'zh-CN': name('zh-CN') } : {}),
      ...(entity.label.en ? { en: name('en') } : {}),
    };
    const made = customView(documents, start, label);
    edit('addView', addView(made));
    go(`/entities/${entity.id}/views/${made.id}`);
  };
}

function NewViewMenu({ entity }: { readonly entity: EntityDocument }) {
  const say = useText(viewTexts);
  const documents = useDocuments();
  const make = useMakeView(entity);
  const canBoard = derivedView(documents, entity.id, 'kanban') !== undefined;
  return (
    <Menu>
      <Menu.Target>
        <Button size="compact-sm" variant="light" leftSection={<IconPlus size={15} aria-hidden />}>
          {say('newView')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => make('table')}>{say('newTable')}</Menu.Item>
        <Menu.Item disabled={!canBoard} onClick={() => make('kanban')}>
          {say('newKanban')}
        </Menu.Item>
        {canBoard ? null : <Menu.Label>{say('noGroup')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

function AutomaticView({ entity, view }: { readonly entity: EntityDocument; readonly view: ViewDocument }) {
  const say = useText(viewTexts);
  const make = useMakeView(entity);
  return (
    <div className="dsg-automatic">
      <Alert color="petrol">
        <div className="dsg-alert-row">
          <span>{say('derivedText')}</span>
          <Button
            size="compact-sm"
            h={30}
            px={12}
            leftSection={<IconPencilPlus size={16} aria-hidden />}
            onClick={() => make(view.type)}
          >
            {say('customise')}
          </Button>
        </div>
      </Alert>
      <ViewPreview view={view} />
    </div>
  );
}
