import Big from 'big.js';
import { aggregate } from './aggregate.ts';
import type { Typed } from './check.ts';
import { evaluateArithmetic } from './evaluate-arithmetic.ts';
import { evaluateComparison } from './evaluate-comparison.ts';
import type { RunContext } from './function-definition.ts';
import { slotsOf } from './node.ts';
import type { Node, ReadSource } from './node.ts';
import { startOf, walk } from './run.ts';
import type { Compile, Evaluate } from './run.ts';
import type { ExpressionType } from './type.ts';
import { equalValues, fromJson } from './value.ts';
import type { Environment, Value } from './value.ts';
import { zoneCache } from './zone.ts';
import type { Zone } from './zone.ts';

/**
 * The expression as a function of its environment. Contract: total, it never throws; what cannot be known is null.
 * Compile once, call for every row.
 */
export function evaluator(typed: Typed): (env: Environment) => Value {
  const evaluate = compileNode(typed.node);
  const slots = slotsOf(typed.node);
  return (env) => evaluate({ env, slots: slots === 0 ? noSlots : Array.from({ length: slots }, () => null) });
}

const noSlots: unknown[] = [];

/** A closure for a node and all below it. */
export function compileNode(root: Node): Evaluate {
  const zones = zoneCache();
  const compile = (node: Node): Evaluate => compileKind(node, compile, zones);
  return compile(root);
}

function compileKind(node: Node, compile: Compile, zones: (name: string) => Zone): Evaluate {
  switch (node.kind) {
    case 'constant': {
      const { value } = node;
      return () => value;
    }
    case 'read':
      return compileRead(node.source, node.path, node.type);
    case 'collection':
      return () => null;
    case 'not': {
      const operand = compile(node.operand);
      return (run) => {
        const value = operand(run);
        return value === null ? null : value === false;
      };
    }
    case 'negate': {
      const operand = compile(node.operand);
      return (run) => {
        const value = operand(run);
        return value instanceof Big ? value.neg() : null;
      };
    }
    case 'logic':
      return compileLogic(node.operands.map(compile), node.operator === '||');
    case 'compare':
      return evaluateComparison(node, compile);
    case 'arithmetic':
      return evaluateArithmetic(node, compile);
    case 'member':
      return compileMember(node.needle, node.list, compile);
    case 'conditional': {
      const [condition, then, otherwise] = [compile(node.condition), compile(node.then), compile(node.otherwise)];
      return (run) => {
        const value = condition(run);
        return value === null ? null : value === true ? then(run) : otherwise(run);
      };
    }
    case 'list': {
      const items = node.items.map(compile);
      return (run) => items.map((item) => item(run));
    }
    case 'call':
      return compileCall(node, compile, zones);
    case 'aggregate':
      return aggregate(node, compile);
  }
}

function compileRead(source: ReadSource, path: readonly string[], type: ExpressionType): Evaluate {
  const [name = ''] = path;
  if (path.length === 0 && source.kind === 'variable') {
    const { slot } = source;
    return ({ slots }) => (slots[slot] ?? null) as Value;
  }
  if (path.length === 1 && source.kind === 'record') return ({ env }) => fromJson(env.record[name], type);
  const start = startOf(source);
  return (run) => fromJson(walk(start(run), path), type);
}

/** Three-valued and / or: the deciding value wins over unknown. */
function compileLogic(operands: readonly Evaluate[], deciding: boolean): Evaluate {
  return (run) => {
    let unknown = false;
    for (const operand of operands) {
      const value = operand(run);
      if (value === deciding) return deciding;
      if (value === null) unknown = true;
    }
    return unknown ? null : !deciding;
  };
}

function compileMember(needleNode: Node, listNode: Node, compile: Compile): Evaluate {
  const needle = compile(needleNode);
  if (
    listNode.kind === 'list' &&
    listNode.items.every((item) => item.kind === 'constant' && typeof item.value === 'string')
  ) {
    const known = new Set<Value>(listNode.items.map((item) => (item.kind === 'constant' ? item.value : null)));
    return (run) => known.has(needle(run));
  }
  const list = compile(listNode);
  return (run) => {
    const [value, items] = [needle(run), list(run)];
    return Array.isArray(items) && items.some((item: Value) => equalValues(item, value));
  };
}

function compileCall(node: Extract<Node, { kind: 'call' }>, compile: Compile, zones: (name: string) => Zone): Evaluate {
  const { definition } = node;
  const args = node.args.map(compile);
  const run =
    definition.prepare?.(node.args.map((arg) => (arg.kind === 'constant' ? arg.value : undefined))) ?? definition.run;
  const strict = definition.strict !== false;
  const types = node.args.map((arg) => arg.type);
  return (state) => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg(state);
      if (strict && value === null) return null;
      values.push(value);
    }
    const context: RunContext = { now: state.env.now, zone: zones(state.env.timeZone), types };
    return run(values, context);
  };
}
