import { useState } from 'react';
import { IconChevronDown } from '@tabler/icons-react';
import {
  laterComponent,
  Button,
  Drawer,
  Popover,
  Tabs,
  UnstyledButton,
  useDisclosure,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import type { EntityDocument } from '@tessera/schemas';
import type { ListState } from '../list/list-state.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import type { ViewChoice } from './view-choices.ts';
import { ViewIcon } from './view-icon.tsx';
import type { ViewTask } from './view-task.ts';
import { viewTexts } from '../locale/view-texts.ts';
import styles from './views.module.css';

const ViewPanel = laterComponent(async () => (await import('./view-panel.tsx')).ViewPanel);
const ViewDialogs = laterComponent(async () => (await import('./view-dialogs.tsx')).ViewDialogs);
const SaveChanges = laterComponent(async () => (await import('./save-changes.tsx')).SaveChanges);

interface ViewBarProps {
  readonly entity: EntityDocument;
  readonly choices: readonly ViewChoice[];
  readonly current: ViewChoice;
  readonly state: ListState;
}

/** Tabs at most; the others are in the list of all views. */
const mostTabs = 6;

/** Which view is shown: the first ones as tabs, all of them in a list that also keeps, shares and deletes them. */
export function ViewBar({ entity, choices, current, state }: ViewBarProps) {
  const { places } = useRuntime();
  const say = useText(viewTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const [opened, { open, close, toggle }] = useDisclosure(false);
  const [task, setTask] = useState<ViewTask>();
  const show = (view: string): void => {
    close();
    places.search({ view, filter: undefined, quick: undefined, sort: undefined, group: undefined });
  };
  const panel = (
    <ViewPanel
      entity={entity}
      choices={choices}
      current={current}
      state={state}
      onShow={show}
      onTask={(next) => {
        close();
        setTask(next);
      }}
    />
  );
  const dialogs = task ? (
    <ViewDialogs
      entity={entity}
      current={current}
      state={state}
      task={task}
      onClose={() => setTask(undefined)}
      onShow={show}
    />
  ) : null;
  if (isPhone)
    return (
      <>
        <UnstyledButton
          className={styles['phoneView']}
          aria-haspopup="dialog"
          aria-label={`${say('views')}: ${localize(current.view.label, current.view.id)}`}
          onClick={open}
        >
          <ViewIcon type={current.view.type} />
          <span>{localize(current.view.label, current.view.id)}</span>
          {state.isChanged ? <em>{say('changed')}</em> : null}
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
        <Drawer opened={opened} onClose={close} position="bottom" size="80%" title={say('allViews')}>
          {opened ? panel : null}
        </Drawer>
        {dialogs}
      </>
    );
  const tabs = choices.filter((choice, index) => index < mostTabs || choice === current);
  return (
    <div className={styles['bar']}>
      <Tabs
        value={current.view.id}
        onChange={(id) => id !== null && show(id)}
        className={styles['tabs']}
        activateTabWithKeyboard={false}
      >
        <Tabs.List aria-label={say('allViews')}>
          {tabs.map(({ view }) => (
            <Tabs.Tab
              key={view.id}
              value={view.id}
              aria-controls={undefined}
              leftSection={<ViewIcon type={view.type} />}
            >
              {localize(view.label, say(`type.${view.type}`))}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Popover
        opened={opened}
        onChange={(next) => (next ? open() : close())}
        position="bottom-start"
        shadow="md"
        width={340}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-haspopup="dialog"
            aria-expanded={opened}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            onClick={toggle}
          >
            {say('allViews')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={say('allViews')} p="xs">
          {opened ? panel : null}
        </Popover.Dropdown>
      </Popover>
      {state.isChanged ? <SaveChanges current={current} state={state} onTask={setTask} /> : null}
      {dialogs}
    </div>
  );
}
