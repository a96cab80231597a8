import type { MacroName } from './ast.ts';
import type { FunctionDefinition } from './function-definition.ts';
import type { Root } from './scope.ts';
import type { ExpressionType } from './type.ts';
import type { Value } from './value.ts';

/** Where a read starts: the record, a root such as `user`, or the variable of a macro (its slot counts from the outermost). */
export type ReadSource =
  | { readonly kind: 'record' }
  | { readonly kind: 'root'; readonly root: Root }
  | { readonly kind: 'variable'; readonly slot: number };

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticForm = 'number' | 'text' | 'shiftDays' | 'countDays' | 'shiftInstant' | 'spanInstants';

/** A checked expression: every name resolved, every type known. Both meanings are made from it. */
export type Node = { readonly type: ExpressionType } & (
  | { readonly kind: 'constant'; readonly value: Value }
  | ReadNode
  | CollectionNode
  | { readonly kind: 'not' | 'negate'; readonly operand: Node }
  | { readonly kind: 'logic'; readonly operator: '&&' | '||'; readonly operands: readonly Node[] }
  | { readonly kind: 'compare'; readonly operator: ComparisonOperator; readonly left: Node; readonly right: Node }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/' | '%';
      readonly form: ArithmeticForm;
      readonly left: Node;
      readonly right: Node;
    }
  | { readonly kind: 'member'; readonly needle: Node; readonly list: Node }
  | { readonly kind: 'conditional'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'call'; readonly definition: FunctionDefinition; readonly args: readonly Node[] }
  | AggregateNode
);

export interface ReadNode {
  readonly kind: 'read';
  readonly type: ExpressionType;
  readonly source: ReadSource;
  /** Steps from the source; a lookup's own id is the path of the lookup. Empty for the item of a list. */
  readonly path: readonly string[];
}

interface CollectionNode {
  readonly kind: 'collection';
  readonly type: ExpressionType;
  readonly source: ReadSource;
  readonly path: readonly string[];
}

export interface AggregateNode {
  readonly kind: 'aggregate';
  readonly type: ExpressionType;
  readonly macro: MacroName;
  /** A CollectionNode or a node of kind list. */
  readonly over: Node;
  readonly slot: number;
  readonly body?: Node;
}

/** The nodes directly below a node. */
export function nodesBelow(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'not':
    case 'negate':
      return [node.operand];
    case 'logic':
      return node.operands;
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right];
    case 'member':
      return [node.needle, node.list];
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'list':
      return node.items;
    case 'call':
      return node.args;
    case 'aggregate':
      return node.body ? [node.over, node.body] : [node.over];
    default:
      return [];
  }
}

/** How many macro variables are alive at once, at most. */
export function slotsOf(node: Node): number {
  const below = Math.max(0, ...nodesBelow(node).map(slotsOf));
  return node.kind === 'aggregate' ? Math.max(below, node.slot + 1) : below;
}

/** A node that SQL may mention more than once without cost. */
export function isSimple(node: Node): boolean {
  return node.kind === 'constant' || node.kind === 'read';
}
