import { sortedEntries } from '@tessera/model';
import type { EntityPlan } from '@tessera/plan';
import type { ConvertedRow } from './convert-row.ts';
import type { ImportSpec, RowIssue } from './import-spec.ts';
import { keyText } from './load-rows.ts';
import type { LoadedRow } from './load-rows.ts';

/**
 * Sees in a dry run what only the file itself repeats: a value that may occur once refuses its second row, a second row
 * of one key updates what the first makes.
 */
export function createRepeats(
  entity: EntityPlan,
  spec: ImportSpec,
): (row: ConvertedRow, loaded: LoadedRow) => LoadedRow {
  const uniques = [
    ...entity.fields.flatMap(({ key, document }) => (document.unique === true ? [[key]] : [])),
    ...sortedEntries(entity.document.uniques as Parameters<typeof sortedEntries>[0]).map(
      ([key]) => entity.document.uniques?.[key]?.fields ?? [],
    ),
  ];
  const seen = new Map<string, number>();
  const made = new Set<string>();
  return (row, loaded) => {
    if (loaded.action === 'refuse') return loaded;
    const key = spec.upsertBy === undefined ? '' : keyText(row.values[spec.upsertBy]);
    const again = key !== '' && made.has(key);
    if (key !== '' && loaded.action === 'create') made.add(key);
    if (again) return { ...loaded, action: 'update' };
    const issues = uniques.flatMap((fields) => repeated(fields, row, seen));
    return issues.length === 0
      ? loaded
      : { ...loaded, action: 'refuse', record: null, issues: [...loaded.issues, ...issues] };
  };
}

function repeated(fields: readonly string[], row: ConvertedRow, seen: Map<string, number>): readonly RowIssue[] {
  const texts = fields.map((field) => keyText(row.values[field]).normalize('NFKC').trim().toLowerCase());
  if (fields.length === 0 || texts.includes('')) return [];
  const place = JSON.stringify([fields, texts]);
  const first = seen.get(place);
  if (first === undefined) {
    seen.set(place, row.line);
    return [];
  }
  const field = fields[0] ?? null;
  const text = keyText(row.values[field ?? '']);
  return [{ line: row.line, field, text, code: 'import_repeats', params: { text, line: first }, severity: 'error' }];
}
