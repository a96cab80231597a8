import { useState } from 'react';
import { createPortal } from 'react-dom';

/** What belongs to one kind of view stands at the end of the common tool bar. */
export function ToolsEnd({ children }: { readonly children: React.ReactNode }) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <span
      ref={(element) => {
        if (element) setHost(document.getElementById('list-tools-end'));
      }}
      hidden
    >
      {host ? createPortal(children, host) : null}
    </span>
  );
}
