import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Drawer, IconButton, Text, Title, useIsPhone, useText } from '@tessera/ui';
import { partsTexts } from '../locale/parts-texts.ts';
import { PresentHere } from '../presence/present-people.tsx';
import { usePlaceSearch } from '../shell/places.ts';

interface InspectorProps {
  readonly title: ReactNode;
  /** Accessible name of the panel. */
  readonly label: string;
  readonly note?: ReactNode;
  readonly icon?: ReactNode;
  readonly onClose?: (() => void) | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The panel beside a canvas that shows the properties of what is selected; a drawer on phones. */
export function Inspector({ title, label, note, icon, onClose, actions, children }: InspectorProps) {
  const say = useText(partsTexts);
  const phone = useIsPhone();
  const { focus } = usePlaceSearch();
  const panel = useRef<HTMLElement>(null);
  // Who came from an issue lands on the panel that shows it.
  useEffect(() => {
    if (focus) panel.current?.focus();
  }, [focus]);
  const body = (
    <>
      <div className="dsg-inspector-head">
        {icon}
        <div className="dsg-inspector-title">
          <Title order={2} size="h5">
            {title}
          </Title>
          {note ? (
            <Text size="xs" c="dimmed" component="div">
              {note}
            </Text>
          ) : null}
        </div>
        <PresentHere />
        {actions}
        {onClose && !phone ? (
          <IconButton label={say('close')} size="sm" onClick={onClose}>
            <IconX size={16} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <div className="dsg-inspector-body">{children}</div>
    </>
  );
  if (phone && onClose) {
    return (
      <Drawer
        opened
        onClose={onClose}
        position="bottom"
        size="82%"
        title={label}
        padding={0}
        classNames={{ header: 'dsg-drawer-head' }}
      >
        {body}
      </Drawer>
    );
  }
  return (
    <aside ref={panel} tabIndex={-1} className="dsg-inspector" aria-label={label}>
      {body}
    </aside>
  );
}

/** A titled part of an inspector. */
export function InspectorSection({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="dsg-inspector-section">
      <div className="dsg-section-head">
        <h3>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
