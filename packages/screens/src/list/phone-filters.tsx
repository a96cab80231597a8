import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Button, Drawer, Indicator, laterComponent, SkeletonForm, useDisclosure, useText } from '@tessera/ui';
import { listTexts } from '../locale/list-texts.ts';
import type { PhoneFilterProps } from './phone-filter-panel.tsx';

const PhoneFilterPanel = laterComponent(
  async () => (await import('./phone-filter-panel.tsx')).PhoneFilterPanel,
  () => <SkeletonForm fields={3} />,
);

/** Order, quick filters and own conditions of a list on a narrow screen. */
export function PhoneFilters(props: PhoneFilterProps) {
  const { state, filter, onFilter } = props;
  const say = useText(listTexts);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Indicator disabled={filter === '' && Object.keys(state.quick).length === 0} size={8} offset={2}>
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}
          aria-expanded={opened}
          onClick={open}
        >
          {say('filter')}
        </Button>
      </Indicator>
      <Drawer opened={opened} onClose={close} position="bottom" size="80%" title={say('filter')}>
        <PhoneFilterPanel
          {...props}
          onFilter={(text) => {
            onFilter(text);
            close();
          }}
        />
      </Drawer>
    </>
  );
}
