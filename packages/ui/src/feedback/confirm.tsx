import { Text } from '@mantine/core';
import { useModals } from '@mantine/modals';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';

export interface ConfirmQuestion {
  readonly title: string;
  readonly text?: ReactNode;
  /** The button says what it does: “删除”, not “OK”. */
  readonly confirm?: string;
  readonly cancel?: string;
  /** Destroys something: the button is red and Cancel has the focus. */
  readonly dangerous?: boolean;
}

/** Asks before something is done; answers true when the person agreed. */
export function useConfirm(): (question: ConfirmQuestion) => Promise<boolean> {
  const { openConfirmModal } = useModals();
  const say = useText(uiTexts);
  return useCallback(
    ({ title, text, confirm, cancel, dangerous = false }) =>
      new Promise((resolve) => {
        openConfirmModal({
          title,
          children: typeof text === 'string' ? <Text size="sm">{text}</Text> : text,
          labels: { confirm: confirm ?? say('confirm'), cancel: cancel ?? say('cancel') },
          ...(dangerous
            ? { confirmProps: { color: 'red' }, cancelProps: { 'data-autofocus': true } }
            : { confirmProps: { 'data-autofocus': true } }),
          onConfirm: () => resolve(true),
          onCancel: () => resolve(false),
          onClose: () => resolve(false),
        });
      }),
    [openConfirmModal, say],
  );
}

/** The question before unsaved changes are left behind; true when they may be lost. */
export function useConfirmLeave(): () => Promise<boolean> {
  const ask = useConfirm();
  const say = useText(uiTexts);
  return useCallback(
    () =>
      ask({
        title: say('leaveTitle'),
        text: say('leaveText'),
        confirm: say('leave'),
        cancel: say('stay'),
        dangerous: true,
      }),
    [ask, say],
  );
}
