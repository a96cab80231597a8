import { join, raw, slot, sql } from '@tessera/database';
import type { Sql } from '@tessera/database';
import { titleField } from '@tessera/model';
import { mayReadField } from '@tessera/plan';
import type { EntityPlan, FieldPlan, Reader } from '@tessera/plan';

/** The fields in which the search box looks: the searchable ones, else the one a record is called by. */
export function searchedFields(reader: Reader, entity: EntityPlan): readonly FieldPlan[] {
  const own = entity.fields.filter(
    (field) => field.document.searchable && field.store.search && !field.document.hidden,
  );
  const title = titleField(entity.document);
  const fields =
    own.length > 0
      ? own
      : [title === undefined ? undefined : entity.field(title)].filter((field) => field !== undefined);
  return fields.filter((field) => mayReadField(reader.viewer, entity, field));
}

/** Rows in which one of the searched fields holds the text of slot `search`; letter case does not count. */
export function searchSql(reader: Reader, entity: EntityPlan, alias: string): Sql {
  const hits = searchedFields(reader, entity).map((field) => {
    const text = field.store.search?.(field.document, reader.column(field, alias)) ?? reader.value(field, alias);
    return sql`strpos(lower(${text}), lower(${slot('search', 'text')})) > 0`;
  });
  return sql`(${join(hits, ' or ', raw('false'))})`;
}
