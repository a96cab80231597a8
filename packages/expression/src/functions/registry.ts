import type { MacroName } from '../ast.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { dateArithmetic } from './date-arithmetic.ts';
import { dateFunctions } from './date.ts';
import { logicFunctions } from './logic.ts';
import { mathFunctions } from './math.ts';
import { relativeDates } from './relative-date.ts';
import { recordFunctions } from './record.ts';
import { textFunctions } from './text.ts';

/** Every function of the language, in the order the editor shows them. */
export const functions: readonly FunctionDefinition[] = [
  ...logicFunctions,
  ...mathFunctions,
  ...textFunctions,
  ...dateFunctions,
  ...dateArithmetic,
  ...relativeDates,
  ...recordFunctions,
];

/** Spellings of the macros that are not functions of several values as well. */
const macroAliases: Readonly<Record<Exclude<MacroName, 'sum' | 'min' | 'max'>, readonly string[]>> = {
  count: ['COUNT', 'COUNTA', '计数', '条数'],
  avg: ['AVG', 'AVERAGE', '平均值', '平均'],
  exists: ['EXISTS', '存在', '任一满足'],
  all: ['ALL', '全部满足'],
};

const byName: ReadonlyMap<string, FunctionDefinition> = new Map(functions.map((one) => [one.name, one]));
const bySpelling: ReadonlyMap<string, string> = new Map([
  ...functions.flatMap(({ name, aliases }) => [name, ...aliases].map((alias) => [alias.toLowerCase(), name] as const)),
  ...Object.entries(macroAliases).flatMap(([name, aliases]) =>
    [name, ...aliases].map((alias) => [alias.toLowerCase(), name] as const),
  ),
]);

export function functionByName(name: string): FunctionDefinition | undefined {
  return byName.get(name);
}

/** CEL names that mean something else than the spreadsheet's when case is ignored: `int` cuts, `INT` rounds down. */
const exactSpellings: Readonly<Record<string, string>> = { int: 'roundDown' };

/** The canonical name behind a spelling; an unknown spelling stays as it is. */
export function canonicalFunctionName(spelling: string): string {
  if (Object.hasOwn(exactSpellings, spelling)) return exactSpellings[spelling] ?? spelling;
  return bySpelling.get(spelling.toLowerCase()) ?? spelling;
}

/** The spellings of a macro, for the editor. */
export function macroSpellings(name: MacroName): readonly string[] {
  return name === 'sum' || name === 'min' || name === 'max' ? (byName.get(name)?.aliases ?? []) : macroAliases[name];
}
