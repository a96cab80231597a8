import { Button, Progress } from '@mantine/core';
import { IconBriefcase, IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState, ErrorState, SkeletonForm, SkeletonRows, Spinner } from '../feedback/states.tsx';
import { PageHeader, Toolbar } from '../layout/page-header.tsx';
import { PathBar } from '../layout/path-bar.tsx';
import { SplitPane } from '../layout/split-pane.tsx';
import { SearchInput } from '../inputs/search-input.tsx';
import { useText } from '../text/use-text.ts';
import { galleryTexts } from './gallery-texts.ts';
import { stageChoices } from './sample.ts';

export function GalleryLayout() {
  const say = useText(galleryTexts);
  const [stage, setStage] = useState('offer');
  const stages = stageChoices(say).map(({ value, label }) => ({
    key: value,
    label,
    category: value === 'won' ? 'won' : value === 'lost' ? 'lost' : 'open',
    allowed: value === 'talk' || value === 'lost',
  }));
  return (
    <>
      <PageHeader
        order={3}
        icon={<IconBriefcase size={20} stroke={1.7} />}
        title={say('opportunity')}
        note={say('stageOffer')}
        crumbs={[{ label: say('opportunities'), href: '#' }, { label: say('opportunity') }]}
        actions={
          <Button variant="default" size="xs">
            {say('save')}
          </Button>
        }
      />
      <PathBar stages={stages} current={stage} onStage={setStage} />
      <Toolbar label={say('more')} end={<Button size="xs">{say('create')}</Button>}>
        <SearchInput label={say('customers')} value="" onSearch={() => undefined} size="xs" />
        <Button size="xs" variant="default">
          {say('filter')}
        </Button>
      </Toolbar>
      <div className="tsr-gallery-split">
        <SplitPane size={240}>
          <p>{say('left')}</p>
          <p>{say('right')}</p>
        </SplitPane>
      </div>
    </>
  );
}

export function GalleryStates() {
  const say = useText(galleryTexts);
  return (
    <>
      <div className="tsr-gallery-states">
        <EmptyState
          icon={<IconUsers size={26} stroke={1.5} />}
          title={say('emptyTitle')}
          text={say('emptyText')}
          action={<Button leftSection={<IconPlus size={16} aria-hidden />}>{say('create')}</Button>}
        />
        <ErrorState
          error={{
            code: 'values_invalid',
            detail: say('problem'),
            traceId: '7f3a91c2',
            errors: [{ detail: say('problem1') }, { detail: say('problem2') }],
          }}
          onRetry={() => undefined}
        />
        <div>
          <SkeletonRows rows={4} />
          <SkeletonForm fields={2} />
          <Spinner />
          <Progress value={42} aria-label={say('saving')} />
        </div>
      </div>
    </>
  );
}
