import { IconChevronDown, IconPencilCog, IconPlus, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { appsFor } from '@tessera/model';
import type { AppDocument } from '@tessera/schemas';
import { useQuickCreate, useRuntime } from '@tessera/screens';
import {
  AccountItems,
  Avatar,
  BrandMark,
  IconButton,
  Menu,
  UnstyledButton,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import { workspaceTexts } from '../locale/workspace-texts.ts';
import { Bell } from './bell.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { SearchButton } from './search-button.tsx';
import { BottomMenu, SideMenu, useMenu } from './menu.tsx';

interface FrameProps {
  readonly app: AppDocument;
  readonly onSignOut: () => Promise<void>;
  readonly children: ReactNode;
}

/** What stands around every page. */
export function Frame({ app, onSignOut, children }: FrameProps) {
  const say = useText(workspaceTexts);
  const isPhone = useIsPhone();
  return (
    <div className="wsp-frame">
      <a href="#content" className="wsp-skip">
        {say('skip')}
      </a>
      <header className="wsp-top">
        <AppSwitch app={app} />
        <div className="wsp-top-end">
          <SearchButton app={app} onSignOut={onSignOut} />
          <CreateMenu app={app} />
          <Bell />
          <AccountMenu onSignOut={onSignOut} />
        </div>
      </header>
      <div className="wsp-body">
        {isPhone ? null : (
          <nav aria-label={say('menu')} className="wsp-side">
            <SideMenu app={app} />
          </nav>
        )}
        <main id="content" tabIndex={-1} className="wsp-content">
          <DemoBanner />
          {children}
        </main>
      </div>
      {isPhone ? <BottomMenu app={app} /> : null}
    </div>
  );
}

function AppSwitch({ app }: { readonly app: AppDocument }) {
  const { documents, me, places } = useRuntime();
  const say = useText(workspaceTexts);
  const localize = useLocalize();
  const apps = appsFor(documents, me.roles);
  const name = localize(app.label, app.id);
  if (apps.length < 2)
    return (
      <span className="wsp-app">
        <BrandMark />
        {name}
      </span>
    );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className="wsp-app" aria-label={say('switchApp', { name })}>
          <BrandMark />
          {name}
          <IconChevronDown size={15} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {apps.map(({ id, label }) => (
          <Menu.Item key={id} onClick={() => places.go(`/a/${id}`)}>
            {localize(label, id)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function CreateMenu({ app }: { readonly app: AppDocument }) {
  const { documents, rights } = useRuntime();
  const say = useText(workspaceTexts);
  const localize = useLocalize();
  const quickCreate = useQuickCreate();
  const entries = useMenu(app).flatMap((entry) => [entry, ...entry.children]);
  const entities = [...new Set(entries.flatMap(({ entity }) => entity ?? []))].filter(
    (id) => rights[id]?.create === true,
  );
  if (entities.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={say('create')} variant="light" color="petrol">
          <IconPlus size={18} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {entities.map((id) => (
          <Menu.Item key={id} onClick={() => void quickCreate({ entity: id })}>
            {localize(documents.get('entity', id)?.label, id)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AccountMenu({ onSignOut }: { readonly onSignOut: () => Promise<void> }) {
  const { me } = useRuntime();
  const say = useText(workspaceTexts);
  return (
    <Menu width={200} position="bottom-end">
      <Menu.Target>
        <UnstyledButton aria-label={`${say('account')}：${me.name}`} className="wsp-account">
          <Avatar name={me.name} size={28} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        {me.capabilities.includes('design') ? (
          <Menu.Item component="a" href="/designer/" leftSection={<IconPencilCog size={16} aria-hidden />}>
            {say('designer')}
          </Menu.Item>
        ) : null}
        {me.capabilities.includes('administer') ? (
          <Menu.Item component="a" href="/designer/people" leftSection={<IconUsers size={16} aria-hidden />}>
            {say('people')}
          </Menu.Item>
        ) : null}
        <AccountItems onSignOut={() => void onSignOut()} />
      </Menu.Dropdown>
    </Menu>
  );
}
