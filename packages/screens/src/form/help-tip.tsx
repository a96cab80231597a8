import { IconHelpCircle } from '@tabler/icons-react';
import { Tooltip, UnstyledButton, useText } from '@tessera/ui';
import { formTexts } from '../locale/form-texts.ts';
import styles from './record-form.module.css';

/** The help text of a field behind a sign at the end of its label; hovering, focusing or touching shows it. */
export function HelpTip({ name, text }: { readonly name: string; readonly text: string }) {
  const say = useText(formTexts);
  return (
    <Tooltip label={text} multiline maw={280} openDelay={100} events={{ hover: true, focus: true, touch: true }}>
      <UnstyledButton className={styles['helpTip']} aria-label={say('help', { name, text })}>
        <IconHelpCircle size={16} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}
