import type { ColumnExpectation, EntityPlan, FieldPlan, IndexExpectation, Plan, TableExpectation } from '@tessera/plan';
import { localize } from '@tessera/std';
import type { LocalizedText, Locale } from '@tessera/std';

/** The steps of a publish in words. */
export interface StepWords {
  newTables(tables: readonly TableExpectation[]): LocalizedText;
  newColumns(table: TableExpectation, columns: readonly ColumnExpectation[]): LocalizedText;
  foreignKey(table: TableExpectation, column: string): LocalizedText;
  index(table: TableExpectation, index: IndexExpectation, rows: number): LocalizedText;
  replaceIndex(table: TableExpectation, index: IndexExpectation): LocalizedText;
  dropIndexes(count: number): LocalizedText;
  follow(entity: EntityPlan, field: FieldPlan): LocalizedText;
  copy(entity: EntityPlan, field: FieldPlan): LocalizedText;
  guard(entity: EntityPlan, field: FieldPlan): LocalizedText;
  readonly endMoves: LocalizedText;
  fields(table: TableExpectation, keys: readonly string[]): LocalizedText;
}

/** Speaks of entities and fields by the labels of a plan. */
export function stepWords(plan: Plan): StepWords {
  const entity = ({ entity: id }: TableExpectation, locale: Locale) =>
    localize(plan.entity(id)?.document.label, locale, id);
  const field = ({ entity: id }: TableExpectation, key: string, locale: Locale) =>
    localize(plan.entity(id)?.field(key)?.document.label, locale, key);
  const list = (table: TableExpectation, keys: readonly string[], locale: Locale) =>
    [...new Set(keys)].map((key) => field(table, key, locale)).join(locale === 'en' ? ', ' : '、');
  const both = (words: (locale: Locale) => string): LocalizedText => ({ 'zh-CN': words('zh-CN'), en: words('en') });
  const fieldKeys = (columns: readonly ColumnExpectation[]) => columns.flatMap(({ field: key }) => key ?? []);
  return {
    newTables: (tables) =>
      both((locale) => {
        const names = tables.map((table) => entity(table, locale));
        if (names.length === 0) return locale === 'en' ? 'Prepare the schema' : '建立数据库模式';
        return locale === 'en' ? `Create tables: ${names.join(', ')}` : `新建数据表：${names.join('、')}`;
      }),
    newColumns: (table, columns) =>
      both((locale) => {
        const names = list(table, fieldKeys(columns), locale);
        return locale === 'en'
          ? `Add to ${entity(table, 'en')}: ${names}`
          : `“${entity(table, locale)}”增加字段：${names}`;
      }),
    foreignKey: (table, column) =>
      both((locale) => {
        const key = table.columns.find(({ name }) => name === column)?.field ?? column;
        const name = field(table, key, locale);
        return locale === 'en'
          ? `Check every value of ${name} in ${entity(table, 'en')}`
          : `核对“${entity(table, locale)}”中“${name}”的每个值`;
      }),
    index: (table, index, rows) =>
      both((locale) => {
        const names = list(table, index.fields, locale);
        if (locale === 'en')
          return `${index.unique ? 'Make unique' : 'Build an index'} in ${entity(table, 'en')}: ${names} (about ${rows} rows, work goes on)`;
        return `为“${entity(table, locale)}”${index.unique ? '建立唯一约束' : '建立索引'}：${names}（约 ${rows} 行，不影响使用）`;
      }),
    replaceIndex: (table, index) =>
      both((locale) => {
        const names = list(table, index.fields, locale);
        return locale === 'en'
          ? `Switch the index in ${entity(table, 'en')}: ${names}`
          : `切换“${entity(table, locale)}”的索引：${names}`;
      }),
    dropIndexes: (count) => ({
      'zh-CN': `移除 ${count} 个不再使用的索引`,
      en: count === 1 ? 'Remove one index nobody uses any more' : `Remove ${count} indexes nobody uses any more`,
    }),
    follow: (owner, moved) =>
      both((locale) => {
        const [in_, what] = namesOf(owner, moved, locale);
        return locale === 'en' ? `Let ${what} of ${in_} follow into its new type` : `让“${in_}”的“${what}”同步到新类型`;
      }),
    copy: (owner, moved) =>
      both((locale) => {
        const [in_, what] = namesOf(owner, moved, locale);
        return locale === 'en'
          ? `Convert every value of ${what} in ${in_} (in batches, work goes on)`
          : `逐批转换“${in_}”中“${what}”的每个值（不影响使用）`;
      }),
    guard: (owner, moved) =>
      both((locale) => {
        const [in_, what] = namesOf(owner, moved, locale);
        return locale === 'en'
          ? `See once more that every value of ${what} in ${in_} fits`
          : `再次核对“${in_}”中“${what}”的每个值都能转换`;
      }),
    endMoves: { 'zh-CN': '结束上一版本的字段类型转换', en: 'End the conversion of fields for the former release' },
    fields: (table, keys) => both((locale) => list(table, keys, locale)),
  };
}

function namesOf(entity: EntityPlan, field: FieldPlan, locale: Locale): readonly [string, string] {
  return [localize(entity.document.label, locale, entity.id), localize(field.document.label, locale, field.key)];
}
