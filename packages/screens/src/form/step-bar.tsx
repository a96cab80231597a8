import { useEffect, useRef } from 'react';
import { IconCheck } from '@tabler/icons-react';
import { Progress, UnstyledButton, useLocalize, useText } from '@tessera/ui';
import { formTexts } from '../locale/form-texts.ts';
import type { FormSteps } from './use-form-steps.ts';
import styles from './step-bar.module.css';

/** How far somebody is in a form of several steps: all of them in a row, on a phone the current one with a bar. */
export function StepBar({ steps, narrow }: { readonly steps: FormSteps; readonly narrow: boolean }) {
  const say = useText(formTexts);
  const localize = useLocalize();
  const { all, index, go } = steps;
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(index);
  // Whoever moved on hears and sees where they are now.
  useEffect(() => {
    if (seen.current !== index && !document.activeElement?.matches('input, textarea, select')) heading.current?.focus();
    seen.current = index;
  }, [index]);
  const name = (at: number): string => localize(all[at]?.node.item.label, say('stepNo', { no: at + 1 }));
  const where = say('stepOf', { no: index + 1, count: all.length });
  return (
    <div className={styles['bar']} data-narrow={narrow || undefined}>
      <ol className={styles['steps']} aria-label={say('steps')}>
        {all.map(({ key, failing }, at) => (
          <li key={key} data-state={failing ? 'failing' : at < index ? 'done' : at === index ? 'current' : 'todo'}>
            <UnstyledButton
              className={styles['step']}
              aria-current={at === index ? 'step' : undefined}
              onClick={() => go(at)}
            >
              <span className={styles['mark']} aria-hidden>
                {at < index && !failing ? <IconCheck size={14} stroke={2.5} /> : at + 1}
              </span>
              <span>{name(at)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      <div className={styles['phone']}>
        <span className={styles['where']}>{where}</span>
        <Progress size="sm" value={((index + 1) / all.length) * 100} aria-label={where} />
      </div>
      <h3 ref={heading} tabIndex={-1} className={styles['title']} aria-label={`${where}：${name(index)}`}>
        {name(index)}
      </h3>
    </div>
  );
}
