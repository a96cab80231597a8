import { firstInstant, lastInstant } from './calendar.ts';
import { shiftDaysSql } from './functions/day.ts';
import { isSimple } from './node.ts';
import type { Node } from './node.ts';
import { bindArguments } from './sql-bind.ts';
import { raw, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import { emitNumber } from './sql-emit.ts';
import type { SqlState } from './sql-emit.ts';

type ArithmeticNode = Extract<Node, { kind: 'arithmetic' }>;

/** Arithmetic that never raises: division by zero and days outside the calendar are NULL. */
export function emitArithmetic(node: ArithmeticNode, state: SqlState): Sql {
  const { operator, left, right } = node;
  switch (node.form) {
    case 'number':
      return emitNumbers(operator, emitNumber(left, state), emitNumber(right, state));
    case 'text':
      return sql`(${state.emit(left, state, 'exact')} || ${state.emit(right, state, 'exact')})`;
    case 'shiftDays': {
      const days = emitNumber(right, state);
      return shiftDaysSql(state.emit(left, state, 'exact'), operator === '-' ? sql`(- ${days})` : days);
    }
    case 'countDays':
      return sql`(${state.emit(left, state, 'exact')} - ${state.emit(right, state, 'exact')})::numeric`;
    case 'shiftInstant':
      return emitShiftInstant(node, state);
    case 'spanInstants':
      return sql`(${state.emit(left, state, 'exact')} - ${state.emit(right, state, 'exact')})`;
  }
}

function emitNumbers(operator: ArithmeticNode['operator'], a: Sql, b: Sql): Sql {
  if (operator === '/') return sql`round(round(${a}, 30) / NULLIF(${b}, 0), 12)`;
  return operator === '%' ? sql`(${a} % NULLIF(${b}, 0))` : sql`(${a} ${operator} ${b})`;
}

/** Why UTC wall time: functions of timestamptz are not immutable, so a generated column would be refused. */
function emitShiftInstant(node: ArithmeticNode, state: SqlState): Sql {
  const operator = node.operator;
  const values = [state.emit(node.left, state, 'exact'), state.emit(node.right, state, 'exact')];
  const simple = new Set(values.filter((_, index) => isSimple(index === 0 ? node.left : node.right)));
  const [first, last] = [seconds(firstInstant), seconds(lastInstant)];
  return bindArguments(values, simple, ([instant = raw('NULL'), span = raw('NULL')]) => {
    const wall = sql`(${instant} AT TIME ZONE 'UTC')`;
    const target = sql`extract(epoch from ${wall}) ${operator} extract(epoch from ${span})`;
    const moved = sql`(${wall} ${operator} ${span}) AT TIME ZONE 'UTC'`;
    return sql`(CASE WHEN ${target} BETWEEN ${first} AND ${last} THEN ${moved} END)`;
  });
}

function seconds(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}.${(size % 1_000_000n).toString().padStart(6, '0')}`;
}
