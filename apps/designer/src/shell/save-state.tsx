import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { Button, notify, Popover, Text, useErrorText, useText, useUnsavedWarning } from '@tessera/ui';
import { useDraft, useDraftState } from '../draft/draft-context.tsx';
import { isDirty } from '../draft/draft-state.ts';
import { shellTexts } from '../locale/shell-texts.ts';

/** Whether everything is on the server, always in sight. */
export function SaveState() {
  const say = useText(shellTexts);
  const saving = useDraftState((state) => state.saving);
  const dirty = useDraftState((state) => Object.values(state.entries).some(isDirty));
  useUnsavedWarning(dirty);
  if (saving === 'failed') return <FailedSave />;
  const busy = saving === 'waiting' || saving === 'saving';
  const [Icon, label] =
    saving === 'offline'
      ? ([IconCloudOff, say('offline')] as const)
      : busy
        ? ([IconLoader2, say('saving')] as const)
        : ([IconCheck, say('saved')] as const);
  return (
    <span role="status" className="dsg-save-state" data-state={saving}>
      <Icon size={15} aria-hidden className={busy ? 'dsg-turning' : undefined} />
      <span>{label}</span>
    </span>
  );
}

function FailedSave() {
  const say = useText(shellTexts);
  const draft = useDraft();
  const problem = useDraftState((state) => state.saveProblem);
  const { message, details } = useErrorText()(problem);
  return (
    <Popover width={320} position="bottom-end">
      <Popover.Target>
        <Button size="compact-sm" color="red" variant="light" leftSection={<IconAlertTriangle size={15} aria-hidden />}>
          {say('saveFailed')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{message}</Text>
        {details.map((detail) => (
          <Text key={detail} size="sm">
            {detail}
          </Text>
        ))}
        <Text size="sm" c="dimmed" my={6}>
          {say('saveFailedText')}
        </Text>
        <Button size="compact-sm" onClick={() => void draft.saveNow().catch(() => notify.error(say('saveFailed')))}>
          {say('retrySave')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
