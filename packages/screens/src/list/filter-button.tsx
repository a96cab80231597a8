import { useState } from 'react';
import { IconFilter } from '@tabler/icons-react';
import { Button, Indicator, laterComponent, Modal, SkeletonForm, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';

const FilterEditor = laterComponent(
  async () => (await import('./filter-editor.tsx')).FilterEditor,
  () => <SkeletonForm fields={2} />,
);

interface FilterButtonProps {
  readonly entity: string;
  /** Expression text; empty for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Own conditions for a list, built from lines or written. */
export function FilterButton({ entity, value, onChange }: FilterButtonProps) {
  const say = useText(listTexts);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Indicator disabled={value === ''} size={8} offset={2}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={15} aria-hidden />}
          aria-haspopup="dialog"
          onClick={() => setOpened(true)}
        >
          {say('filter')}
        </Button>
      </Indicator>
      <Modal opened={opened} onClose={() => setOpened(false)} title={say('filter')} size={680}>
        <FilterEditor
          entity={entity}
          value={value}
          onApply={(text) => {
            onChange(text);
            setOpened(false);
          }}
        />
      </Modal>
    </>
  );
}
