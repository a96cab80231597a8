import { Modal as KitModal } from '@mantine/core';
import type { ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** A dialog over the page. The focus goes back to where it was, also when the dialog is taken away while it is open. */
export function Modal(props: ModalProps) {
  const [before] = useState(() => (props.opened ? document.activeElement : null));
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    },
    [before],
  );
  return <KitModal {...props} />;
}
