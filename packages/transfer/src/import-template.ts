import { Workbook } from '@cj-tech-master/excelts';
import type { FieldDocument } from '@tessera/model';
import type { RecordContext, Records } from '@tessera/records';
import { localize } from '@tessera/std';
import type { Locale } from '@tessera/std';
import { importableFields } from './analyse.ts';
import { sheetName } from './write-table.ts';

/** How far down the choices of a template reach. */
const preparedRows = 2000;
const words = {
  'zh-CN': { options: '选项' },
  en: { options: 'Options' },
} as const;

/**
 * An empty .xlsx workbook to fill and import: one column for each field the person may import, a `*` behind required ones,
 * choices to pick from. Refuses action_not_allowed.
 */
export async function importTemplate(records: Records, ctx: RecordContext, entityId: string): Promise<Buffer> {
  const { entity } = records.pipeline.access(ctx, entityId, 'import');
  const { locale } = ctx.principal;
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(sheetName(localize(entity.document.label, locale, entity.id)), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const options = workbook.addWorksheet(words[locale].options);
  const fields = [...importableFields(ctx, entity).values()]
    .filter(({ kind }) => kind.group !== 'file')
    .sort((a, b) => Number(a.system) - Number(b.system));
  for (const [index, { key, document, system }] of fields.entries()) {
    const title = localize(document.label, locale, key);
    const column = sheet.getColumn(index + 1);
    column.width = Math.min(40, Math.max(12, title.length * 2 + 4));
    const head = sheet.getCell(1, index + 1);
    head.value = document.required === true && !system ? `${title}*` : title;
    head.font = { bold: true };
    const choices = choicesOf(document, locale);
    if (choices.length === 0) continue;
    const place = options.columnCount + 1;
    options.getCell(1, place).value = title;
    options.getCell(1, place).font = { bold: true };
    choices.forEach((choice, row) => (options.getCell(row + 2, place).value = choice));
    const letter = options.getColumn(place).letter;
    const range = `'${options.name}'!$${letter}$2:$${letter}$${choices.length + 1}`;
    sheet.dataValidations.add(`${column.letter}2:${column.letter}${preparedRows}`, {
      type: 'list',
      allowBlank: true,
      formulae: [range],
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function choicesOf(document: FieldDocument, locale: Locale): readonly string[] {
  if (document.kind !== 'select') return [];
  return Object.entries(document.options)
    .sort(([, a], [, b]) => (a.order < b.order ? -1 : 1))
    .flatMap(([key, option]) => (option.inactive ? [] : [localize(option.label, locale, key)]));
}
