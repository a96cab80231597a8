import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { EmptyState } from '../feedback/states.tsx';
import { useText } from '../text/use-text.ts';
import { sessionTexts } from './session-texts.ts';

/** There is nothing at this address. */
export function NotFound({ onHome }: { readonly onHome: () => void }) {
  const say = useText(sessionTexts);
  return (
    <EmptyState
      page
      icon={<IconMapOff size={26} stroke={1.5} />}
      title={say('notFoundTitle')}
      text={say('notFoundText')}
      action={
        <Button variant="default" onClick={onHome}>
          {say('backHome')}
        </Button>
      }
    />
  );
}
