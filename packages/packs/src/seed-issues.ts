import { fieldOf } from '@tessera/model';
import type { DocumentSet, FieldKinds } from '@tessera/model';
import { issue, pointer } from '@tessera/std';
import type { Issue, Json } from '@tessera/std';
import type { LoadedPack, SeedFile } from './loaded-pack.ts';
import { isDay, isReference } from './seed-value.ts';

/** What a person of the seeds may have beside the fields of the entity. */
const personKeys: ReadonlySet<string> = new Set(['roles']);
const dayKinds: ReadonlySet<string> = new Set(['date', 'datetime']);

/** External ids that a seed may link to: those of seeds for the same language, or for every one. */
function knownIds({ seeds }: LoadedPack, locale: SeedFile['locale']): ReadonlyMap<string, string> {
  const fitting = seeds.filter((seed) => seed.locale === undefined || locale === undefined || seed.locale === locale);
  return new Map(fitting.flatMap(({ rows, entity }) => Object.keys(rows).map((id) => [id, entity] as const)));
}

/** What is wrong with the rows a pack brings: paths are `/<external id>/<field>` into the seed file. */
export function seedIssues(pack: LoadedPack, seed: SeedFile, documents: DocumentSet, kinds: FieldKinds): Issue[] {
  const entity = documents.get('entity', seed.entity);
  if (!entity) return [issue('', 'seed_entity_unknown', { entity: seed.entity })];
  const ids = knownIds(pack, seed.locale);
  const context = { documents, entity: entity.id };
  const valueIssues = (path: string, key: string, value: unknown): Issue[] => {
    const field = fieldOf(entity, key);
    if (!field)
      return entity.id === 'sys.user' && personKeys.has(key)
        ? []
        : [issue(path, 'seed_field_unknown', { field: key, entity: entity.id })];
    if (isReference(value))
      return ids.has(value.$ref) ? [] : [issue(path, 'seed_reference_unknown', { id: value.$ref })];
    if (isDay(value)) return dayKinds.has(field.kind) ? [] : [issue(path, 'seed_value_invalid', { field: key })];
    if (value === null) return [];
    const read = field.kind === 'status' ? undefined : kinds[field.kind]?.normalise(value as Json, field, context);
    return read && 'issues' in read
      ? [issue(path, 'seed_value_invalid', { field: key, reason: read.issues[0]?.code })]
      : [];
  };
  return Object.entries(seed.rows).flatMap(([id, row]) =>
    Object.entries(row).flatMap(([key, value]) => valueIssues(pointer(id, key), key, value)),
  );
}
