import { Outlet, useParams } from '@tanstack/react-router';
import { IconChevronRight } from '@tabler/icons-react';
import { Button, EmptyState, useLocalize, useText } from '@tessera/ui';
import { useDocument, useDraftState } from '../draft/draft-context.tsx';
import { entityTexts } from '../locale/entity-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { PresentOnTab } from '../presence/present-people.tsx';
import { useGo } from '../shell/places.ts';
import { RouteLink } from '../shell/route-link.tsx';

const tabs = ['fields', 'forms', 'views', 'workflow', 'rights'] as const;

/** The design of one entity: its name above, its tabs, and the one that is open. */
export function EntityPage() {
  const say = useText(entityTexts);
  const sayShell = useText(shellTexts);
  const localize = useLocalize();
  const id = useEntityParam();
  const label = useDocument('entity', id)?.label;
  const exists = useDraftState((state) => state.documents.get('entity', id) !== undefined);
  const go = useGo();
  if (!exists) {
    return (
      <EmptyState
        page
        title={say('noEntity')}
        text={say('noEntityText')}
        action={<Button onClick={() => go('/entities')}>{say('backToCanvas')}</Button>}
      />
    );
  }
  return (
    <div className="dsg-entity-page">
      <header className="dsg-entity-bar">
        <div className="dsg-entity-title">
          <RouteLink to={`/entities?select=${id}`}>{sayShell('entities')}</RouteLink>
          <IconChevronRight size={14} aria-hidden />
          <h1>{localize(label, id)}</h1>
        </div>
        <nav aria-label={say('tabs')} className="dsg-tabs">
          {tabs.map((tab) => (
            <RouteLink key={tab} to={`/entities/${id}/${tab}`} deep>
              {say(`tab.${tab}`)}
              <PresentOnTab entity={id} tab={tab} />
            </RouteLink>
          ))}
        </nav>
      </header>
      <div className="dsg-entity-body">
        <Outlet />
      </div>
    </div>
  );
}

/** The entity the address names. */
export function useEntityParam(): string {
  const { entity = '' } = useParams({ strict: false }) as { readonly entity?: string };
  return entity;
}
