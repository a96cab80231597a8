import type { Command } from 'commander';
import { Refusal } from '@tessera/std';
import { demand } from '../installation.ts';
import { collect } from '../shell.ts';
import type { Shell } from '../shell.ts';

/** `key create` and `signin-link`. */
export function accessCommands(program: Command, { words, open, print, environment }: Shell): void {
  program
    .command('key')
    .description(words.key)
    .command('create')
    .description(words.keyCreate)
    .requiredOption('--name <name>', words.keyName)
    .requiredOption('--role <id>', words.keyRole, collect)
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
}
