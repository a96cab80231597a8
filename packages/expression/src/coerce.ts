import { isUuid } from '@tessera/std';
import { parseDate, parseDuration, parseTimestamp } from './calendar.ts';
import type { Ast } from './ast.ts';
import { refuse } from './check-state.ts';
import type { CheckState } from './check-state.ts';
import type { Node } from './node.ts';
import type { ExpressionType } from './type.ts';
import type { Value } from './value.ts';

/**
 * A text constant read as what stands beside it: a date, an instant, an option, an id.
 * Anything else comes back unchanged; a text that does not fit is an issue.
 */
export function coerceConstant(node: Node, target: ExpressionType, ast: Ast, state: CheckState): Node | undefined {
  if (node.kind === 'list' && target.kind === 'list') {
    const items = node.items.map((item, index) => coerceConstant(item, target.item, itemAst(ast, index), state));
    return items.includes(undefined) ? undefined : { ...node, items: items.filter((item) => item !== undefined) };
  }
  if (node.kind !== 'constant' || typeof node.value !== 'string' || node.type.kind !== 'string') return node;
  const text = node.value;
  switch (target.kind) {
    case 'enum':
      if (target.options.includes(text)) return node;
      return refuse(state, ast, 'expression_unknown_option', { found: text, options: target.options });
    case 'relation': {
      if (!isUuid(text.toLowerCase())) return refuse(state, ast, 'expression_not_an_id', { found: text });
      return { kind: 'constant', value: text.toLowerCase(), type: { ...target, nullable: false } };
    }
    case 'date':
      return temporal('date', parseDate(text), text, ast, state);
    case 'timestamp':
      return temporal('timestamp', parseTimestamp(text), text, ast, state);
    case 'duration':
      return temporal('duration', parseDuration(text), text, ast, state);
    default:
      return node;
  }
}

/** A date, instant or duration constant from its text. */
export function temporal(
  kind: 'date' | 'timestamp' | 'duration',
  value: Value | undefined,
  text: string,
  ast: Ast,
  state: CheckState,
): Node | undefined {
  if (value === undefined) return refuse(state, ast, 'expression_malformed_time', { kind, found: text });
  return { kind: 'constant', value, type: { kind, nullable: false } };
}

function itemAst(ast: Ast, index: number): Ast {
  return (ast.kind === 'list' ? ast.items[index] : undefined) ?? ast;
}
