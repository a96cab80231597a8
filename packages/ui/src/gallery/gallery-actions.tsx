import { Alert, Badge, Button, Drawer, Kbd, Menu, Modal, Popover, Tabs, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useConfirm } from '../feedback/confirm.tsx';
import { notify } from '../feedback/notify.tsx';
import { IconButton } from '../layout/icon-button.tsx';
import { Avatar } from '../layout/person-avatar.tsx';
import { useText } from '../text/use-text.ts';
import { paletteColors } from '../theme/colors.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { galleryTexts } from './gallery-texts.ts';

export function GalleryActions() {
  const say = useText(galleryTexts);
  const sayUi = useText(uiTexts);
  const confirm = useConfirm();
  const [opened, setOpened] = useState<'modal' | 'drawer'>();
  const ask = async (): Promise<void> => {
    const agreed = await confirm({
      title: say('askTitle'),
      text: say('askText'),
      confirm: say('remove'),
      dangerous: true,
    });
    if (agreed) notify.success(say('saved'));
  };
  return (
    <>
      <div className="tsr-gallery-row">
        <Button leftSection={<IconPlus size={16} aria-hidden />}>{say('create')}</Button>
        <Button variant="default">{say('cancel')}</Button>
        <Button variant="light">{say('save')}</Button>
        <Button variant="subtle">{say('copy')}</Button>
        <Button color="red">{say('remove')}</Button>
        <Button disabled>{say('save')}</Button>
        <Button loading>{say('saving')}</Button>
        <IconButton label={say('copy')}>
          <IconCopy size={18} />
        </IconButton>
        <IconButton label={say('remove')} variant="default">
          <IconTrash size={18} />
        </IconButton>
        <Menu>
          <Menu.Target>
            <IconButton label={say('openMenu')}>
              <IconDots size={18} />
            </IconButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{say('more')}</Menu.Label>
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />}>{say('copy')}</Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />}>
              {say('remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className="tsr-gallery-row">
        <Button variant="default" onClick={() => void ask()}>
          {say('ask')}
        </Button>
        <Button variant="default" onClick={() => setOpened('modal')}>
          {say('dialog')}
        </Button>
        <Button variant="default" onClick={() => setOpened('drawer')}>
          {say('drawer')}
        </Button>
        <Button variant="default" onClick={() => notify.success(say('saved'))}>
          {say('notify')}
        </Button>
        <Button variant="default" onClick={() => notify.error(say('failed'))}>
          {say('notifyBad')}
        </Button>
        <Popover>
          <Popover.Target>
            <Button variant="default">{say('more')}</Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Text size="sm">{say('askText')}</Text>
          </Popover.Dropdown>
        </Popover>
        <Tooltip label={say('shortcut')}>
          <span>
            <Kbd>Ctrl</Kbd> + <Kbd>K</Kbd>
          </span>
        </Tooltip>
      </div>
      <div className="tsr-gallery-row">
        {paletteColors.map((color) => (
          <Badge key={color} color={color}>
            {sayUi(`color.${color}`)}
          </Badge>
        ))}
        <Badge variant="filled">{say('stageWon')}</Badge>
        <Badge variant="default">{say('archived')}</Badge>
      </div>
      <div className="tsr-gallery-row">
        {['王小明', '欧阳娜娜', 'Ada Lovelace', '李雷', 'Grace'].map((name) => (
          <Avatar key={name} name={name} size={32} named />
        ))}
      </div>
      <Tabs defaultValue="details">
        <Tabs.List>
          <Tabs.Tab value="details">{say('details')}</Tabs.Tab>
          <Tabs.Tab value="related">{say('related')}</Tabs.Tab>
          <Tabs.Tab value="history" disabled>
            {say('history')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="details" pt="sm">
          <Text size="sm">{say('tabText')}</Text>
        </Tabs.Panel>
        <Tabs.Panel value="related" pt="sm">
          <Text size="sm">{say('tabText')}</Text>
        </Tabs.Panel>
      </Tabs>
      <Alert color="orange" mt="md">
        {say('guardHelp')}
      </Alert>
      <Modal opened={opened === 'modal'} onClose={() => setOpened(undefined)} title={say('create')}>
        <Text size="sm">{say('emptyText')}</Text>
      </Modal>
      <Drawer opened={opened === 'drawer'} onClose={() => setOpened(undefined)} title={say('details')} position="right">
        <Text size="sm">{say('tabText')}</Text>
      </Drawer>
    </>
  );
}
