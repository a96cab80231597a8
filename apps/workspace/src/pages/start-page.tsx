import { useParams, useRouter } from '@tanstack/react-router';
import { appsFor } from '@tessera/model';
import { useRuntime } from '@tessera/screens';
import { EmptyState, useText } from '@tessera/ui';
import { useEffect } from 'react';
import { workspaceTexts } from '../locale/workspace-texts.ts';
import { homeOf, hrefOf, useMenu } from '../shell/menu.tsx';

/** Opens what the app opens first: the entry it names, else the home page. */
export function StartPage() {
  const { documents, me } = useRuntime();
  const { app: appId } = useParams({ strict: false }) as { app?: string };
  const apps = appsFor(documents, me.roles);
  const app = apps.find(({ id }) => id === appId) ?? apps[0];
  const router = useRouter();
  const say = useText(workspaceTexts);
  const entries = useMenu(app ?? { kind: 'app', id: 'x.none', schemaVersion: 1, label: {}, autoMenu: false });
  const leaves = entries.flatMap((entry) => (entry.type === 'group' ? entry.children : [entry]));
  const first = leaves.find(({ key }) => key === app?.home);
  const to = !app || leaves.length === 0 ? undefined : first ? hrefOf(app, first) : homeOf(app);
  useEffect(() => {
    if (to !== undefined) router.history.replace(to);
  }, [to, router]);
  return to === undefined ? <EmptyState title={say('noApp')} text={say('noAppText')} /> : null;
}
