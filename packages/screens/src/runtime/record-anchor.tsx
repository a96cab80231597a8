import type { ReactNode } from 'react';
import { Anchor } from '@tessera/ui';
import { useRuntime } from './runtime.tsx';

interface RecordAnchorProps {
  readonly entity: string;
  readonly id: string;
  /** A plain click opens it some other way; what opens a new tab still does. */
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly children: ReactNode;
}

/** A real link to a record. */
export function RecordAnchor({ entity, id, onOpen, children }: RecordAnchorProps) {
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
        if (onOpen) onOpen(id);
        else places.go(href);
      }}
    >
      {children}
    </Anchor>
  );
}
