import { issue } from '@tessera/std';
import type { Issue } from '@tessera/std';
import { childrenOf } from './ast.ts';
import type { Ast } from './ast.ts';

export const maxCharacters = 4000;
const maxNodes = 1000;
export const maxDepth = 64;
const maxListItems = 1000;
export const maxRelationDepth = 3;

/** What is too large about a tree; the items of a list of constants count as one node. */
export function limitIssue(ast: Ast): Issue | undefined {
  let nodes = 0;
  let fault: Issue | undefined;
  const visit = (node: Ast): void => {
    if (fault) return;
    nodes += 1;
    const at = { offset: node.span.offset, length: node.span.length };
    if (nodes > maxNodes) fault = issue('', 'expression_too_many_nodes', { ...at, limit: maxNodes });
    else if (node.kind === 'list' && node.items.length > maxListItems) {
      fault = issue('', 'expression_list_too_long', { ...at, limit: maxListItems, found: node.items.length });
    } else if (
      !(node.kind === 'list' && node.items.every((item) => childrenOf(item).length === 0 && item.kind !== 'name'))
    ) {
      childrenOf(node).forEach(visit);
    }
  };
  visit(ast);
  return fault;
}
