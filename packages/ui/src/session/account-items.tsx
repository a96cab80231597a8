import { Menu } from '@mantine/core';
import { IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useLocale } from '../text/locale.tsx';
import { useText } from '../text/use-text.ts';
import { useColorMode } from '../theme/color-mode.ts';
import { sessionTexts } from './session-texts.ts';

/** What every account menu ends with: language, light or dark, sign out. */
export function AccountItems({ onSignOut }: { readonly onSignOut: () => void }) {
  const say = useText(sessionTexts);
  const { locale, setLocale } = useLocale();
  const { shown, setMode } = useColorMode();
  const isDark = shown === 'dark';
  return (
    <>
      <Menu.Item
        leftSection={<IconLanguage size={16} aria-hidden />}
        onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}
      >
        {say('otherLanguage')}
      </Menu.Item>
      <Menu.Item
        leftSection={isDark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
        onClick={() => setMode(isDark ? 'light' : 'dark')}
      >
        {say(isDark ? 'light' : 'dark')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={onSignOut}>
        {say('signOut')}
      </Menu.Item>
    </>
  );
}
