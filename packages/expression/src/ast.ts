/** Where a node stood in the text, in UTF-16 units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '+' | '-' | '*' | '/' | '%' | '&&' | '||';

export type MacroName = 'exists' | 'all' | 'count' | 'sum' | 'min' | 'max' | 'avg';

/**
 * The syntax tree of an expression in canonical spelling: Excel and Chinese spellings are already resolved.
 * Invariants: a `number` text is the shortest decimal spelling; `call.name` is a canonical function name when it is known at all.
 */
export type Ast =
  | { readonly kind: 'null'; readonly span: Span }
  | { readonly kind: 'bool'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'number'; readonly text: string; readonly span: Span }
  | { readonly kind: 'string'; readonly value: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | { readonly kind: 'select'; readonly target: Ast; readonly name: string; readonly span: Span }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Ast[]; readonly span: Span }
  | { readonly kind: 'unary'; readonly operator: '!' | '-'; readonly operand: Ast; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Ast;
      readonly right: Ast;
      readonly span: Span;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Ast;
      readonly then: Ast;
      readonly otherwise: Ast;
      readonly span: Span;
    }
  | { readonly kind: 'list'; readonly items: readonly Ast[]; readonly span: Span }
  | {
      /** `lines.sum(l, l.amount)`; `count` may go without variable and body. */
      readonly kind: 'macro';
      readonly name: MacroName;
      readonly target: Ast;
      readonly variable?: string;
      readonly body?: Ast;
      readonly span: Span;
    };

/** The span of a node that no text stands behind. */
export const noSpan: Span = { offset: 0, length: 0 };

/** The nodes directly below a node, left to right. */
export function childrenOf(ast: Ast): readonly Ast[] {
  switch (ast.kind) {
    case 'select':
      return [ast.target];
    case 'call':
      return ast.args;
    case 'unary':
      return [ast.operand];
    case 'binary':
      return [ast.left, ast.right];
    case 'conditional':
      return [ast.condition, ast.then, ast.otherwise];
    case 'list':
      return ast.items;
    case 'macro':
      return ast.body ? [ast.target, ast.body] : [ast.target];
    default:
      return [];
  }
}

/** A copy of the tree without positions, for comparing meaning. */
function withoutSpans(ast: Ast): unknown {
  return JSON.parse(JSON.stringify(ast, (key, value: unknown) => (key === 'span' ? undefined : value)));
}

/** Whether two trees are the same but for positions. */
export function sameAst(a: Ast, b: Ast): boolean {
  return JSON.stringify(withoutSpans(a)) === JSON.stringify(withoutSpans(b));
}

/** `account.owner` as `['account', 'owner']`; undefined when the node is not a plain path. */
export function pathOf(ast: Ast): readonly string[] | undefined {
  if (ast.kind === 'name') return [ast.name];
  if (ast.kind !== 'select') return undefined;
  const path = pathOf(ast.target);
  return path && [...path, ast.name];
}

/** The path as a tree. */
export function pathAst(path: readonly string[]): Ast {
  const [first = '', ...rest] = path;
  return rest.reduce<Ast>((target, name) => ({ kind: 'select', target, name, span: noSpan }), {
    kind: 'name',
    name: first,
    span: noSpan,
  });
}
