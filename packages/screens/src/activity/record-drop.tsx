import { useEffect, useState } from 'react';
import { Overlay, useStable, useText } from '@tessera/ui';
import { activityTexts } from '../locale/activity-texts.ts';
import styles from './activity.module.css';

/** Takes files dropped anywhere on the page of a record; boxes that take files themselves keep theirs. */
export function RecordDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const say = useText(activityTexts);
  const [over, setOver] = useState(false);
  const take = useStable(onFiles);
  useEffect(() => {
    const isOurs = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') === true &&
      !(event.target instanceof Element && event.target.closest('.tsr-drop'));
    const drag = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      setOver(isOurs(event));
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!isOurs(event)) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [take]);
  if (!over) return null;
  return (
    <Overlay fixed backgroundOpacity={0.4} zIndex={250} className={styles['drop'] ?? ''}>
      <div className={styles['dropText']}>{say('dropHere')}</div>
    </Overlay>
  );
}
