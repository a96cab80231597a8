import path from 'node:path';
import pino from 'pino';
import { errorTables } from '@tessera/api';
import { describeError, localize, Refusal, Trouble } from '@tessera/std';
import type { ErrorTable, Locale } from '@tessera/std';
import { serverErrors } from './errors.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { startServer } from './start-server.ts';
import type { StartedServer } from './start-server.ts';
import { startWords } from './start-words.ts';

const locale: Locale = /^en/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'en' : 'zh-CN';
const words = startWords[locale];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One line: what is in the way, and what to do. A stack only for what we did not foresee. */
function fail(error: unknown): never {
  process.stderr.write(
    `${knownFailure(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
  );
  process.exit(1);
}

function knownFailure(error: unknown): string | undefined {
  if (!(error instanceof Refusal || error instanceof Trouble)) return undefined;
  const table: ErrorTable = { ...errorTables, ...serverErrors };
  const sentence = describeError(table, error.code, error.params, locale);
  const remedy = localize(table[error.code]?.remedy, locale);
  return locale === 'en' ? `${sentence}. ${remedy}` : `${sentence}。${remedy}`;
}

/** The first Ctrl-C ends in order; the second does not wait for requests; the third waits for nothing. */
function endOnSignal(starting: Promise<StartedServer>): void {
  let started: StartedServer | undefined;
  let asked = 0;
  const end = (): void => {
    if (asked > 0) return;
    asked = 1;
    say(`\n${words.ending}`);
    starting
      .then((server) => server.close())
      .then(() => process.exit(0))
      .catch(fail);
  };
  const interrupt = (): void => {
    if (asked === 0) return end();
    asked += 1;
    if (started === undefined || asked > 2) process.exit(130);
    void started.abandon().finally(() => process.exit(130));
  };
  starting.then(
    (server) => (started = server),
    () => undefined,
  );
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  // Whoever started us was killed.
  process.on('disconnect', end);
  // A terminal that was closed takes no more lines.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function settings(): Settings {
  const checkout = path.join(import.meta.dirname, '../../..');
  return readSettings(process.argv.slice(2), process.env, checkout);
}

async function main(): Promise<void> {
  const logger = pino({
    level: process.env['LOG_LEVEL'] ?? 'warn',
    redact: ['req.headers.authorization', 'req.headers.cookie'],
  });
  const starting = startServer({ ...settings(), logger, onProgress: (what) => say(words[what]) });
  endOnSignal(starting);
  const { url, signInLink } = await starting;
  say(words.ready(url));
  if (signInLink !== undefined) say(words.signIn(signInLink));
  if (url.startsWith('http:') && !/\/\/(localhost|127\.|\[::1\])/.test(url)) say(words.plainHttp);
}

await main().catch(fail);
