import type { Node, ReadNode } from './node.ts';
import { nodesBelow } from './node.ts';
import { isNullable } from './type.ts';

/** A key for a read, equal for equal paths. */
function readKey({ source, path }: Pick<ReadNode, 'source' | 'path'>): string {
  const start = source.kind === 'root' ? source.root : source.kind === 'variable' ? `#${source.slot}` : '';
  return [start, ...path].join('.');
}

/** The paths that must have a value when the condition comes out as `outcome`. */
export function factsOf(node: Node, outcome: boolean): string[] {
  switch (node.kind) {
    case 'not':
      return factsOf(node.operand, !outcome);
    case 'logic':
      return (node.operator === '&&') === outcome ? node.operands.flatMap((operand) => factsOf(operand, outcome)) : [];
    case 'call': {
      const proves = node.definition.name === 'has' ? outcome : node.definition.name === 'isBlank' && !outcome;
      return proves ? node.args.flatMap(plainRead) : [];
    }
    case 'compare':
      return comparisonFacts(node, outcome);
    default:
      return [];
  }
}

function comparisonFacts(node: Extract<Node, { kind: 'compare' }>, outcome: boolean): string[] {
  const { operator, left, right } = node;
  const againstNull = left.type.kind === 'null' || right.type.kind === 'null';
  if (operator === '!=') return againstNull && outcome ? [...plainRead(left), ...plainRead(right)] : [];
  if (operator === '==') {
    if (againstNull) return outcome ? [] : [...plainRead(left), ...plainRead(right)];
    const provesLeft = outcome && !isNullable(right.type);
    const provesRight = outcome && !isNullable(left.type);
    return [...(provesLeft ? plainRead(left) : []), ...(provesRight ? plainRead(right) : [])];
  }
  return [...plainRead(left), ...plainRead(right)];
}

function plainRead(node: Node): string[] {
  return node.kind === 'read' ? [readKey(node)] : [];
}

/** The reads below a node that may be unknown and that no fact covers. */
export function uncertainReads(node: Node, facts: ReadonlySet<string>): ReadNode[] {
  if (!isNullable(node.type)) return [];
  if (node.kind === 'read') return facts.has(readKey(node)) ? [] : [node];
  return nodesBelow(node).flatMap((below) => uncertainReads(below, facts));
}
