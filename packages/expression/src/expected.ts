import type { Ast } from './ast.ts';
import { refuse } from './check-state.ts';
import type { CheckState } from './check-state.ts';
import { coerceConstant } from './coerce.ts';
import type { Node } from './node.ts';
import { describeType, withNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { unify } from './unify.ts';

/** The node as the type its place needs, or an issue. Text constants in branches are read as that type. */
export function checkExpected(
  node: Node,
  expect: ExpressionType | undefined,
  ast: Ast,
  state: CheckState,
): Node | undefined {
  if (!expect) {
    return node.type.kind === 'collection'
      ? refuse(state, ast, 'expression_wrong_type', { expected: 'value', found: 'collection' })
      : node;
  }
  if (node.kind === 'conditional') {
    const [thenAst, otherwiseAst] = ast.kind === 'conditional' ? [ast.then, ast.otherwise] : [ast, ast];
    const then = checkExpected(node.then, expect, thenAst, state);
    const otherwise = checkExpected(node.otherwise, expect, otherwiseAst, state);
    const type = then && otherwise && unify(then.type, otherwise.type);
    return then && otherwise && type && { ...node, then, otherwise, type: withNullable(type, true) };
  }
  const fitted = coerceConstant(node, expect, ast, state);
  if (!fitted) return undefined;
  if (fitted.type.kind === 'null') {
    return { kind: 'constant', value: null, type: withNullable(expect, true) };
  }
  if (accepts(expect, fitted.type)) return fitted;
  return refuse(state, ast, 'expression_wrong_type', {
    expected: describeType(expect),
    found: describeType(fitted.type),
  });
}

function accepts(expect: ExpressionType, found: ExpressionType): boolean {
  if (expect.kind === 'list' && found.kind === 'list') {
    return found.item.kind === 'null' || accepts(expect.item, found.item);
  }
  if (expect.kind === 'relation' && found.kind === 'relation') return expect.entity === found.entity;
  if (expect.kind === 'relation' || expect.kind === 'enum')
    return found.kind === expect.kind || found.kind === 'string';
  if (expect.kind === 'string') return found.kind === 'string' || found.kind === 'enum' || found.kind === 'relation';
  return expect.kind === found.kind;
}
