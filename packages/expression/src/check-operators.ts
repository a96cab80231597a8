import { warning } from '@tessera/std';
import type { Ast, BinaryOperator } from './ast.ts';
import { valueOf } from './check-names.ts';
import { refuse } from './check-state.ts';
import type { CheckState } from './check-state.ts';
import { coerceConstant } from './coerce.ts';
import { currencySource } from './currency-source.ts';
import { factsOf, uncertainReads } from './facts.ts';
import type { ArithmeticForm, ComparisonOperator, Node } from './node.ts';
import { describeType, isNullable } from './type.ts';
import type { ExpressionType } from './type.ts';
import { numberType, unify, widerScale } from './unify.ts';

type BinaryAst = Extract<Ast, { kind: 'binary' }>;
const ordered: ReadonlySet<string> = new Set(['number', 'string', 'date', 'timestamp', 'duration', 'null']);

export function checkBinary(ast: BinaryAst, state: CheckState): Node | undefined {
  switch (ast.operator) {
    case '&&':
    case '||':
      return checkLogic(ast, ast.operator, state);
    case 'in':
      return checkMember(ast, state);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkComparison(ast, ast.operator, state);
    default:
      return checkArithmetic(ast, ast.operator, state);
  }
}

/** The operands of a chain of one operator, left to right. */
function chainOf(ast: Ast, operator: BinaryOperator): Ast[] {
  const operands: Ast[] = [];
  let rest = ast;
  while (rest.kind === 'binary' && rest.operator === operator) {
    operands.unshift(rest.right);
    rest = rest.left;
  }
  return [rest, ...operands];
}

function checkLogic(ast: BinaryAst, operator: '&&' | '||', state: CheckState): Node | undefined {
  const facts = new Set(state.facts);
  const operands = chainOf(ast, operator).map((part) => {
    const node = checkBool(part, { ...state, facts: new Set(facts) });
    if (node) for (const fact of factsOf(node, operator === '&&')) facts.add(fact);
    return node;
  });
  const known = operands.filter((node) => node !== undefined);
  if (known.length < operands.length) return undefined;
  const nullable = known.some((node) => isNullable(node.type));
  return { kind: 'logic', operator, operands: known, type: { kind: 'bool', nullable } };
}

/** A node that must be true or false. */
export function checkBool(ast: Ast, state: CheckState): Node | undefined {
  const node = state.check(ast, state);
  if (!node || node.type.kind === 'bool') return node;
  if (node.kind === 'constant' && node.value === null) return { ...node, type: { kind: 'bool', nullable: true } };
  return refuse(state, ast, 'expression_wrong_type', { expected: 'bool', found: describeType(node.type) });
}

function checkComparison(ast: BinaryAst, operator: ComparisonOperator, state: CheckState): Node | undefined {
  const [checkedLeft, checkedRight] = [state.check(ast.left, state), state.check(ast.right, state)];
  if (!checkedLeft || !checkedRight) return undefined;
  const left = coerceConstant(valueOf(checkedLeft), checkedRight.type, ast.left, state);
  const right = coerceConstant(valueOf(checkedRight), valueOf(checkedLeft).type, ast.right, state);
  if (!left || !right) return undefined;
  const common = comparable(left.type, right.type);
  if (!common) return mismatch(ast, left, right, state);
  if (operator === '==' || operator === '!=') {
    if (differentCurrencies(left, right)) return refuse(state, ast, 'expression_mixed_currencies', {});
    return { kind: 'compare', operator, left, right, type: { kind: 'bool', nullable: false } };
  }
  if (!ordered.has(common.kind) || left.type.kind === 'enum' || right.type.kind === 'enum') {
    return refuse(state, ast, 'expression_no_order', { operator, found: describeType(common) });
  }
  if (differentCurrencies(left, right)) return refuse(state, ast, 'expression_mixed_currencies', {});
  warnUncertainOrder(ast, [left, right], state);
  const nullable = isNullable(left.type) || isNullable(right.type);
  return { kind: 'compare', operator, left, right, type: { kind: 'bool', nullable } };
}

function comparable(a: ExpressionType, b: ExpressionType): ExpressionType | undefined {
  return a.kind === 'record' || a.kind === 'collection' || b.kind === 'collection' ? undefined : unify(a, b);
}

