import path from 'node:path';
import { CommanderError } from 'commander';
import type { Locale } from '@tessera/std';
import { createProgram, sentenceOf } from './program.ts';

const locale: Locale = /^en/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'en' : 'zh-CN';

try {
  await createProgram({
    environment: process.env,
    checkout: path.join(import.meta.dirname, '../../..'),
    folder: process.env['INIT_CWD'] ?? process.cwd(),
    locale,
    print: (line) => process.stdout.write(`${line}\n`),
    exitCode: (code) => {
      process.exitCode = code;
    },
  }).parseAsync();
} catch (error) {
  const sentence = sentenceOf(error, locale);
  if (sentence !== undefined) process.stderr.write(`${sentence}\n`);
  else if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
}
