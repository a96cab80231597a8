import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { Badge, paletteColor } from '@tessera/ui';
import type { ColouredChoice } from './choice-data.ts';

interface ChoiceBadgeProps {
  readonly choices: Readonly<Record<string, ColouredChoice>>;
  readonly choiceKey: string;
  readonly locale: Locale;
}

/** A choice as a coloured badge; a key without a choice shows itself. */
export function ChoiceBadge({ choices, choiceKey, locale }: ChoiceBadgeProps) {
  const choice = Object.hasOwn(choices, choiceKey) ? choices[choiceKey] : undefined;
  return (
    <Badge variant="light" color={paletteColor(choice?.color)} tt="none" maw="100%">
      {localize(choice?.label, locale, choiceKey)}
    </Badge>
  );
}
