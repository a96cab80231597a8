import { IconDots, IconHome } from '@tabler/icons-react';
import { menuOf } from '@tessera/model';
import type { MenuEntry } from '@tessera/model';
import type { AppDocument } from '@tessera/schemas';
import { useRuntime } from '@tessera/screens';
import { Drawer, EntityIcon, UnstyledButton, useDisclosure, useLocalize, useText } from '@tessera/ui';
import { workspaceTexts } from '../locale/workspace-texts.ts';
import { AppLink, useAddress } from './app-link.tsx';

/** The entries of an app for this person. */
export function useMenu(app: AppDocument): readonly MenuEntry[] {
  const { documents, me, rights } = useRuntime();
  return menuOf(documents, app, { roles: me.roles, reads: (entity) => rights[entity]?.read === true });
}

export function hrefOf(app: AppDocument, entry: MenuEntry): string {
  return `/a/${app.id}/${entry.entity ?? ''}${entry.view ? `?view=${entry.view}` : ''}`;
}

/** The home page of an app. */
export const homeOf = (app: AppDocument): string => `/a/${app.id}/home`;

function useIsCurrent(app: AppDocument, entries: readonly MenuEntry[]): (entry: MenuEntry) => boolean {
  const { path, view } = useAddress();
  const flat = entries.flatMap((entry) => [entry, ...entry.children]);
  const ofView = flat.find((entry) => entry.view !== undefined && entry.view === view);
  return (entry) => {
    const base = `/a/${app.id}/${entry.entity ?? ''}`;
    if (entry.entity === undefined || !(path === base || path.startsWith(`${base}/`))) return false;
    return entry.view === undefined ? !(ofView && path === base) : entry.view === view && path === base;
  };
}

/** The menu at the side of a wide screen. */
export function SideMenu({ app }: { readonly app: AppDocument }) {
  const entries = useMenu(app);
  return <MenuList app={app} entries={entries} />;
}

function MenuList({
  app,
  entries,
  onFollow,
}: {
  readonly app: AppDocument;
  readonly entries: readonly MenuEntry[];
  readonly onFollow?: () => void;
}) {
  const localize = useLocalize();
  const isCurrent = useIsCurrent(app, entries);
  const link = (entry: MenuEntry) => (
    <li key={entry.key}>
      <AppLink
        to={hrefOf(app, entry)}
        className="wsp-link"
        current={isCurrent(entry)}
        {...(onFollow ? { onFollow } : {})}
      >
        <EntityIcon name={entry.icon} />
        <span>{localize(entry.label, entry.entity ?? entry.key)}</span>
      </AppLink>
    </li>
  );
  const say = useText(workspaceTexts);
  const { path } = useAddress();
  return (
    <ul className="wsp-menu">
      <li>
        <AppLink
          to={homeOf(app)}
          className="wsp-link"
          current={path === homeOf(app)}
          {...(onFollow ? { onFollow } : {})}
        >
          <IconHome size={18} aria-hidden />
          <span>{say('home')}</span>
        </AppLink>
      </li>
      {entries.map((entry) =>
        entry.type === 'group' ? (
          <li key={entry.key}>
            <div className="wsp-group" id={`group-${entry.key}`}>
              {localize(entry.label, entry.key)}
            </div>
            <ul aria-labelledby={`group-${entry.key}`}>{entry.children.map(link)}</ul>
          </li>
        ) : (
          link(entry)
        ),
      )}
    </ul>
  );
}

/** The menu at the bottom of a phone: the first entries, the rest behind 更多. */
export function BottomMenu({ app }: { readonly app: AppDocument }) {
  const say = useText(workspaceTexts);
  const localize = useLocalize();
  const entries = useMenu(app);
  const isCurrent = useIsCurrent(app, entries);
  const [opened, { open, close }] = useDisclosure(false);
  const first = entries.flatMap((entry) => (entry.type === 'group' ? entry.children : [entry])).slice(0, 3);
  const { path } = useAddress();
  return (
    <nav aria-label={say('menu')} className="wsp-bottom">
      <AppLink to={homeOf(app)} className="wsp-bottom-link" current={path === homeOf(app)}>
        <IconHome size={20} aria-hidden />
        <span>{say('home')}</span>
      </AppLink>
      {first.map((entry) => (
        <AppLink key={entry.key} to={hrefOf(app, entry)} className="wsp-bottom-link" current={isCurrent(entry)}>
          <EntityIcon name={entry.icon} size={20} />
          <span>{localize(entry.label, entry.key)}</span>
        </AppLink>
      ))}
      <UnstyledButton className="wsp-bottom-link" aria-expanded={opened} onClick={open}>
        <IconDots size={20} aria-hidden />
        <span>{say('more')}</span>
      </UnstyledButton>
      <Drawer opened={opened} onClose={close} position="bottom" size="70%" title={localize(app.label, app.id)}>
        <MenuList app={app} entries={entries} onFollow={close} />
      </Drawer>
    </nav>
  );
}
