import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { NotifyOptions, Tone } from './notify.tsx';

/** Where messages appear. */
export function MessageHost() {
  return <Notifications position="top-center" limit={4} containerWidth={420} />;
}

/** Takes a message away. */
export function hideMessage(id: string): void {
  notifications.hide(id);
}

/** Shows a message under its id; the same id replaces what is shown. */
export function showMessage(tone: Tone, key: string, message: ReactNode, options: NotifyOptions): void {
  const { title, action } = options;
  const look = {
    good: { color: 'green', icon: <IconCheck size={18} aria-hidden /> },
    bad: { color: 'red', icon: <IconAlertTriangle size={18} aria-hidden /> },
    info: { color: 'petrol', icon: <IconInfoCircle size={18} aria-hidden /> },
  }[tone];
  notifications.hide(key);
  notifications.show({
    id: key,
    ...look,
    ...(title ? { title } : {}),
    autoClose: tone === 'bad' ? 9000 : action ? 7000 : 4000,
    withBorder: true,
    message: action ? (
      <>
        {message}{' '}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            notifications.hide(key);
            action.run();
          }}
        >
          {action.label}
        </Button>
      </>
    ) : (
      message
    ),
  });
}
