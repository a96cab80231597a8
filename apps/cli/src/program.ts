import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { errorTables } from '@tessera/api';
import { describeError, fillTemplate } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { accessCommands } from './commands/access-commands.ts';
import { dataCommands } from './commands/data-commands.ts';
import { packCommands } from './commands/pack-commands.ts';
import { openInstallation, placeFrom } from './installation.ts';
import type { Installation } from './installation.ts';
import type { Shell } from './shell.ts';
import { commandWords } from './words.ts';
import type { CommandWords } from './words.ts';

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

  const program = new Command('tessera').description(words.program).exitOverride();
  speak(program, words);

  const shell: Shell = { words, locale, environment, print, exitCode, at, open };
  accessCommands(program, shell);
  packCommands(program, shell);
  dataCommands(program, shell);
  return program;
}

/** Help in the language of the person; subcommands inherit it. */
function speak(program: Command, words: CommandWords): void {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.usage,
    'Options:': words.options,
    'Arguments:': words.arguments,
    'Commands:': words.commands,
  };
  program
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.help)
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    // What is wrong is said by whoever runs the program.
    .configureOutput({ outputError: () => undefined });
}

const usageSentences: Readonly<Record<string, keyof CommandWords>> = {
  'commander.unknownCommand': 'commandUnknown',
  'commander.excessArguments': 'commandUnknown',
  'commander.unknownOption': 'optionUnknown',
  'commander.missingMandatoryOptionValue': 'optionNeeded',
  'commander.optionMissingArgument': 'optionValueNeeded',
  'commander.missingArgument': 'argumentNeeded',
};

/** What is wrong with the words on the command line; undefined for a call for help. */
function usageSentence({ code, message }: CommanderError, words: CommandWords): string | undefined {
  const sentence = usageSentences[code];
  if (sentence === undefined) return message.startsWith('error:') ? message : undefined;
  return fillTemplate(words[sentence], { given: /'([^']+)'/.exec(message)?.[1] ?? '' });
}

/** A file named on the command line that cannot be read or written. */
function fileSentence(error: Error & { readonly code: unknown }, words: CommandWords): string | undefined {
  if (!('syscall' in error && 'path' in error)) return undefined;
  const sentences: Readonly<Record<string, string>> = { ENOENT: words.fileMissing, EACCES: words.fileRefused };
  return fillTemplate(sentences[String(error.code)] ?? words.fileUnusable, { file: error.path });
}

/** The sentence for an error that ended a command; undefined for a bug, or when there is nothing more to say. */
export function sentenceOf(error: unknown, locale: Locale): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  if (error.name === 'Problem') return error.message;
  if (error instanceof CommanderError) return usageSentence(error, commandWords[locale]);
  const file = fileSentence(error, commandWords[locale]);
  if (file !== undefined) return file;
  const params = 'params' in error ? (error.params as Record<string, unknown>) : {};
  return Object.hasOwn(errorTables, String(error.code))
    ? describeError(errorTables, String(error.code), params, locale)
    : undefined;
}
