import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fillTemplate, Refusal } from '@tessera/std';
import { demand, Problem } from '../installation.ts';
import type { Answer, Call } from '../installation.ts';
import type { CommandWords } from '../words.ts';

export interface ImportOptions {
  readonly upsert?: string;
  readonly map: readonly string[];
  readonly decide: readonly string[];
  readonly place: boolean;
  readonly dryRun: boolean;
  readonly errors?: string;
}

type Print = (line: string) => void;

interface Run {
  readonly id: string;
  readonly state: string;
  readonly jobId: string | null;
  readonly counts: Record<string, number> | null;
  readonly dryRun: {
    readonly counts: Record<string, number>;
    readonly unknown: readonly {
      field: string;
      text: string;
      rows: number;
      suggestions: readonly { label: string }[];
    }[];
  } | null;
  readonly spec: { readonly columns: readonly { field?: string }[] };
  readonly analysis: { readonly columns: readonly { header: string }[] };
}

/** Imports a file through the API. Answers whether every row went in. */
export async function importFile(
  call: Call,
  entity: string,
  file: string,
  options: ImportOptions,
  words: CommandWords,
  print: Print,
): Promise<boolean> {
  const upload = { name: path.basename(file), bytes: await readFile(file), fields: { entity } };
  const started = runOf(await demand(call('POST', '/api/v1/imports', { file: upload })));
  const url = `/api/v1/imports/${started.id}`;
  const settings = {
    columns: mapColumns(started, options.map, words),
    replacements: decisionsOf(options.decide),
    place: options.place,
    ...(options.upsert === undefined ? {} : { upsertBy: options.upsert }),
  };
  await demand(call('PATCH', url, { body: settings }));
  await demand(call('POST', `${url}/check`));
  const checked = await settled(call, url, words);
  const { counts, unknown } = checked.dryRun ?? { counts: {}, unknown: [] };
  print(`${words.tried} ${fillTemplate(words.counts, counts)}`);
  if (unknown.length > 0) print(words.unknown);
  for (const { field, text, rows, suggestions } of unknown) {
    print(
      `  ${field}: ${text} (${rows} ${words.unknownRows})${suggestions[0] ? ` → ${suggestions.map(({ label }) => label).join(', ')}` : ''}`,
    );
  }
  if (!options.dryRun) {
    await demand(call('POST', `${url}/run`));
    const done = await settled(call, url, words);
    print(`${words.done} ${fillTemplate(words.counts, done.counts ?? {})}`);
    if (options.errors !== undefined)
      await writeFile(options.errors, (await demand(call('GET', `${url}/errors`))).text);
    return (done.counts?.['refused'] ?? 0) === 0;
  }
  if (options.errors !== undefined) await writeFile(options.errors, (await demand(call('GET', `${url}/errors`))).text);
  return (counts['refused'] ?? 0) === 0;
}

const runOf = (answer: Answer): Run => answer.body as unknown as Run;

/** Waits for the background step to end. */
async function settled(call: Call, url: string, words: CommandWords): Promise<Run> {
  for (;;) {
    const run = runOf(await demand(call('GET', url)));
    if (['checked', 'done', 'cancelled', 'undone'].includes(run.state)) return run;
    if (run.state === 'failed') {
      const job = await demand(call('GET', `/api/v1/jobs/${run.jobId ?? ''}`));
      const problem = job.body['problem'] as { code: string; detail: string } | null;
      throw new Problem(problem?.code ?? 'job_failed', problem?.detail ?? words.noCheck);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function mapColumns({ spec, analysis }: Run, pairs: readonly string[], words: CommandWords): readonly object[] {
  const given = new Map(pairs.map((pair) => splitPair(pair, '=')));
  for (const column of given.keys()) {
    if (!analysis.columns.some(({ header }) => header === column))
      throw new Problem('import_column_missing', fillTemplate(words.columnMissing, { column }));
  }
  return spec.columns.map((column, index) => {
    const header = analysis.columns[index]?.header ?? '';
    const field = given.get(header);
    if (field === undefined) return column;
    return field === '' ? {} : { ...column, field };
  });
}

function decisionsOf(decisions: readonly string[]): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {};
  for (const decision of decisions) {
    const [field, rest] = splitPair(decision, ':');
    const [text, replacement] = decisionOf(rest);
    found[field] = { ...found[field], [text]: replacement };
  }
  return found;
}

function decisionOf(text: string): [string, object] {
  if (text.endsWith('!')) return [text.slice(0, -1), { action: 'create' }];
  if (text.endsWith('-')) return [text.slice(0, -1), { action: 'empty' }];
  const [from, to] = splitPair(text, '=');
  return [from, { action: 'map', to }];
}

function splitPair(text: string, separator: string): [string, string] {
  const at = text.lastIndexOf(separator);
  if (at <= 0) throw new Refusal('argument_unknown', { argument: text });
  return [text.slice(0, at), text.slice(at + 1)];
}
