import { Button } from '@mantine/core';
import { PageHeader, Panel } from '../layout/page-header.tsx';
import { SegmentedControl } from '../inputs/choices.tsx';
import { useLocale } from '../text/locale.tsx';
import { useText } from '../text/use-text.ts';
import { useColorMode } from '../theme/color-mode.ts';
import { GalleryActions } from './gallery-actions.tsx';
import { GalleryGrid } from './gallery-grid.tsx';
import { GalleryInputs } from './gallery-inputs.tsx';
import { GalleryLayout, GalleryStates } from './gallery-layout.tsx';
import { GalleryRules } from './gallery-rules.tsx';
import { galleryTexts } from './gallery-texts.ts';
import './gallery.css';

/** Every primitive in its states: for looking, for screenshots and for accessibility checks. */
export default function Gallery() {
  const say = useText(galleryTexts);
  const { locale, setLocale } = useLocale();
  const { shown, setMode } = useColorMode();
  return (
    <main className="tsr-gallery">
      <PageHeader
        title={say('title')}
        note={say('note')}
        actions={
          <>
            <SegmentedControl
              label={say('mode')}
              size="xs"
              value={shown}
              onChange={setMode}
              data={[
                { value: 'light', label: say('light') },
                { value: 'dark', label: say('dark') },
              ]}
            />
            <Button variant="default" size="xs" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
              {locale === 'en' ? '中文' : 'English'}
            </Button>
          </>
        }
      />
      <div className="tsr-gallery-panels">
        <Panel title={say('actions')}>
          <GalleryActions />
        </Panel>
        <Panel title={say('inputs')}>
          <GalleryInputs />
        </Panel>
        <Panel title={say('rules')}>
          <GalleryRules />
        </Panel>
        <Panel title={say('grid')} flush>
          <GalleryGrid />
        </Panel>
        <Panel title={say('layout')}>
          <GalleryLayout />
        </Panel>
        <Panel title={say('states')}>
          <GalleryStates />
        </Panel>
      </div>
    </main>
  );
}
