import type { ReactNode } from 'react';
import { Anchor } from '@tessera/ui';
import { useRuntime } from './runtime.tsx';

interface RecordAnchorProps {
  readonly entity: string;
  readonly id: string;
  readonly children: ReactNode;
}

/** A real link to a record. */
export function RecordAnchor({ entity, id, children }: RecordAnchorProps) {
  const { places } = useRuntime();
  const href = places.record(entity, id);
  return (
    <Anchor
      href={href}
      inherit
      onClick={(event) => {
        event.stopPropagation();
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        places.go(href);
      }}
    >
      {children}
    </Anchor>
  );
}
