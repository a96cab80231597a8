import type { FileRow } from '../read-csv.ts';

/** Where the names of the columns stand. */
export interface HeaderPlace {
  /** Line of its first row; with `rows` 0, of the first row of data. */
  readonly line: number;
  /** None: columns are called by their letters. Two: a group above the name. */
  readonly rows: 0 | 1 | 2;
}

/** How many rows from the start are looked at. */
export const headRows = 30;

const longestName = 100;
const valueShape =
  /^[-+(]?[\d.,:：/%￥¥$€£年月日时分秒()\s-]+[万亿千元km]*\)?$|@|^https?:|^(是|否|yes|no|true|false|√|×)$/i;
/** A heading of the whole sheet, or a remark above it. */
const heading = /[:：]|(表|台账|清单|名单|报表|汇总|统计|明细)$/;

const filledOf = ({ cells }: FileRow): number[] => cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index]));
const textAt = (row: FileRow, index: number): string => (row.cells[index] ?? '').trim();

function valueShare(row: FileRow): number {
  const filled = filledOf(row);
  const values = filled.filter((index) => valueShape.test(textAt(row, index).normalize('NFKC')));
  return filled.length === 0 ? 1 : values.length / filled.length;
}

function namesThings(row: FileRow): boolean {
  const texts = filledOf(row).map((index) => textAt(row, index));
  const long = texts.filter((text) => text.length > longestName || text.includes('\n\n'));
  return valueShare(row) <= 0.34 && long.length <= texts.length / 3;
}

/**
 * Finds the header among the first rows of a sheet: titles and empty rows above it are passed over, two rows belong
 * together when the upper one groups columns of the lower one.
 */
export function findHeader(rows: readonly FileRow[]): HeaderPlace {
  const first = rows[0];
  if (!first) return { line: 1, rows: 1 };
  const widths = rows.map((row) => filledOf(row).length).sort((a, b) => a - b);
  const typical = widths[Math.floor(widths.length * 0.75)] ?? 1;
  const isWide = (row: FileRow) => {
    const filled = filledOf(row);
    const titles = filled.length < typical && filled.some((index) => heading.test(textAt(row, index)));
    return filled.length >= Math.max(1, typical * 0.6) && !titles;
  };
  const at = rows.findIndex((row) => isWide(row) && namesThings(row));
  const found = rows[at];
  if (!found) return { line: first.line, rows: valueShare(first) > 0.34 ? 0 : 1 };
  const above = rows[at - 1];
  if (above && isGroup(above, found)) return { line: above.line, rows: 2 };
  const below = rows[at + 1];
  if (below && isDetail(found, below, rows.slice(at + 2))) return { line: found.line, rows: 2 };
  return { line: found.line, rows: 1 };
}

const adjoin = (upper: FileRow, lower: FileRow): boolean => lower.line === upper.line + 1;

/** A sparse row of groups right above the names. */
function isGroup(above: FileRow, names: FileRow): boolean {
  const groups = filledOf(above);
  return (
    adjoin(above, names) &&
    groups.length >= 2 &&
    groups.length < filledOf(names).length &&
    valueShare(above) === 0 &&
    groups.every((index) => textAt(above, index).length <= 20 && !heading.test(textAt(above, index)))
  );
}

/** A second row of names that fills what the first left open, above data that looks otherwise. */
function isDetail(names: FileRow, below: FileRow, data: readonly FileRow[]): boolean {
  const [upper, lower] = [new Set(filledOf(names)), filledOf(below)];
  const fills = lower.filter((index) => !upper.has(index) && [...upper].some((left) => left < index));
  if (!adjoin(names, below) || fills.length === 0 || valueShare(below) > 0.2 || data.length === 0) return false;
  const open = [...upper].filter((index) => !lower.includes(index));
  const filledBelow = (index: number) => data.some((row) => textAt(row, index) !== '');
  if (open.length > 0) return open.some(filledBelow);
  const typed = (index: number) => data.every((row) => valueShape.test(textAt(row, index).normalize('NFKC')));
  return lower.some((index) => !valueShape.test(textAt(below, index)) && typed(index));
}

/** The names of columns from the rows of a header: `联系人` over `电话` is 联系人电话. */
export function headerNames(rows: readonly FileRow[]): readonly string[] {
  const [upper, lower] = rows;
  if (!upper) return [];
  if (!lower) return upper.cells.map((cell) => cell.trim());
  let group = '';
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, index) => {
    const [own, name] = [textAt(upper, index), textAt(lower, index)];
    if (own !== '') group = own;
    if (name === '') return own;
    if (group === '' || name.startsWith(group)) return name;
    return /[\w)]$/.test(group) && /^[\w(]/.test(name) ? `${group} ${name}` : group + name;
  });
}

/** What a spreadsheet calls the column at a position: A, B … Z, AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
