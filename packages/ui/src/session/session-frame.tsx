import { Button, Title } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocale } from '../text/locale.tsx';
import { useText } from '../text/use-text.ts';
import { sessionTexts } from './session-texts.ts';
import './session.css';

/** The sign of the product: four tesserae, one of them set apart. */
export function BrandMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden focusable="false">
      <rect x="2" y="2" width="11" height="11" rx="2.5" fill="var(--mantine-color-petrol-8)" />
      <rect x="15" y="2" width="11" height="11" rx="2.5" fill="var(--mantine-color-petrol-5)" />
      <rect x="2" y="15" width="11" height="11" rx="2.5" fill="var(--mantine-color-petrol-3)" />
      <rect
        x="16"
        y="16"
        width="9"
        height="9"
        rx="2"
        fill="var(--mantine-color-orange-5)"
        transform="rotate(12 20.5 20.5)"
      />
    </svg>
  );
}

export interface SessionFrameProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** The page around everything that happens before somebody is in: brand, one card, the other language. */
export function SessionFrame({ title, intro, children }: SessionFrameProps) {
  const say = useText(sessionTexts);
  const { locale, setLocale } = useLocale();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <div className="tsr-session">
      <header className="tsr-session-head">
        <span className="tsr-session-brand">
          <BrandMark />
          Tessera
        </span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          lang={other}
          leftSection={<IconLanguage size={16} aria-hidden />}
          onClick={() => setLocale(other)}
          aria-label={say('languageLabel')}
        >
          {say('language')}
        </Button>
      </header>
      <main className="tsr-session-card">
        <Title order={1} size="h2">
          {title}
        </Title>
        {intro ? <p className="tsr-session-intro">{intro}</p> : null}
        {children}
      </main>
    </div>
  );
}
