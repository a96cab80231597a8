import { useState } from 'react';
import type { SavedView, ViewAudience } from '@tessera/client';
import type { EntityDocument, ViewDocument } from '@tessera/schemas';
import {
  AsyncMultiPicker,
  Button,
  Group,
  Modal,
  MultiSelect,
  notify,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
  useFaceSlots,
  useIsPhone,
  useLocalize,
  useText,
} from '@tessera/ui';
import type { ListState } from '../list/list-state.ts';
import { useRights } from '../runtime/runtime.tsx';
import { GroupChoice } from './group-choice.tsx';
import { useSavedViews } from './use-saved-views.ts';
import { useSaveView } from './use-save-view.ts';
import { groupFields } from './view-choices.ts';
import type { Grouping, ViewChoice } from './view-choices.ts';
import type { ViewTask } from './view-task.ts';
import { viewTexts } from '../locale/view-texts.ts';

interface ViewDialogsProps {
  readonly entity: EntityDocument;
  readonly current: ViewChoice;
  readonly state: ListState;
  readonly task: ViewTask;
  readonly onClose: () => void;
  readonly onShow: (id: string) => void;
}

/** The dialog of what is being done with a view. */
export function ViewDialogs({ task, onClose, ...rest }: ViewDialogsProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const isPhone = useIsPhone();
  const title =
    task.kind === 'saveAs'
      ? say('saveAs')
      : task.kind === 'rename'
        ? say('rename')
        : say('shareTitle', { name: localize(task.saved.view.label, '') });
  return (
    <Modal opened onClose={onClose} title={title} size={440} fullScreen={isPhone}>
      {task.kind === 'saveAs' ? (
        <SaveAs {...rest} onClose={onClose} />
      ) : task.kind === 'rename' ? (
        <Rename saved={task.saved} onClose={onClose} />
      ) : (
        <Share saved={task.saved} onClose={onClose} />
      )}
    </Modal>
  );
}

function Buttons({
  onClose,
  onSave,
  disabled = false,
}: {
  readonly onClose: () => void;
  readonly onSave: () => Promise<void>;
  readonly disabled?: boolean;
}) {
  const say = useText(viewTexts);
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    await onSave().finally(() => setBusy(false));
  };
  return (
    <Group justify="flex-end" gap="xs" mt="xs">
      <Button variant="default" onClick={onClose}>
        {say('cancel')}
      </Button>
      <Button loading={isBusy} disabled={disabled} onClick={() => void run()}>
        {say('save')}
      </Button>
    </Group>
  );
}

function SaveAs({ entity, current, state, onClose, onShow }: Omit<ViewDialogsProps, 'task'>) {
  const say = useText(viewTexts);
  const rights = useRights(entity.id);
  const save = useSaveView();
  const readable = (key: string) => rights.fields[key] !== undefined;
  const boardFields = groupFields(entity, 'kanban', readable);
  const [name, setName] = useState('');
  const [type, setType] = useState<ViewDocument['type']>(current.view.type);
  const [groupings, setGroupings] = useState<Readonly<Partial<Record<ViewDocument['type'], Grouping>>>>({
    table: state.grouping,
    kanban: current.view.type === 'kanban' ? state.grouping : boardFields[0] && { field: boardFields[0][0] },
  } as Partial<Record<ViewDocument['type'], Grouping>>);
  const run = async (): Promise<void> => {
    const saved = await save.asNew(current.view, state, { name: name.trim(), type, grouping: groupings[type] });
    if (!saved) return;
    state.reset();
    notify.success(say('saved', { name: name.trim() }));
    onClose();
    onShow(saved.id);
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say('saveAsText')}
      </Text>
      <TextInput label={say('name')} data-autofocus required maxLength={60} value={name} onChange={setName} />
      {boardFields.length > 0 ? (
        <div>
          <Text size="sm" fw={500} mb={4}>
            {say('type')}
          </Text>
          <SegmentedControl
            label={say('type')}
            data={(['table', 'kanban'] as const).map((value) => ({ value, label: say(`type.${value}`) }))}
            value={type}
            onChange={(next) => setType(next === 'kanban' ? 'kanban' : 'table')}
          />
        </div>
      ) : null}
      <GroupChoice
        entity={entity}
        type={type}
        value={groupings[type]}
        onChange={(grouping) => setGroupings({ ...groupings, [type]: grouping })}
      />
      <Buttons onClose={onClose} onSave={run} disabled={name.trim() === ''} />
    </Stack>
  );
}

function Rename({ saved, onClose }: { readonly saved: SavedView; readonly onClose: () => void }) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const save = useSaveView();
  const [name, setName] = useState(localize(saved.view.label, ''));
  const run = async (): Promise<void> => {
    if (await save.settings(saved, name.trim())) onClose();
  };
  return (
    <Stack gap="sm">
      <TextInput label={say('name')} data-autofocus required maxLength={60} value={name} onChange={setName} />
      <Buttons onClose={onClose} onSave={run} disabled={name.trim() === ''} />
    </Stack>
  );
}

type Reach = 'private' | 'everybody' | 'some';

function Share({ saved, onClose }: { readonly saved: SavedView; readonly onClose: () => void }) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const slots = useFaceSlots();
  const save = useSaveView();
  const known = useSavedViews()?.roles ?? [];
  const { audience } = saved;
  const [roles, setRoles] = useState<readonly string[]>(audience?.roles ?? []);
  const [people, setPeople] = useState(
    (audience?.people ?? []).map((id) => ({ id, title: audience?.names[id] ?? id })),
  );
  const [reach, setReach] = useState<Reach>(
    audience?.everybody ? 'everybody' : roles.length + people.length > 0 ? 'some' : 'private',
  );
  const run = async (): Promise<void> => {
    const isSome = reach === 'some';
    const next: ViewAudience = {
      everybody: reach === 'everybody',
      roles: isSome ? roles : [],
      people: isSome ? people.map(({ id }) => id) : [],
    };
    if (await save.settings(saved, localize(saved.view.label, ''), next)) onClose();
  };
  return (
    <Stack gap="sm">
      <Select
        label={say('shareWith')}
        description={say('shareText')}
        data={(['private', 'some', 'everybody'] as const).map((value) => ({ value, label: say(value) }))}
        value={reach}
        onChange={(next) => next && setReach(next)}
      />
      {reach === 'some' ? (
        <>
          <MultiSelect
            label={say('roles')}
            data={known.map(({ id, title }) => ({ value: id, label: title }))}
            value={[...roles]}
            onChange={setRoles}
          />
          <AsyncMultiPicker label={say('people')} value={people} onChange={setPeople} search={slots.searchPeople} />
        </>
      ) : null}
      <Buttons onClose={onClose} onSave={run} disabled={reach === 'some' && roles.length + people.length === 0} />
    </Stack>
  );
}
