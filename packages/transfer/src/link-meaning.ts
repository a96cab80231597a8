import { titleField } from '@tessera/model';
import type { EntityPlan, FieldPlan } from '@tessera/plan';
import type { RecordContext, Records } from '@tessera/records';
import { isUuid, Refusal } from '@tessera/std';
import type { ImportColumn } from './import-spec.ts';
import type { TextMeaning } from './text-links.ts';

const batch = 200;
const mostNames = 2000;

/** The field of the target a link column is matched by: the given one, else what the target is called by. */
export function matchField(target: EntityPlan, column: ImportColumn): FieldPlan {
  const key = column.matchBy ?? titleField(target.document) ?? 'name';
  const field = target.field(key);
  if (!field) throw new Refusal('import_match_field_unknown', { field: key, entity: target.id });
  return field;
}

/**
 * What the texts of a link column mean, asked through the record API with the rights of whoever imports:
 * what they may not read stays unknown. A text that fits several records is ambiguous.
 */
export async function linkMeaning(
  records: Records,
  ctx: RecordContext,
  field: FieldPlan,
  target: EntityPlan,
  column: ImportColumn,
  texts: Iterable<string>,
): Promise<TextMeaning> {
  const by = matchField(target, column);
  const known = new Map<string, string>();
  const ambiguous = new Set<string>();
  const wanted: string[] = [];
  for (const text of texts) {
    if (isUuid(text)) known.set(text, text);
    else wanted.push(text);
  }
  for (let start = 0; start < wanted.length; start += batch) {
    const part = wanted.slice(start, start + batch);
    for await (const record of listAll(records, ctx, target.id, {
      filter: { combinator: 'and', rules: [{ field: by.key, operator: 'in', value: part }] },
      fields: [by.key],
    })) {
      const text = valueText(record[by.key]);
      if (known.has(text) && known.get(text) !== record['id']) ambiguous.add(text);
      known.set(text, String(record['id']));
    }
  }
  const missing = wanted.some((text) => !known.has(text));
  const names = missing ? await namesOf(records, ctx, target, by) : new Map<string, string>();
  const person = field.document.kind === 'person';
  return { field, kind: person ? 'person' : 'record', known, ambiguous, toMake: new Set(), names };
}

async function namesOf(
  records: Records,
  ctx: RecordContext,
  target: EntityPlan,
  by: FieldPlan,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const record of listAll(records, ctx, target.id, { fields: [by.key] })) {
    names.set(valueText(record[by.key]), String(record['id']));
    if (names.size >= mostNames) break;
  }
  return names;
}

/** A phone or e-mail matches by its text. */
function valueText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'raw' in value) return String(value.raw);
  return value === null || value === undefined ? '' : String(value);
}

/** All records of a query, page by page. */
export async function* listAll(
  records: Records,
  ctx: RecordContext,
  entity: string,
  query: Readonly<Record<string, unknown>>,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  let cursor: string | undefined;
  do {
    const page = JSON.parse(
      await records.list(ctx, entity, { ...query, limit: batch, ...(cursor === undefined ? {} : { cursor }) }),
    ) as {
      items: Record<string, unknown>[];
      next?: string | null;
    };
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
