import { IconListTree } from '@tabler/icons-react';
import type { EntityDocument } from '@tessera/schemas';
import { Button, Popover, useText } from '@tessera/ui';
import { viewTexts } from '../locale/view-texts.ts';
import { GroupChoice } from './group-choice.tsx';
import type { Grouping } from './view-choices.ts';

interface GroupButtonProps {
  readonly entity: EntityDocument;
  readonly value: Grouping | undefined;
  readonly onChange: (grouping: Grouping | undefined) => void;
}

/** What the rows of the table are gathered by, on the fly. */
export function GroupButton({ entity, value, onChange }: GroupButtonProps) {
  const say = useText(viewTexts);
  return (
    <Popover position="bottom-end" shadow="md" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={value ? 'light' : 'subtle'}
          {...(value ? {} : { color: 'gray' })}
          size="compact-sm"
          leftSection={<IconListTree size={15} aria-hidden />}
        >
          {say('group')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('group')}>
        <GroupChoice entity={entity} type="table" value={value} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}
