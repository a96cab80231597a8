import { useBlocker, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { appsFor } from '@tessera/model';
import { ImportPage, ListPage, RecordCreate, RecordPage, useRuntime } from '@tessera/screens';
import { EmptyState, NotFound, useConfirmLeave, useText } from '@tessera/ui';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { workspaceTexts } from '../locale/workspace-texts.ts';
import { hrefOf, useMenu } from '../shell/menu.tsx';

type Action = 'read' | 'create' | 'import';

/** A page about an entity, for whoever may do this with it. */
function Guarded({ action, children }: { readonly action: Action; readonly children: (entity: string) => ReactNode }) {
  const { entity = '' } = useParams({ strict: false }) as { entity?: string };
  const { documents, rights } = useRuntime();
  const router = useRouter();
  const say = useText(workspaceTexts);
  if (documents.get('entity', entity) === undefined) return <NotFound onHome={() => router.history.push('/')} />;
  if (rights[entity]?.[action] !== true) return <EmptyState title={say('noRight')} text={say('noRightText')} />;
  return children(entity);
}

/** Asks before leaving what was typed; the page says whether there is something to lose. */
function useLeaveGuard(): (dirty: boolean) => void {
  const dirty = useRef(false);
  const ask = useConfirmLeave();
  useBlocker({ shouldBlockFn: async () => dirty.current && !(await ask()), enableBeforeUnload: false });
  return useCallback((now) => {
    dirty.current = now;
  }, []);
}

/** Opens what the app opens first. */
export function StartPage() {
  const { documents, me } = useRuntime();
  const { app: appId } = useParams({ strict: false }) as { app?: string };
  const apps = appsFor(documents, me.roles);
  const app = apps.find(({ id }) => id === appId) ?? apps[0];
  const router = useRouter();
  const say = useText(workspaceTexts);
  const entries = useMenu(app ?? { kind: 'app', id: 'x.none', schemaVersion: 1, label: {}, autoMenu: false });
  const leaves = entries.flatMap((entry) => (entry.type === 'group' ? entry.children : [entry]));
  const first = leaves.find(({ key }) => key === app?.home) ?? leaves[0];
  const to = app && first ? hrefOf(app, first) : undefined;
  useEffect(() => {
    if (to !== undefined) router.history.replace(to);
  }, [to, router]);
  return to === undefined ? <EmptyState title={say('noApp')} text={say('noAppText')} /> : null;
}

export function EntityListPage() {
  const search = useSearch({ strict: false }) as { view?: string; filter?: string; q?: string };
  return <Guarded action="read">{(entity) => <ListPage key={entity} entity={entity} search={search} />}</Guarded>;
}

export function EntityRecordPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const onDirty = useLeaveGuard();
  return (
    <Guarded action="read">{(entity) => <RecordPage key={id} entity={entity} id={id} onDirty={onDirty} />}</Guarded>
  );
}

export function EntityCreatePage() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  const text = JSON.stringify(search);
  const values = useMemo(() => JSON.parse(text) as Readonly<Record<string, string>>, [text]);
  const onDirty = useLeaveGuard();
  return (
    <Guarded action="create">
      {(entity) => <RecordCreate key={entity} entity={entity} values={values} onDirty={onDirty} />}
    </Guarded>
  );
}

export function EntityImportPage() {
  const { run } = useParams({ strict: false }) as { run?: string };
  return <Guarded action="import">{(entity) => <ImportPage key={entity} entity={entity} run={run} />}</Guarded>;
}
