import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { paletteColor, useLocalize, useText } from '@tessera/ui';
import type { PaletteColor } from '@tessera/ui';
import { entityTexts } from '../locale/entity-texts.ts';
import { useCanvas } from './canvas-context.ts';
import type { EntityGroup } from './groups.ts';

/** A group on the canvas: around its cards, or as one pile. */
export type GroupNode = Node<{ readonly group: EntityGroup }>;

/** The colour of a group as CSS. */
export const frameColor = ({ data }: Pick<Node, 'data'>): string => {
  const { color } = data['group'] as { readonly color: PaletteColor };
  return `var(--mantine-color-${paletteColor(color)}-6)`;
};

/** The frame around the cards of a group, its name above them. */
export const GroupFrame = memo(function GroupFrame({ data, width = 0, height = 0 }: NodeProps<GroupNode>) {
  return (
    <div className="dsg-group" style={{ width, height, '--dsg-group': frameColor({ data }) } as object}>
      <GroupHead group={data.group} folded={false} />
    </div>
  );
});

/** A folded group: its name and those of its entities on one card. */
export const GroupPile = memo(function GroupPile({ data }: NodeProps<GroupNode>) {
  const localize = useLocalize();
  const { entities } = data.group;
  return (
    <div className="dsg-group dsg-group-pile" style={{ '--dsg-group': frameColor({ data }) } as object}>
      <GroupHead group={data.group} folded />
      <p>{entities.map(({ id, label }) => localize(label, id)).join(' · ')}</p>
    </div>
  );
});

function GroupHead({ group, folded }: { readonly group: EntityGroup; readonly folded: boolean }) {
  const say = useText(entityTexts);
  const localize = useLocalize();
  const { fold } = useCanvas();
  const name = localize(group.label, group.key);
  const Icon = folded ? IconChevronRight : IconChevronDown;
  return (
    <button
      type="button"
      className="dsg-group-head nodrag nopan"
      aria-expanded={!folded}
      aria-label={say(folded ? 'groupUnfold' : 'groupFold', { name })}
      onClick={() => fold(group.key, !folded)}
    >
      <Icon size={18} aria-hidden />
      <b>{name}</b>
      <span>{say('groupCount', { count: group.entities.length })}</span>
    </button>
  );
}
