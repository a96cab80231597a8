import Big from 'big.js';
import { divide, exact, zero } from './decimal.ts';
import { startOf, walk } from './run.ts';
import type { Compile, Evaluate, Run } from './run.ts';
import type { AggregateNode } from './node.ts';
import { compareValues } from './value.ts';
import type { Value } from './value.ts';

type Items = readonly unknown[];

/** A closure for a macro over a collection or a list; empty values are skipped, an unknown list gives unknown. */
export function aggregate(node: AggregateNode, compile: Compile): Evaluate {
  const items = itemsOf(node, compile);
  const body = node.body ? compile(node.body) : () => true;
  const each = (run: Run, list: Items, see: (value: Value) => boolean): void => {
    for (const item of list) {
      run.slots[node.slot] = item;
      if (!see(body(run))) return;
    }
  };
  const finish = finishers[node.macro];
  return (run) => {
    const list = items(run);
    return list === null ? null : finish((see) => each(run, list, see));
  };
}

function itemsOf(node: AggregateNode, compile: Compile): (run: Run) => Items | null {
  const { over } = node;
  if (over.kind === 'collection') {
    const start = startOf(over.source);
    return (run) => {
      const list = walk(start(run), over.path);
      return Array.isArray(list) ? (list as Items) : [];
    };
  }
  const list = compile(over);
  return (run) => {
    const value = list(run);
    return Array.isArray(value) ? (value as Items) : null;
  };
}

type Each = (see: (value: Value) => boolean) => void;

const finishers: Readonly<Record<AggregateNode['macro'], (each: Each) => Value>> = {
  exists: (each) => judge(each, true),
  all: (each) => judge(each, false),
  count: (each) => {
    let count = 0;
    each((value) => {
      if (value === true) count += 1;
      return true;
    });
    return exact(count);
  },
  sum: (each) => total(each).sum,
  avg: (each) => {
    const { sum, count } = total(each);
    return divide(sum, exact(count));
  },
  min: (each) => extreme(each, -1),
  max: (each) => extreme(each, 1),
};

/** Three-valued: one deciding value settles it, otherwise one unknown leaves it unknown. */
function judge(each: Each, deciding: boolean): Value {
  let result: Value = !deciding;
  each((value) => {
    if (value === deciding) result = deciding;
    else if (value === null) result = null;
    return value !== deciding;
  });
  return result;
}

function total(each: Each): { sum: Big; count: number } {
  let [sum, count] = [zero, 0];
  each((value) => {
    if (value instanceof Big) {
      sum = sum.plus(value);
      count += 1;
    }
    return true;
  });
  return { sum, count };
}

function extreme(each: Each, sign: number): Value {
  let best: Value = null;
  each((value) => {
    if (value !== null && (best === null || compareValues(value, best) * sign > 0)) best = value;
    return true;
  });
  return best;
}
