import type { Command } from 'commander';
import { errorTables } from '@tessera/api';
import { formatPack, loadPack } from '@tessera/packs';
import { administratorOf } from '@tessera/server';
import { describeError, localize } from '@tessera/std';
import type { Shell } from '../shell.ts';

/** `pack validate`, `pack install` and `pack format`. */
export function packCommands(program: Command, { words, at, open, print, exitCode, locale }: Shell): void {
  const pack = program.command('pack').description(words.pack);
  pack
    .command('validate <folder>')
    .description(words.packValidate)
    .action((source: string) =>
      open(async ({ server }) => {
        const issues = await server.packs.validate(await loadPack(at(source)));
        for (const { file, path, code, params, severity } of issues)
          print(`${severity} ${file}${path}: ${describeError(errorTables, code, params, locale)}`);
        if (issues.length === 0) print(words.valid);
        if (issues.some(({ severity }) => severity === 'error')) exitCode(1);
      }),
    );
  pack
    .command('install <folder>')
    .description(words.packInstall)
    .option('--demo', words.demo, false)
    .action((source: string, { demo }: { demo: boolean }) =>
      open(async ({ server }) => {
        const loaded = await loadPack(at(source));
        await server.packs.install(loaded, { principal: await administratorOf(server), locale, demo });
        print(`${words.installed} ${localize(loaded.pack.label, locale, loaded.pack.id)} ${loaded.pack.version}`);
      }),
    );
  pack
    .command('format <folder>')
    .description(words.packFormat)
    .option('--check', words.formatCheck, false)
    .action(async (source: string, { check }: { check: boolean }) => {
      const changed = await formatPack(at(source), { write: !check });
      for (const file of changed) print(`${check ? words.unformatted : words.formatted} ${file}`);
      if (check && changed.length > 0) exitCode(1);
    });
}
