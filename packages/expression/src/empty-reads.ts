import type { Typed } from './check.ts';
import { compileNode } from './evaluator.ts';
import type { Run } from './run.ts';
import { nodesBelow, slotsOf } from './node.ts';
import type { Node } from './node.ts';
import { fullPath } from './reads.ts';
import type { Environment, Value } from './value.ts';

/**
 * The empty fields because of which a condition is not met: what a blocked guard names.
 * Fields whose emptiness makes no difference are left out; a condition that is false on known values gives none.
 */
export function emptyReads(typed: Typed, env: Environment): (readonly string[])[] {
  const run: Run = { env, slots: Array.from({ length: slotsOf(typed.node) }, () => null) };
  const found = new Map<string, readonly string[]>();
  collect(typed.node, run, true, found);
  return [...found.values()];
}

type Found = Map<string, readonly string[]>;

/** Notes the reads that keep the node from coming out as `wanted`; for a value, from being known. */
function collect(node: Node, run: Run, wanted: boolean, found: Found): void {
  const value = compileNode(node)(run);
  if (value !== null && value !== !wanted) return;
  switch (node.kind) {
    case 'read':
      if (value === null) note(node, found);
      return;
    case 'not':
      return collect(node.operand, run, !wanted, found);
    case 'logic':
      for (const operand of node.operands) collect(operand, run, wanted, found);
      return;
    case 'conditional':
      return collectConditional(node, run, wanted, found);
    case 'compare':
      if (wanted === (node.operator !== '!='))
        for (const below of [node.left, node.right]) collectUnknown(below, run, found);
      else if (isNull(node.left) || isNull(node.right))
        for (const below of [node.left, node.right]) collectUnknown(below, run, found);
      return;
    case 'call': {
      const { name } = node.definition;
      if (name === 'has' || name === 'isBlank') {
        if (wanted === (name === 'has')) for (const arg of node.args) if (arg.kind === 'read') note(arg, found);
        return;
      }
      for (const arg of node.args) collectUnknown(arg, run, found);
      return;
    }
    case 'member':
      return wanted ? collectUnknown(node.needle, run, found) : undefined;
    case 'aggregate':
      return;
    default:
      for (const below of nodesBelow(node)) collectUnknown(below, run, found);
  }
}

function collectConditional(
  node: Extract<Node, { kind: 'conditional' }>,
  run: Run,
  wanted: boolean,
  found: Found,
): void {
  const condition: Value = compileNode(node.condition)(run);
  if (condition === null) collectUnknown(node.condition, run, found);
  else collect(condition === true ? node.then : node.otherwise, run, wanted, found);
}

/** Notes the reads that make a node unknown. */
function collectUnknown(node: Node, run: Run, found: Found): void {
  if (compileNode(node)(run) === null) collect(node, run, true, found);
}

function isNull(node: Node): boolean {
  return node.type.kind === 'null';
}

function note(node: Extract<Node, { kind: 'read' }>, found: Found): void {
  const path = fullPath(node.source, node.path, []);
  if (path.length > 0 && node.source.kind !== 'variable') found.set(path.join('.'), path);
}
