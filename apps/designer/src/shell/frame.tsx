import {
  IconApps,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDatabase,
  IconExternalLink,
  IconHistory,
  IconHome,
  IconLayoutDashboard,
  IconMenu2,
  IconRocket,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import {
  AccountItems,
  Avatar,
  Button,
  IconButton,
  Menu,
  notify,
  UnstyledButton,
  useHotkeys,
  useText,
} from '@tessera/ui';
import { useDraft, useDraftState } from '../draft/draft-context.tsx';
import { editTexts } from '../locale/edit-texts.ts';
import type { EditLabel } from '../locale/edit-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { PresentPeople } from '../presence/present-people.tsx';
import { useForeignChanges, useForeignReleases } from './foreign-changes.ts';
import { useGo } from './places.ts';
import { RouteLink } from './route-link.tsx';
import { SaveState } from './save-state.tsx';
import { useServices } from './services.tsx';

const pages = [
  ['/', 'home', IconHome],
  ['/entities', 'entities', IconDatabase],
  ['/apps', 'apps', IconApps],
  ['/dashboards', 'dashboards', IconLayoutDashboard],
  ['/roles', 'roles', IconShieldLock],
  ['/people', 'people', IconUsers],
  ['/releases', 'releases', IconHistory],
] as const;

const ConflictDialog = lazy(async () => ({
  default: (await import('../conflict/conflict-dialog.tsx')).ConflictDialog,
}));

const ChangesButton = lazy(async () => ({ default: (await import('./changes-button.tsx')).ChangesButton }));

/** The frame of all pages: where one is, what is saved, what is published. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const say = useText(shellTexts);
  useForeignChanges();
  useForeignReleases();
  const conflict = useDraftState((state) => state.conflicts.length > 0);
  return (
    <div className="dsg-frame">
      <a href="#content" className="dsg-skip">
        {say('skip')}
      </a>
      <header className="dsg-top">
        <span className="dsg-brand">
          <BrandMark />
          <span>Tessera</span>
          <span className="dsg-brand-part">{say('designer')}</span>
        </span>
        <MainNav />
        <div className="dsg-top-end">
          <PresentPeople />
          <SaveState />
          <UndoRedo />
          <Suspense>
            <ChangesButton />
          </Suspense>
          <PublishButton />
          <AccountMenu />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="dsg-content">
        {children}
      </main>
      {conflict ? (
        <Suspense>
          <ConflictDialog />
        </Suspense>
      ) : null}
    </div>
  );
}

function BrandMark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
      <rect x="1" y="1" width="8" height="8" rx="2" fill="var(--tsr-accent)" />
      <rect x="11" y="1" width="8" height="8" rx="2" fill="var(--tsr-accent)" opacity=".55" />
      <rect x="1" y="11" width="8" height="8" rx="2" fill="var(--tsr-accent)" opacity=".55" />
      <rect x="11" y="11" width="8" height="8" rx="2" fill="var(--tsr-accent)" opacity=".25" />
    </svg>
  );
}

function MainNav() {
  const say = useText(shellTexts);
  const go = useGo();
  return (
    <>
      <nav aria-label={say('mainNav')} className="dsg-nav">
        {pages.map(([to, key]) => (
          <RouteLink key={to} to={to} deep={to !== '/'}>
            {say(key)}
          </RouteLink>
        ))}
      </nav>
      <div className="dsg-nav-menu">
        <Menu position="bottom-start">
          <Menu.Target>
            <IconButton label={say('menu')}>
              <IconMenu2 size={20} aria-hidden />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            {pages.map(([to, key, Icon]) => (
              <Menu.Item key={to} leftSection={<Icon size={16} aria-hidden />} onClick={() => go(to)}>
                {say(key)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </>
  );
}

function UndoRedo() {
  const say = useText(shellTexts);
  const sayEdit = useText(editTexts);
  const draft = useDraft();
  const undo = useDraftState((state) => state.undo.at(-1)?.label);
  const redo = useDraftState((state) => state.redo.at(-1)?.label);
  const name = (label: string) => sayEdit(label as EditLabel);
  const doUndo = () => {
    if (!undo) return;
    draft.undo();
    notify.info(say('undone', { what: name(undo) }), { id: 'undo' });
  };
  const doRedo = () => {
    if (!redo) return;
    draft.redo();
    notify.info(say('redone', { what: name(redo) }), { id: 'undo' });
  };
  useHotkeys([
    ['mod+z', doUndo, { inFields: false }],
    ['mod+shift+z', doRedo, { inFields: false }],
    ['mod+y', doRedo, { inFields: false }],
    ['mod+s', () => void draft.saveNow()],
  ]);
  return (
    <div className="dsg-undo">
      <IconButton label={undo ? `${say('undo')}：${name(undo)}` : say('undo')} disabled={!undo} onClick={doUndo}>
        <IconArrowBackUp size={18} aria-hidden />
      </IconButton>
      <IconButton label={redo ? `${say('redo')}：${name(redo)}` : say('redo')} disabled={!redo} onClick={doRedo}>
        <IconArrowForwardUp size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

function PublishButton() {
  const say = useText(shellTexts);
  const go = useGo();
  return (
    <Button
      size="compact-sm"
      h={30}
      px={12}
      leftSection={<IconRocket size={16} aria-hidden />}
      onClick={() => go('/publish')}
    >
      {say('publish')}
    </Button>
  );
}

function AccountMenu() {
  const say = useText(shellTexts);
  const { me, onSignOut } = useServices();
  return (
    <Menu width={200}>
      <Menu.Target>
        <UnstyledButton aria-label={say('accountOf', { name: me.name })} className="dsg-account">
          <span aria-hidden>
            <Avatar name={me.name} size={28} />
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        <Menu.Item component="a" href="/" leftSection={<IconExternalLink size={16} aria-hidden />}>
          {say('openWorkspace')}
        </Menu.Item>
        <AccountItems onSignOut={() => void onSignOut()} />
      </Menu.Dropdown>
    </Menu>
  );
}
