import type { ReactNode } from 'react';
import { Menu, ScrollArea, useLocalize, useText } from '@tessera/ui';
import { entityTexts } from '../locale/entity-texts.ts';
import { KindIcon } from '../parts/field-faces.tsx';
import { fieldGroups, paletteKinds } from '../parts/field-kinds.ts';

interface KindMenuProps {
  readonly label: string;
  readonly onPick: (kind: string) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** All field kinds by group: the way to add a field without dragging. */
export function KindMenu({ label, onPick, children }: KindMenuProps) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  return (
    <Menu width={220} position="right-start">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown aria-label={label}>
        <ScrollArea.Autosize mah={420} type="auto">
          {fieldGroups.map((group) => {
            const kinds = paletteKinds(group);
            if (kinds.length === 0) return null;
            return (
              <div key={group}>
                <Menu.Label>{say(`group.${group}`)}</Menu.Label>
                {kinds.map((kind) => (
                  <Menu.Item key={kind.id} leftSection={<KindIcon kind={kind.id} />} onClick={() => onPick(kind.id)}>
                    {localize(kind.label, kind.id)}
                  </Menu.Item>
                ))}
              </div>
            );
          })}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
