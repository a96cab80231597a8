import { ActionIcon, Tooltip } from '@mantine/core';
import type { ActionIconProps } from '@mantine/core';
import type { ButtonHTMLAttributes, Ref } from 'react';

interface Own {
  /** What it does: spoken, and shown as a tip. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export type IconButtonProps = Own &
  ActionIconProps &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof ActionIconProps | 'aria-label'>;

/** A button that shows an icon only. */
export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon {...rest} aria-label={label}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
