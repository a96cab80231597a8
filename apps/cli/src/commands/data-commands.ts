import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { administratorOf } from '@tessera/server';
import { demand } from '../installation.ts';
import { collect } from '../shell.ts';
import type { Shell } from '../shell.ts';
import { importFile } from './transfer.ts';

/** `import`, `export` and `explain`. */
export function dataCommands(program: Command, { words, at, open, print, exitCode }: Shell): void {
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
}
