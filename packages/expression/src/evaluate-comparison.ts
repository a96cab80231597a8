import Big from 'big.js';
import type { Compile, Evaluate, Run } from './run.ts';
import type { Node } from './node.ts';
import { compareValues, equalValues } from './value.ts';
import type { Value } from './value.ts';

type CompareNode = Extract<Node, { kind: 'compare' }>;
type Order = '<' | '<=' | '>' | '>=';

/** A closure for a comparison: equality is null-safe, order is unknown when a side is. */
export function evaluateComparison(node: CompareNode, compile: Compile): Evaluate {
  const { operator } = node;
  const [left, right] = [compile(node.left), compile(node.right)];
  if (operator === '==' || operator === '!=') {
    const wanted = operator === '==';
    if (node.right.kind === 'constant' && !(node.right.value instanceof Big)) {
      const { value } = node.right;
      return (run) => (left(run) === value) === wanted;
    }
    return (run) => equalValues(left(run), right(run)) === wanted;
  }
  const holds = orderTest(operator);
  const amount = numberAgainstConstant(node, operator, compile);
  if (amount) return amount;
  return (run) => {
    const [a, b] = [left(run), right(run)];
    return a === null || b === null ? null : holds(compareValues(a, b));
  };
}

function orderTest(operator: Order): (sign: number) => boolean {
  switch (operator) {
    case '<':
      return (sign) => sign < 0;
    case '<=':
      return (sign) => sign <= 0;
    case '>':
      return (sign) => sign > 0;
    case '>=':
      return (sign) => sign >= 0;
  }
}

const plainDecimal = /^-?\d+(?:\.\d+)?$/;

/**
 * `amount > 1000` on a field of the record, without building a decimal.
 * Why it is exact: correctly rounded doubles keep the order, so only equal doubles need the exact comparison.
 */
function numberAgainstConstant(node: CompareNode, operator: Order, compile: Compile): Evaluate | undefined {
  const { left, right } = node;
  if (left.kind !== 'read' || left.source.kind !== 'record' || left.path.length !== 1) return undefined;
  if (right.kind !== 'constant' || !(right.value instanceof Big)) return undefined;
  const [name = ''] = left.path;
  const limit = right.value;
  const rounded = limit.toNumber();
  const exactLeft = compile(left);
  const holds = orderTest(operator);
  const [below, above] = [holds(-1), holds(1)];
  const exactly = (run: Run): Value => {
    const value = exactLeft(run);
    return value instanceof Big ? holds(value.cmp(limit)) : null;
  };
  return (run) => {
    const value = run.env.record[name];
    const number = typeof value === 'string' && plainDecimal.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || number === rounded || !Number.isFinite(number)) return exactly(run);
    return number < rounded ? below : above;
  };
}
