import { Avatar as KitAvatar, Tooltip } from '@mantine/core';
import { initials } from '../format/initials.ts';
import { paletteColors } from '../theme/colors.ts';
import './layout.css';

export interface AvatarProps {
  readonly name: string;
  readonly size?: number;
  /** Names the person in a tip and to screen readers; false where the name stands beside. */
  readonly named?: boolean;
}

/** A person as initials on a colour of their own. Drawn, not written: a button with a full name would otherwise not hold its visible text. */
export function Avatar({ name, size = 24, named = false }: AvatarProps) {
  const avatar = (
    <KitAvatar
      size={size}
      radius="xl"
      color={colorOf(name)}
      variant="light"
      {...(named ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
      styles={{ placeholder: { fontSize: Math.max(11, size * 0.4), fontWeight: 600, border: 0 } }}
    >
      <span className="tsr-initials" data-initials={initials(name, size < 26 ? 1 : 2)} />
    </KitAvatar>
  );
  return named ? <Tooltip label={name}>{avatar}</Tooltip> : avatar;
}

function colorOf(name: string): string {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return paletteColors[1 + (sum % (paletteColors.length - 1))] ?? 'gray';
}
