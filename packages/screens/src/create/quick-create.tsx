import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { RecordRow } from '@tessera/client';
import { patterns } from '@tessera/expression';
import { FaceSlotsProvider, laterComponent, useLater } from '@tessera/ui';
import { useFilePreview } from '../files/preview-context.tsx';
import { RuntimeProvider } from '../runtime/runtime.tsx';
import type { Runtime } from '../runtime/runtime.tsx';
import { useScreenSlots } from '../runtime/face-slots.tsx';
import { QuickCreateContext } from './quick-create-context.ts';
import type { QuickCreate, QuickCreateRequest } from './quick-create-context.ts';

const QuickCreateDialog = laterComponent(async () => (await import('./quick-create-dialog.tsx')).QuickCreateDialog);

interface Pending {
  readonly no: number;
  readonly request: QuickCreateRequest;
  /** How many were saved to go on with the next. */
  readonly round: number;
  readonly settle: (record: RecordRow | null, next?: boolean) => void;
}

/** Whether a rule of these documents matches patterns, whose engine browsers fetch only then. */
function usesPatterns({ documents }: Runtime): boolean {
  const all = [...documents.all('entity'), ...documents.all('form'), ...documents.all('view')];
  return all.some((document) => /matches|REGEXMATCH|正则匹配/i.test(JSON.stringify(document)));
}

/** All that screens need around them: the release, what faces may ask, creating from anywhere. */
export function ScreensProvider({ runtime, children }: { readonly runtime: Runtime; readonly children: ReactNode }) {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const count = useRef(0);
  const wantsPatterns = useMemo(() => usesPatterns(runtime), [runtime]);
  const engine = useLater(patterns, wantsPatterns);
  // Rules that were unknown without the engine are asked again once it is there.
  const ready = useMemo(
    () => (engine ? { ...runtime, documents: { ...runtime.documents } } : runtime),
    [runtime, engine],
  );
  const open = useCallback<QuickCreate>(
    (request) =>
      new Promise((resolve) => {
        count.current += 1;
        const no = count.current;
        const settle = (record: RecordRow | null, next = false): void => {
          resolve(record);
          setPending((all) =>
            all.flatMap((one) => (one.no === no ? (next ? [{ ...one, round: one.round + 1 }] : []) : [one])),
          );
        };
        setPending((all) => [...all, { no, round: 0, request, settle }]);
      }),
    [],
  );
  return (
    <RuntimeProvider value={ready}>
      <QuickCreateContext value={open}>
        <Slots>
          {children}
          {pending.map(({ no, round, request, settle }) => (
            <QuickCreateDialog key={`${no}-${round}`} request={request} onDone={settle} />
          ))}
        </Slots>
      </QuickCreateContext>
    </RuntimeProvider>
  );
}

function Slots({ children }: { readonly children: ReactNode }) {
  const { open, preview } = useFilePreview();
  return (
    <FaceSlotsProvider value={useScreenSlots(open)}>
      {children}
      {preview}
    </FaceSlotsProvider>
  );
}
