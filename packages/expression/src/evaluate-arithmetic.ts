import Big from 'big.js';
import { firstDay, inRange, lastDay } from './calendar.ts';
import { asIndex, divide, exact, remainder } from './decimal.ts';
import type { Compile, Evaluate } from './run.ts';
import type { Node } from './node.ts';
import type { Value } from './value.ts';

type ArithmeticNode = Extract<Node, { kind: 'arithmetic' }>;

/** A closure for arithmetic: unknown when a side is unknown or the result does not exist. */
export function evaluateArithmetic(node: ArithmeticNode, compile: Compile): Evaluate {
  const [left, right] = [compile(node.left), compile(node.right)];
  const calculate = calculation(node);
  return (run) => {
    const a = left(run);
    if (a === null) return null;
    const b = right(run);
    return b === null ? null : calculate(a, b);
  };
}

function calculation(node: ArithmeticNode): (a: Value, b: Value) => Value {
  const sign = node.operator === '-' ? -1 : 1;
  switch (node.form) {
    case 'number':
      return numberCalculation(node.operator);
    case 'text':
      return (a, b) => String(a) + String(b);
    case 'shiftDays':
      return (a, b) => {
        const day = Number(a) + (b instanceof Big ? asIndex(b) * sign : 0);
        return day < firstDay || day > lastDay ? null : day;
      };
    case 'countDays':
      return (a, b) => exact(Number(a) - Number(b));
    case 'shiftInstant':
      return (a, b) =>
        typeof a === 'bigint' && typeof b === 'bigint' ? (inRange(sign < 0 ? a - b : a + b) ?? null) : null;
    case 'spanInstants':
      return (a, b) => (typeof a === 'bigint' && typeof b === 'bigint' ? a - b : null);
  }
}

function numberCalculation(operator: ArithmeticNode['operator']): (a: Value, b: Value) => Value {
  const both =
    (calculate: (a: Big, b: Big) => Big | null) =>
    (a: Value, b: Value): Value =>
      a instanceof Big && b instanceof Big ? calculate(a, b) : null;
  switch (operator) {
    case '+':
      return both((a, b) => a.plus(b));
    case '-':
      return both((a, b) => a.minus(b));
    case '*':
      return both((a, b) => a.times(b));
    case '/':
      return both(divide);
    case '%':
      return both(remainder);
  }
}
