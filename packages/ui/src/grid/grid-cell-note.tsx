import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';

/** A note that hangs on a cell and is read out as soon as it appears. */
export function GridCellNote({ children }: { readonly children: ReactNode }) {
  return (
    <Popover opened withinPortal position="bottom-start" offset={2} shadow="md" width={320} withRoles={false}>
      <Popover.Target>
        <span className="tsr-grid-note-anchor" aria-hidden />
      </Popover.Target>
      <Popover.Dropdown>
        <div role="alert" className="tsr-grid-cell-note">
          {children}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
