import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface NotifyOptions {
  readonly title?: string;
  /** The same id replaces what is shown. */
  readonly id?: string;
  /** One thing that can be done about it, for example undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

type Tone = 'good' | 'bad' | 'info';

function show(tone: Tone, message: ReactNode, options: NotifyOptions = {}): string {
  const { title, id, action } = options;
  const key = id ?? `n${Date.now()}${Math.random()}`;
  const look = {
    good: { color: 'green', icon: <IconCheck size={18} aria-hidden /> },
    bad: { color: 'red', icon: <IconAlertTriangle size={18} aria-hidden /> },
    info: { color: 'petrol', icon: <IconInfoCircle size={18} aria-hidden /> },
  }[tone];
  if (id) notifications.hide(id);
  return notifications.show({
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

/** Short messages at the top of the page. What must not be missed belongs on the page itself. */
export const notify = {
  /** Something worked. */
  success: (message: ReactNode, options?: NotifyOptions): string => show('good', message, options),
  /** Something failed; stays longer. */
  error: (message: ReactNode, options?: NotifyOptions): string => show('bad', message, options),
  info: (message: ReactNode, options?: NotifyOptions): string => show('info', message, options),
  hide: (id: string): void => {
    notifications.hide(id);
  },
};
