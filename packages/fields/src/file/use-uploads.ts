import { useStable } from '@tessera/ui';
import type { FaceSlots, FileValue } from '@tessera/ui';
import { useRef, useState } from 'react';

/** One file on its way. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

interface Uploads {
  readonly running: readonly Upload[];
  /** Names of files that did not arrive. */
  readonly failed: readonly string[];
  /** Sends files; each is handed on as soon as it has arrived. */
  send(files: readonly File[]): void;
  /** Gives one file up. */
  cancel(key: number): void;
}

/** Sends files one after the other. `onArrived` may be called after later renders; the newest one is used. */
export function useUploads(slots: FaceSlots, onArrived: (file: FileValue) => void): Uploads {
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const handOn = useStable(onArrived);
  const next = useRef(0);
  const aborts = useRef(new Map<number, AbortController>());
  const sendOne = async (file: File): Promise<void> => {
    next.current += 1;
    const key = next.current;
    const abort = new AbortController();
    aborts.current.set(key, abort);
    setRunning((before) => [...before, { key, name: file.name, share: 0 }]);
    try {
      const onProgress = (share: number): void =>
        setRunning((before) => before.map((each) => (each.key === key ? { ...each, share } : each)));
      handOn(await slots.uploadFile(file, onProgress, abort.signal));
    } catch {
      if (!abort.signal.aborted) setFailed((before) => [...before, file.name]);
    } finally {
      aborts.current.delete(key);
      setRunning((before) => before.filter((each) => each.key !== key));
    }
  };
  return {
    running,
    failed,
    cancel: (key) => aborts.current.get(key)?.abort(),
    send: (files) => {
      setFailed([]);
      void files.reduce((before, file) => before.then(() => sendOne(file)), Promise.resolve());
    },
  };
}
