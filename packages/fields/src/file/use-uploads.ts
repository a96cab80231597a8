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
}

/** Sends files one after the other. `onArrived` may be called after later renders; the newest one is used. */
export function useUploads(slots: FaceSlots, onArrived: (file: FileValue) => void): Uploads {
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const handOn = useStable(onArrived);
  const next = useRef(0);
  const sendOne = async (file: File): Promise<void> => {
    next.current += 1;
    const key = next.current;
    setRunning((before) => [...before, { key, name: file.name, share: 0 }]);
    try {
      const arrived = await slots.uploadFile(file, (share) =>
        setRunning((before) => before.map((each) => (each.key === key ? { ...each, share } : each))),
      );
      handOn(arrived);
    } catch {
      setFailed((before) => [...before, file.name]);
    } finally {
      setRunning((before) => before.filter((each) => each.key !== key));
    }
  };
  return {
    running,
    failed,
    send: (files) => {
      setFailed([]);
      void files.reduce((before, file) => before.then(() => sendOne(file)), Promise.resolve());
    },
  };
}
