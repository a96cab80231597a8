import type { Ast } from './ast.ts';
import { childrenOf } from './ast.ts';
import { isRoot } from './scope.ts';

/** A variable for `lines.sum(amount)`: the first letter of the collection, unless the body uses that name. */
export function freshVariable(collection: string, body: Ast): string {
  const used = new Set<string>();
  const visit = (node: Ast): void => {
    if (node.kind === 'name') used.add(node.name);
    if (node.kind === 'macro' && node.variable !== undefined) used.add(node.variable);
    childrenOf(node).forEach(visit);
  };
  visit(body);
  const letter = /^[a-z]/.exec(collection)?.[0] ?? 'x';
  let variable = letter;
  for (let number = 2; used.has(variable); number += 1) variable = `${letter}${number}`;
  return variable;
}

/** Every free name of the body becomes a field of the variable; roots and inner variables stay. */
export function bindBareNames(body: Ast, variable: string, bound: ReadonlySet<string> = new Set()): Ast {
  const inner = (node: Ast): Ast => bindBareNames(node, variable, bound);
  switch (body.kind) {
    case 'name':
      return isRoot(body.name) || bound.has(body.name)
        ? body
        : {
            kind: 'select',
            target: { kind: 'name', name: variable, span: body.span },
            name: body.name,
            span: body.span,
          };
    case 'select':
      return { ...body, target: inner(body.target) };
    case 'call':
      return { ...body, args: body.args.map(inner) };
    case 'unary':
      return { ...body, operand: inner(body.operand) };
    case 'binary':
      return { ...body, left: inner(body.left), right: inner(body.right) };
    case 'conditional':
      return { ...body, condition: inner(body.condition), then: inner(body.then), otherwise: inner(body.otherwise) };
    case 'list':
      return { ...body, items: body.items.map(inner) };
    case 'macro': {
      const target = inner(body.target);
      if (body.variable === undefined || !body.body) return { ...body, target };
      const nested = new Set([...bound, body.variable]);
      return { ...body, target, body: bindBareNames(body.body, variable, nested) };
    }
    default:
      return body;
  }
}
