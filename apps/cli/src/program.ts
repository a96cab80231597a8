import path from 'node:path';
import { Command } from 'commander';
import { errorTables } from '@tessera/api';
import { describeError } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { accessCommands } from './commands/access-commands.ts';
import { dataCommands } from './commands/data-commands.ts';
import { packCommands } from './commands/pack-commands.ts';
import { openInstallation, placeFrom } from './installation.ts';
import type { Installation } from './installation.ts';
import type { Shell } from './shell.ts';
import { commandWords } from './words.ts';

/** What the program needs of the process around it. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly checkout: string;
  /** Folder that paths on the command line start from. */
  readonly folder: string;
  readonly locale: Locale;
  readonly print: (line: string) => void;
  /** Ends the process with this code once everything is closed. */
  readonly exitCode: (code: number) => void;
}

/** The command line: `tessera key create --name … --role …` and its siblings. */
export function createProgram(around: Surroundings): Command {
  const { environment, checkout, folder, locale, print, exitCode } = around;
  const at = (file: string) => path.resolve(folder, file);
  const words = commandWords[locale];

  async function open<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
    const installation = await openInstallation(placeFrom(environment, checkout));
    try {
      return await work(installation);
    } finally {
      await installation.close();
    }
  }

  const program = new Command('tessera').description(words.program).exitOverride().showHelpAfterError();

  const shell: Shell = { words, locale, environment, print, exitCode, at, open };
  accessCommands(program, shell);
  packCommands(program, shell);
  dataCommands(program, shell);
  return program;
}

/** The sentence for an error that ended a command; undefined for a bug. */
export function sentenceOf(error: unknown, locale: Locale): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.name === 'Problem') return error.message;
  const params = 'params' in error ? (error.params as Record<string, unknown>) : {};
  return Object.hasOwn(errorTables, String(error.code))
    ? describeError(errorTables, String(error.code), params, locale)
    : undefined;
}
