import type { LocalizedText } from '@tessera/std';

/** Something the palette can do. */
export interface Command {
  readonly key: string;
  /** In the language of the page. */
  readonly label: string;
  /** Other words it is found by. */
  readonly words: readonly string[];
  readonly icon?: string | undefined;
  readonly run: () => void;
}

/** Every spelling of a label, so that a command is found in either language. */
export const wordsOf = (text: LocalizedText | undefined): readonly string[] => Object.values(text ?? {});

/** The commands in which every typed word stands, those that begin so first; without words the first few. */
export function matchingCommands(commands: readonly Command[], typed: string, most: number): readonly Command[] {
  const terms = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const texts = (command: Command): string => [command.label, ...command.words].join('\n').toLowerCase();
  const starts = (command: Command): number =>
    texts(command)
      .split('\n')
      .some((text) => text.startsWith(terms[0] ?? ''))
      ? 0
      : 1;
  return commands
    .filter((command) => terms.every((term) => texts(command).includes(term)))
    .toSorted((a, b) => starts(a) - starts(b))
    .slice(0, most);
}
