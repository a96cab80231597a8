import { IconDeviceFloppy, IconRotate2 } from '@tabler/icons-react';
import { Button, notify, useLocalize, useText } from '@tessera/ui';
import type { ListState } from '../list/list-state.ts';
import { useSaveView } from './use-save-view.ts';
import type { ViewChoice } from './view-choices.ts';
import type { ViewTask } from './view-task.ts';
import { viewTexts } from '../locale/view-texts.ts';

interface SaveChangesProps {
  readonly current: ViewChoice;
  readonly state: ListState;
  readonly onTask: (task: ViewTask) => void;
}

/** What can be done with a list that looks different from its view. */
export function SaveChanges({ current, state, onTask }: SaveChangesProps) {
  const say = useText(viewTexts);
  const localize = useLocalize();
  const save = useSaveView();
  const { saved } = current;
  const name = localize(current.view.label, current.view.id);
  const saveHere = async (): Promise<void> => {
    if (!saved || !(await save.changes(saved, state))) return;
    state.reset();
    notify.success(say('saved', { name }));
  };
  return (
    <>
      {saved?.isMine ? (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconDeviceFloppy size={15} aria-hidden />}
          onClick={() => void saveHere()}
        >
          {say('saveChanges')}
        </Button>
      ) : null}
      <Button
        size="compact-sm"
        variant={saved?.isMine ? 'subtle' : 'light'}
        {...(saved?.isMine ? {} : { leftSection: <IconDeviceFloppy size={15} aria-hidden /> })}
        onClick={() => onTask({ kind: 'saveAs' })}
      >
        {say('saveAs')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconRotate2 size={15} aria-hidden />}
        onClick={state.reset}
      >
        {say('reset')}
      </Button>
    </>
  );
}
