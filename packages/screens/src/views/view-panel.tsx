import { useState } from 'react';
import {
  IconDeviceFloppy,
  IconDots,
  IconPencil,
  IconPencilCog,
  IconStar,
  IconStarFilled,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { isDerived } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import {
  Button,
  IconButton,
  Menu,
  notify,
  SearchInput,
  UnstyledButton,
  useConfirm,
  useLocalize,
  useText,
} from '@tessera/ui';
import type { ListState } from '../list/list-state.ts';
import { useRuntime } from '../runtime/runtime.tsx';
import { useSavedViews, useViewWrites } from './use-saved-views.ts';
import { SaveChanges } from './save-changes.tsx';
import { ViewIcon } from './view-icon.tsx';
import type { ViewChoice } from './view-choices.ts';
import type { ViewTask } from './view-task.ts';
import { viewTexts } from '../locale/view-texts.ts';
import styles from './views.module.css';

interface ViewPanelProps {
  readonly entity: EntityDocument;
  readonly choices: readonly ViewChoice[];
  readonly current: ViewChoice;
  readonly state: ListState;
  readonly onShow: (id: string) => void;
  readonly onTask: (task: ViewTask) => void;
}

const groups = ['mine', 'shared', 'system'] as const;
const fewViews = 8;

/** All views by where they come from, and what can be done with each. */
export function ViewPanel({ entity, choices, current, state, onShow, onTask }: ViewPanelProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const [wanted, setWanted] = useState('');
  const needle = wanted.trim().toLowerCase();
  const found = choices.filter(({ view }) => localize(view.label, view.id).toLowerCase().includes(needle));
  return (
    <div className={styles['panel']}>
      {choices.length > fewViews ? (
        <SearchInput size="xs" label={say('searchViews')} value={wanted} onSearch={setWanted} />
      ) : null}
      <div className={styles['lists']}>
        {found.length === 0 ? <p className={styles['none']}>{say('noMatch')}</p> : null}
        {groups.map((group) => {
          const own = found.filter((choice) => choice.group === group);
          return own.length === 0 ? null : (
            <section key={group} aria-label={say(group)}>
              <h3>{say(group)}</h3>
              <ul>
                {own.map((choice) => (
                  <ViewRow
                    key={choice.view.id}
                    entity={entity}
                    choice={choice}
                    isCurrent={choice === current}
                    onShow={onShow}
                    onTask={onTask}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <div className={styles['foot']}>
        {state.isChanged ? (
          <SaveChanges current={current} state={state} onTask={onTask} />
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDeviceFloppy size={15} aria-hidden />}
            onClick={() => onTask({ kind: 'saveAs' })}
          >
            {say('saveAs')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ViewRowProps {
  readonly entity: EntityDocument;
  readonly choice: ViewChoice;
  readonly isCurrent: boolean;
  readonly onShow: (id: string) => void;
  readonly onTask: (task: ViewTask) => void;
}

function ViewRow({ entity, choice, isCurrent, onShow, onTask }: ViewRowProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const isFirst = useSavedViews()?.first[entity.id] === choice.view.id;
  const { view, saved, group } = choice;
  const note =
    group === 'shared'
      ? say('sharedBy', { name: saved?.owner.title })
      : saved?.audience && (saved.audience.everybody || saved.audience.roles.length + saved.audience.people.length > 0)
        ? say('sharedNote')
        : undefined;
  return (
    <li className={styles['row']} data-current={isCurrent || undefined}>
      <UnstyledButton
        className={styles['choice']}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onShow(view.id)}
      >
        <ViewIcon type={view.type} />
        <span className={styles['name']}>{localize(view.label, view.id)}</span>
        {note ? <small>{note}</small> : null}
        {isFirst ? <IconStarFilled size={13} role="img" aria-label={say('first')} className={styles['star']} /> : null}
      </UnstyledButton>
      <ViewMenu entity={entity} choice={choice} isFirst={isFirst} onTask={onTask} />
    </li>
  );
}

interface ViewMenuProps extends Pick<ViewRowProps, 'entity' | 'choice' | 'onTask'> {
  readonly isFirst: boolean;
}

function ViewMenu({ entity, choice: { view, saved }, isFirst, onTask }: ViewMenuProps) {
  const { me } = useRuntime();
  const say = useText(viewTexts);
  const localize = useLocalize();
  const ask = useConfirm();
  const writes = useViewWrites();
  const mayShare = useSavedViews()?.mayShare === true;
  const name = localize(view.label, view.id);
  const remove = async (): Promise<void> => {
    if (!saved) return;
    const agreed = await ask({
      title: say('deleteTitle', { name }),
      text: say('deleteText'),
      confirm: say('delete'),
      dangerous: true,
    });
    if (agreed && (await writes.remove(saved))) notify.success(say('deleted', { name }));
  };
  const mine = saved?.isMine ? saved : undefined;
  const isDesigned = saved === undefined && me.capabilities.includes('design');
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <IconButton label={say('menuOf', { name })} size="sm">
          <IconDots size={15} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconStar size={15} aria-hidden />}
          onClick={() => void writes.setFirst(entity.id, isFirst ? null : view.id)}
        >
          {say(isFirst ? 'firstClear' : 'firstSet')}
        </Menu.Item>
        {mine ? (
          <>
            <Menu.Item
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => onTask({ kind: 'rename', saved: mine })}
            >
              {say('rename')}
            </Menu.Item>
            {mayShare ? (
              <Menu.Item
                leftSection={<IconUsers size={15} aria-hidden />}
                onClick={() => onTask({ kind: 'share', saved: mine })}
              >
                {say('share')}
              </Menu.Item>
            ) : null}
            <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => void remove()}>
              {say('delete')}
            </Menu.Item>
          </>
        ) : null}
        {isDesigned ? (
          <Menu.Item
            component="a"
            href={`/designer/entities/${entity.id}/views${isDerived(view) ? '' : `/${view.id}`}`}
            leftSection={<IconPencilCog size={15} aria-hidden />}
          >
            {say('design')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