function mismatch(ast: BinaryAst, left: Node, right: Node, state: CheckState): undefined {
  return refuse(state, ast, 'expression_operands', {
    operator: ast.operator,
    left: describeType(left.type),
    right: describeType(right.type),
  });
}

function differentCurrencies(left: Node, right: Node): boolean {
  const [a, b] = [currencySource(left), currencySource(right)];
  return a !== undefined && b !== undefined && a !== b;
}

/** Publish lint: a guard or policy that orders what may be empty must say what empty means. */
function warnUncertainOrder(ast: Ast, operands: readonly Node[], state: CheckState): void {
  if (state.context !== 'guard' && state.context !== 'policy') return;
  const paths = operands.flatMap((node) => uncertainReads(node, state.facts)).map(({ path }) => path.join('.'));
  if (paths.length > 0) {
    const at = { offset: ast.span.offset, length: ast.span.length };
    state.warnings.push(warning('', 'expression_orders_nullable', { ...at, names: [...new Set(paths)] }));
  }
}

function checkMember(ast: BinaryAst, state: CheckState): Node | undefined {
  const [rawNeedle, list] = [state.check(ast.left, state), state.check(ast.right, state)];
  if (!rawNeedle || !list) return undefined;
  const needle = valueOf(rawNeedle);
  if (list.type.kind !== 'list') {
    return refuse(state, ast.right, 'expression_wrong_type', { expected: 'list', found: describeType(list.type) });
  }
  const wanted: ExpressionType = { kind: 'list', nullable: false, item: needle.type };
  const [typedNeedle, typedList] = [
    coerceConstant(needle, list.type.item, ast.left, state),
    coerceConstant(list, wanted, ast.right, state),
  ];
  if (!typedNeedle || !typedList) return undefined;
  const fits =
    typedList.kind === 'list'
      ? typedList.items.every((item) => comparable(typedNeedle.type, valueOf(item).type) !== undefined)
      : comparable(typedNeedle.type, list.type.item) !== undefined;
  if (!fits) return mismatch(ast, needle, list, state);
  return { kind: 'member', needle: typedNeedle, list: typedList, type: { kind: 'bool', nullable: false } };
}

type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

function checkArithmetic(ast: BinaryAst, operator: ArithmeticOperator, state: CheckState): Node | undefined {
  const [left, right] = [state.check(ast.left, state), state.check(ast.right, state)];
  if (!left || !right) return undefined;
  const shape = arithmeticShape(operator, left, right);
  if (!shape) return mismatch(ast, left, right, state);
  if ((operator === '+' || operator === '-') && differentCurrencies(left, right)) {
    return refuse(state, ast, 'expression_mixed_currencies', {});
  }
  return { kind: 'arithmetic', operator, form: shape.form, left, right, type: shape.type };
}

function arithmeticShape(
  operator: ArithmeticOperator,
  { type: a }: Node,
  { type: b }: Node,
): { form: ArithmeticForm; type: ExpressionType } | undefined {
  const nullable = isNullable(a) || isNullable(b);
  if (a.kind === 'number' && b.kind === 'number') {
    const zeroDivides = operator === '/' || operator === '%';
    return { form: 'number', type: numberType(nullable || zeroDivides, scaleAfter(operator, a.scale, b.scale)) };
  }
  const isText = (type: ExpressionType): boolean => type.kind === 'string' || type.kind === 'enum';
  if (operator === '+' && isText(a) && isText(b)) return { form: 'text', type: { kind: 'string', nullable } };
  const isShift = operator === '+' || operator === '-';
  if (isShift && a.kind === 'date' && b.kind === 'number' && b.scale === 0) {
    return { form: 'shiftDays', type: { kind: 'date', nullable: true } };
  }
  if (isShift && a.kind === 'timestamp' && b.kind === 'duration') {
    return { form: 'shiftInstant', type: { kind: 'timestamp', nullable: true } };
  }
  if (operator === '-' && a.kind === 'date' && b.kind === 'date')
    return { form: 'countDays', type: numberType(nullable, 0) };
  if (operator === '-' && a.kind === 'timestamp' && b.kind === 'timestamp') {
    return { form: 'spanInstants', type: { kind: 'duration', nullable } };
  }
  return undefined;
}

function scaleAfter(operator: ArithmeticOperator, a: number | undefined, b: number | undefined): number | undefined {
  if (operator === '/') return 12;
  if (operator === '*') return a === undefined || b === undefined ? undefined : a + b;
  return widerScale(a, b);
}
