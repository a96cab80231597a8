import { lazy, Suspense, useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { FileValue } from '@tessera/ui';

const FilePreview = lazy(async () => ({ default: (await import('./file-preview.tsx')).FilePreview }));

/** Files shown over the page, and the one they are opened at. */
interface Shown {
  readonly files: readonly FileValue[];
  readonly start: string;
}

/** Opens files over the page; what shows them is fetched with the first one. */
export function useFilePreview(): {
  readonly open: (files: readonly FileValue[], start: string) => void;
  readonly preview: ReactNode;
} {
  const [shown, setShown] = useState<Shown>();
  const open = useCallback((files: readonly FileValue[], start: string) => setShown({ files, start }), []);
  const preview = shown ? (
    <Suspense>
      <FilePreview key={shown.start} {...shown} onClose={() => setShown(undefined)} />
    </Suspense>
  ) : null;
  return { open, preview };
}
