import type { Issue } from '@tessera/std';
import { issue } from '@tessera/std';
import type { Ast } from './ast.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { Capabilities } from './capabilities.ts';
import { checkCall } from './check-calls.ts';
import { checkMacro } from './check-macros.ts';
import { checkName, checkSelect, valueOf } from './check-names.ts';
import { checkBinary, checkBool } from './check-operators.ts';
import { refuse } from './check-state.ts';
import type { CheckState } from './check-state.ts';
import { exact } from './decimal.ts';
import { checkExpected } from './expected.ts';
import { factsOf } from './facts.ts';
import { limitIssue } from './limits.ts';
import type { Node } from './node.ts';
import { parse } from './parser.ts';
import { readsOf } from './reads.ts';
import type { ExpressionContext, Scope } from './scope.ts';
import { describeType, isNullable, withNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { numberType, unify, unifyAll } from './unify.ts';

/** A checked expression; evaluate it or write it as SQL as often as needed. */
export interface Typed {
  readonly ast: Ast;
  readonly type: ExpressionType;
  readonly context: ExpressionContext;
  readonly capabilities: Capabilities;
  /** Paths it reads: `['amount']`, `['account','owner']`, `['user','id']`, `['lines','qty']`. */
  readonly reads: readonly (readonly string[])[];
  readonly warnings: readonly Issue[];
  /** The resolved tree; for this package's stages. */
  readonly node: Node;
}

export interface CheckOptions {
  readonly context: ExpressionContext;
  /** What the place needs; conditions need a bool without being told. */
  readonly expect?: ExpressionType;
}

const conditions: ReadonlySet<ExpressionContext> = new Set([
  'filter',
  'visibility',
  'required',
  'validation',
  'guard',
  'policy',
]);
const inQueries: ReadonlySet<ExpressionContext> = new Set(['filter', 'policy']);

/** Resolves names and types. Issues carry `offset` and `length` of the node they are about. */
export function check(ast: Ast, scope: Scope, options: CheckOptions): { typed: Typed } | { issues: Issue[] } {
  const tooLarge = limitIssue(ast);
  if (tooLarge) return { issues: [tooLarge] };
  const state: CheckState = {
    scope,
    context: options.context,
    issues: [],
    warnings: [],
    locals: new Map(),
    facts: new Set(),
    check: checkNode,
  };
  const checked = checkNode(ast, state);
  const expect = options.expect ?? (conditions.has(options.context) ? { kind: 'bool', nullable: true } : undefined);
  const node = checked && checkExpected(valueOf(checked), expect, ast, state);
  if (!node || state.issues.length > 0) return { issues: state.issues };
  const capabilities = capabilitiesOf(node);
  if (inQueries.has(options.context) && capabilities.filter !== true) {
    const { code, params } = capabilities.filter;
    return { issues: [issue('', code, { offset: ast.span.offset, length: ast.span.length, ...params })] };
  }
  const { context } = options;
  return {
    typed: { ast, type: node.type, context, capabilities, reads: readsOf(node), warnings: state.warnings, node },
  };
}

/** Reads and checks a text in one go. */
export function compileExpression(
  text: string,
  scope: Scope,
  options: CheckOptions,
): { typed: Typed } | { issues: Issue[] } {
  const parsed = parse(text);
  return 'issues' in parsed ? parsed : check(parsed.ast, scope, options);
}

function checkNode(ast: Ast, state: CheckState): Node | undefined {
  switch (ast.kind) {
    case 'null':
      return { kind: 'constant', value: null, type: { kind: 'null', nullable: true } };
    case 'bool':
      return { kind: 'constant', value: ast.value, type: { kind: 'bool', nullable: false } };
    case 'number':
      return { kind: 'constant', value: exact(ast.text), type: numberType(false, scaleOfText(ast.text)) };
    case 'string':
      return { kind: 'constant', value: ast.value, type: { kind: 'string', nullable: false } };
    case 'name':
      return checkName(ast, state);
    case 'select':
      return checkSelect(ast, state);
    case 'call':
      return checkCall(ast, state);
    case 'unary':
      return ast.operator === '!' ? checkNot(ast.operand, state) : checkNegate(ast.operand, state);
    case 'binary':
      return checkBinary(ast, state);
    case 'conditional':
      return checkConditional(ast, state);
    case 'list':
      return checkList(ast, state);
    case 'macro':
      return checkMacro(ast, state);
  }
}

function scaleOfText(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function checkNot(operandAst: Ast, state: CheckState): Node | undefined {
  const operand = checkBool(operandAst, state);
  return operand && { kind: 'not', operand, type: { kind: 'bool', nullable: isNullable(operand.type) } };
}

function checkNegate(operandAst: Ast, state: CheckState): Node | undefined {
  const operand = state.check(operandAst, state);
  if (!operand) return undefined;
  if (operand.type.kind !== 'number') {
    return refuse(state, operandAst, 'expression_wrong_type', {
      expected: 'number',
      found: describeType(operand.type),
    });
  }
  return { kind: 'negate', operand, type: numberType(operand.type.nullable, operand.type.scale) };
}

function checkConditional(ast: Extract<Ast, { kind: 'conditional' }>, state: CheckState): Node | undefined {
  const condition = checkBool(ast.condition, state);
  const branch = (part: Ast, outcome: boolean): Node | undefined => {
    const facts = condition ? [...state.facts, ...factsOf(condition, outcome)] : state.facts;
    const node = state.check(part, { ...state, facts: new Set(facts) });
    return node && valueOf(node);
  };
  const [then, otherwise] = [branch(ast.then, true), branch(ast.otherwise, false)];
  if (!condition || !then || !otherwise) return undefined;
  const type = unify(then.type, otherwise.type);
  if (!type || type.kind === 'collection' || type.kind === 'record') {
    return refuse(state, ast, 'expression_mixed_types', {
      found: [describeType(then.type), describeType(otherwise.type)],
    });
  }
  return {
    kind: 'conditional',
    condition,
    then,
    otherwise,
    type: withNullable(type, isNullable(type) || isNullable(condition.type)),
  };
}

function checkList(ast: Extract<Ast, { kind: 'list' }>, state: CheckState): Node | undefined {
  const items = ast.items.map((item) => {
    const node = state.check(item, state);
    return node && valueOf(node);
  });
  const known = items.filter((node) => node !== undefined);
  if (known.length < items.length) return undefined;
  const item = unifyAll(known.map((node) => node.type));
  if (!item || item.kind === 'list') {
    return refuse(state, ast, 'expression_mixed_types', { found: known.map((node) => describeType(node.type)) });
  }
  return { kind: 'list', items: known, type: { kind: 'list', nullable: false, item } };
}
