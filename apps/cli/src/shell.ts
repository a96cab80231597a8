import type { Locale } from '@tessera/std';
import type { Installation } from './installation.ts';
import type { commandWords } from './words.ts';

/** What every command is given. */
export interface Shell {
  readonly words: (typeof commandWords)[Locale];
  readonly locale: Locale;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly exitCode: (code: number) => void;
  /** The full path of a file named on the command line. */
  readonly at: (file: string) => string;
  /** Works on the installation and closes it, whatever happens. */
  readonly open: <T>(work: (installation: Installation) => Promise<T>) => Promise<T>;
}

/** Gathers an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
