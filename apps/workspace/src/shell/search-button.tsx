import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { AppDocument } from '@tessera/schemas';
import { IconButton, Kbd, UnstyledButton, useHotkeys, useIsPhone, useOs, useText } from '@tessera/ui';
import { workspaceTexts } from '../locale/workspace-texts.ts';

const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }));

interface SearchButtonProps {
  readonly app: AppDocument;
  readonly onSignOut: () => Promise<void>;
}

/** The search over everything; Ctrl+K opens it from anywhere. */
export function SearchButton({ app, onSignOut }: SearchButtonProps) {
  const say = useText(workspaceTexts);
  const isPhone = useIsPhone();
  const os = useOs({ getValueInEffect: false });
  const [opened, setOpened] = useState(false);
  useHotkeys([['mod+k', () => setOpened(true), { inFields: true }]]);
  const isMac = os === 'macos' || os === 'ios';
  return (
    <>
      {isPhone ? (
        <IconButton label={say('search')} onClick={() => setOpened(true)}>
          <IconSearch size={19} aria-hidden />
        </IconButton>
      ) : (
        <UnstyledButton className="wsp-search" aria-haspopup="dialog" onClick={() => setOpened(true)}>
          <IconSearch size={16} aria-hidden />
          <span>{say('search')}</span>
          <Kbd size="xs">{isMac ? '⌘ K' : 'Ctrl K'}</Kbd>
        </UnstyledButton>
      )}
      {opened ? (
        <Suspense>
          <Palette app={app} onSignOut={onSignOut} onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
