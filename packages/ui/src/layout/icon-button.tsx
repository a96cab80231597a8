import { ActionIcon, Tooltip } from '@mantine/core';
import type { ActionIconProps } from '@mantine/core';
import type { ButtonHTMLAttributes, Ref } from 'react';

export interface IconButtonProps extends Omit<ActionIconProps, 'children'>, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'color' | 'style' | 'aria-label'> {
  /** What it does: spoken, and shown as a tip. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

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
