import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider, useRouter } from '@tanstack/react-router';
import type { Client, Me } from '@tessera/client';
import { systemClock } from '@tessera/std';
import { EmptyState, ErrorState, FaceSlotsProvider, NotFound, Spinner, useText } from '@tessera/ui';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import type { FunctionComponent } from 'react';
import { DraftProvider, useDraft, useDraftState } from './draft/draft-context.tsx';
import { createDraft } from './draft/draft.ts';
import { browserCopy } from './draft/unsaved-copy.ts';
import { shellTexts } from './locale/shell-texts.ts';
import { PresenceProvider } from './presence/presence-context.tsx';
import { Frame } from './shell/frame.tsx';
import { basePath } from './shell/places.ts';
import { ServicesProvider, useDesignerSlots } from './shell/services.tsx';
import './designer.css';

export interface DesignerProps {
  readonly client: Client;
  /** Who is signed in. */
  readonly me: Me;
  readonly onSignOut: () => Promise<void>;
}

/** How often others' changes are looked for, ms. */
const lookEvery = 10_000;

/** The app behind the sign-in: the draft, its pages, their frame. */
export function Designer({ client, me, onSignOut }: DesignerProps) {
  const say = useText(shellTexts);
  const services = useMemo(() => ({ client, me, onSignOut }), [client, me, onSignOut]);
  const draft = useMemo(
    () => createDraft({ client, clock: systemClock, copy: browserCopy(globalThis.localStorage), me: me.id }),
    [client, me.id],
  );
  const router = useMemo(designerRouter, []);
  useEffect(() => {
    void draft.load();
    return draft.watch(lookEvery);
  }, [draft]);
  if (!me.capabilities.includes('design')) return <EmptyState title={say('noRight')} text={say('noRightText')} />;
  return (
    <ServicesProvider value={services}>
      <DraftProvider value={draft}>
        <RouterProvider router={router} />
      </DraftProvider>
    </ServicesProvider>
  );
}

function Root() {
  const say = useText(shellTexts);
  const draft = useDraft();
  const status = useDraftState((state) => state.status);
  const problem = useDraftState((state) => state.problem);
  const slots = useDesignerSlots();
  if (status === 'loading') return <Spinner size="lg" />;
  if (status === 'failed')
    return <ErrorState title={say('loadFailed')} error={problem} onRetry={() => void draft.load()} />;
  return (
    <FaceSlotsProvider value={slots}>
      <PresenceProvider>
        <Frame>
          <Suspense fallback={<Spinner />}>
            <Outlet />
          </Suspense>
        </Frame>
      </PresenceProvider>
    </FaceSlotsProvider>
  );
}

function Missing() {
  const router = useRouter();
  return <NotFound onHome={() => router.history.push(`${basePath}/`)} />;
}

/** A page whose code arrives when it is opened. */
function page(load: () => Promise<FunctionComponent>) {
  return lazy(async () => ({ default: await load() }));
}

const HomePage = page(async () => (await import('./home/home-page.tsx')).HomePage);
const CanvasPage = page(async () => (await import('./entities/canvas-page.tsx')).CanvasPage);
const EntityPage = page(async () => (await import('./entities/entity-page.tsx')).EntityPage);
const FieldsTab = page(async () => (await import('./fields/fields-tab.tsx')).FieldsTab);
const FormsTab = page(async () => (await import('./forms/forms-tab.tsx')).FormsTab);
const ViewsTab = page(async () => (await import('./views/views-tab.tsx')).ViewsTab);
const WorkflowTab = page(async () => (await import('./workflow/workflow-tab.tsx')).WorkflowTab);
const RightsTab = page(async () => (await import('./roles/rights-tab.tsx')).RightsTab);
const RolesPage = page(async () => (await import('./roles/roles-page.tsx')).RolesPage);
const AppsPage = page(async () => (await import('./apps/apps-page.tsx')).AppsPage);
const DashboardsPage = page(async () => (await import('./dashboards/dashboards-page.tsx')).DashboardsPage);
const PeoplePage = page(async () => (await import('./people/people-page.tsx')).PeoplePage);
const ReleasesPage = page(async () => (await import('./publish/releases-page.tsx')).ReleasesPage);
const SheetPage = page(async () => (await import('./sheets/sheet-page.tsx')).SheetPage);
const BatchPage = page(async () => (await import('./sheets/batch-page.tsx')).BatchPage);
const TemplatesPage = page(async () => (await import('./templates/templates-page.tsx')).TemplatesPage);
const PublishPage = page(async () => (await import('./publish/publish-page.tsx')).PublishPage);

function designerRouter() {
  const root = createRootRoute({
    component: Root,
    notFoundComponent: Missing,
    validateSearch: (search: Record<string, unknown>) => ({
      ...(typeof search['select'] === 'string' ? { select: search['select'] } : {}),
      ...(typeof search['focus'] === 'string' ? { focus: search['focus'] } : {}),
    }),
  });
  const at = (path: string, component: FunctionComponent) =>
    createRoute({ getParentRoute: () => root, path, component });
  const entity = createRoute({ getParentRoute: () => root, path: '/entities/$entity', component: EntityPage });
  const inEntity = (path: string, component: FunctionComponent) =>
    createRoute({ getParentRoute: () => entity, path, component });
  return createRouter({
    basepath: basePath,
    // Ids and pointers stay readable in the address.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
    routeTree: root.addChildren([
      at('/', HomePage),
      at('/entities', CanvasPage),
      entity.addChildren([
        inEntity('/', FieldsTab),
        inEntity('/fields', FieldsTab),
        inEntity('/forms', FormsTab),
        inEntity('/forms/$form', FormsTab),
        inEntity('/views', ViewsTab),
        inEntity('/views/$view', ViewsTab),
        inEntity('/workflow', WorkflowTab),
        inEntity('/rights', RightsTab),
      ]),
      at('/roles', RolesPage),
      at('/apps', AppsPage),
      at('/dashboards', DashboardsPage),
      at('/people', PeoplePage),
      at('/releases', ReleasesPage),
      at('/from-sheet', SheetPage),
      at('/from-sheet/$batch', BatchPage),
      at('/publish', PublishPage),
      at('/templates', TemplatesPage),
    ]),
  });
}
