import { useEffect, useState } from 'react';
import type { Later } from '@tessera/std';

/** Fetches code once it is wanted and answers it when it is there; undefined until then, and without a connection. */
export function useLater<T>(code: Later<T>, wanted: boolean): T | undefined {
  const [, arrived] = useState(false);
  const here = code.now();
  useEffect(() => {
    if (!wanted || here !== undefined) return undefined;
    let stays = true;
    void code.load().then(
      () => stays && arrived(true),
      () => undefined,
    );
    return () => {
      stays = false;
    };
  }, [code, wanted, here]);
  return here;
}
