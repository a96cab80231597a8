import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { errorTables } from '@tessera/api';
import { formatPack, loadPack } from '@tessera/packs';
import { administratorOf } from '@tessera/server';
import { describeError, localize, Refusal } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { importFile } from './commands/transfer.ts';
import { demand, openInstallation, placeFrom } from './installation.ts';
import type { Installation } from './installation.ts';
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

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

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

  program
    .command('key')
    .description(words.key)
    .command('create')
    .description(words.keyCreate)
    .requiredOption('--name <name>', words.keyName)
    .requiredOption('--role <id>', words.keyRole, collect, [])
    .action(({ name, role }: { name: string; role: string[] }) =>
      open(async ({ callAs }) => {
        const call = await callAs();
        print(String((await demand(call('POST', '/api/v1/keys', { body: { name, roles: role } }))).body['key']));
      }),
    );

  program
    .command('signin-link')
    .description(words.signinLink)
    .option('--user <user>', words.user)
    .option(
      '--url <url>',
      words.baseUrl,
      environment['PUBLIC_URL'] ?? `http://localhost:${environment['PORT'] ?? '4600'}`,
    )
    .action(({ user, url }: { user?: string; url: string }) =>
      open(async ({ server: { identity } }) => {
        const id = user === undefined ? (await identity.ensureAdministrator()).id : await identity.findUser(user);
        if (id === undefined) throw new Refusal('user_not_found');
        const { token } = await identity.createLink(id, 'sign-in');
        print(`${words.linkValid}\n${url.replace(/\/$/, '')}/sign-in#token=${token}`);
      }),
    );

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

  program
    .command('import <entity> <file>')
    .description(words.import)
    .option('--user <user>', words.user)
    .option('--upsert-by <field>', words.upsert)
    .option('--map <column=field>', words.map, collect, [])
    .option('--decide <decision>', words.decide, collect, [])
    .option('--place', words.place, false)
    .option('--dry-run', words.dryRun, false)
    .option('--errors <file>', words.errors)
    .action(
      (
        entity: string,
        file: string,
        options: {
          user?: string;
          upsertBy?: string;
          map: string[];
          decide: string[];
          place: boolean;
          dryRun: boolean;
          errors?: string;
        },
      ) =>
        open(async ({ callAs }) => {
          const { user, upsertBy, ...rest } = options;
          const complete = await importFile(
            await callAs(user),
            entity,
            at(file),
            {
              ...rest,
              ...(rest.errors === undefined ? {} : { errors: at(rest.errors) }),
              ...(upsertBy === undefined ? {} : { upsert: upsertBy }),
            },
            words,
            print,
          );
          if (!complete) exitCode(2);
        }),
    );

  program
    .command('export <entity>')
    .description(words.export)
    .option('--user <user>', words.user)
    .option('--filter <expression>', words.filter)
    .option('--columns <fields>', words.columns)
    .option('--output <file>', words.output)
    .action(
      (
        entity: string,
        { user, filter, columns, output }: { user?: string; filter?: string; columns?: string; output?: string },
      ) =>
        open(async ({ callAs }) => {
          const call = await callAs(user);
          const body = {
            entity,
            ...(filter === undefined ? {} : { filter }),
            ...(columns === undefined ? {} : { columns: columns.split(',') }),
          };
          const { text } = await demand(call('POST', '/api/v1/exports', { body }));
          if (output === undefined) print(text.trimEnd());
          else await writeFile(at(output), text);
        }),
    );

  program
    .command('explain <entity>')
    .description(words.explain)
    .option('--filter <expression>', words.filter)
    .option('--sort <field>', words.sort, collect, [])
    .action((entity: string, { filter, sort }: { filter?: string; sort: string[] }) =>
      open(async ({ server }) => {
        const plan = await server.publishing.plans.current();
        const principal = await administratorOf(server);
        const ctx = { plan, principal, now: BigInt(Date.now()) * 1000n, cause: { kind: 'api' } } as const;
        const explained = await server.records.explain(ctx, entity, {
          sort,
          ...(filter === undefined ? {} : { filter }),
        });
        print(
          [explained.sql, JSON.stringify(explained.values), ...explained.plan].join('\n\n').replaceAll('\n\n ', '\n '),
        );
      }),
    );

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
