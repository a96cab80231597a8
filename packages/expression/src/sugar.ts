import type { Ast, BinaryOperator, MacroName, Span } from './ast.ts';
import { pathOf } from './ast.ts';
import { canonicalFunctionName } from './functions/registry.ts';
import { bindBareNames, freshVariable } from './short-form.ts';
import { sugarNames } from './sugar-names.ts';
import type { SugarName } from './sugar-names.ts';
import { SyntaxFault } from './syntax-fault.ts';

const macroNames: readonly string[] = ['exists', 'all', 'count', 'sum', 'min', 'max', 'avg'] satisfies MacroName[];

function isMacro(name: string): name is MacroName {
  return macroNames.includes(name);
}

/** The canonical tree of a call: spreadsheet and Chinese names, macros and their short form are resolved. */
export function resolveCall(spelling: string, args: readonly Ast[], span: Span, how: { method?: boolean } = {}): Ast {
  const sugar = sugarNames.get(spelling) ?? sugarNames.get(spelling.toLowerCase());
  if (sugar && !how.method) return rewrites[sugar](args, span);
  const name = canonicalFunctionName(spelling);
  if (isMacro(name)) {
    const macro = macroCall(name, args, span, how.method === true);
    if (macro) return macro;
  }
  if (name === 'concat') return { kind: 'call', name, args: args.flatMap(concatOperands), span };
  if (name === 'date' && args.length === 3) return { kind: 'call', name: 'makeDate', args, span };
  return { kind: 'call', name, args, span };
}

function concatOperands(ast: Ast): readonly Ast[] {
  return ast.kind === 'call' && ast.name === 'concat' ? ast.args : [ast];
}

function macroCall(name: MacroName, args: readonly Ast[], span: Span, method: boolean): Ast | undefined {
  const [target, first, second] = args;
  if (!target) return undefined;
  if (!method) {
    if (args.length !== 1) return undefined;
    if (target.kind === 'select' && name !== 'count') {
      return shortForm(name, target.target, { kind: 'name', name: target.name, span: target.span }, span);
    }
    return { kind: 'macro', name, target, span };
  }
  if (!first) return { kind: 'macro', name, target, span };
  if (!second) return shortForm(name, target, first, span);
  if (first.kind !== 'name') throw new SyntaxFault('expression_variable', first.span, {});
  return { kind: 'macro', name, target, variable: first.name, body: second, span };
}

function shortForm(name: MacroName, target: Ast, body: Ast, span: Span): Ast {
  const variable = freshVariable(pathOf(target)?.at(-1) ?? 'item', body);
  return { kind: 'macro', name, target, variable, body: bindBareNames(body, variable), span };
}

type Rewrite = (args: readonly Ast[], span: Span) => Ast;

function argument(args: readonly Ast[], index: number, span: Span): Ast {
  const found = args[index];
  if (!found) throw new SyntaxFault('expression_argument_count', span, { found: args.length });
  return found;
}

function count(args: readonly Ast[], least: number, most: number, span: Span): void {
  if (args.length < least || args.length > most) {
    throw new SyntaxFault('expression_argument_count', span, { found: args.length });
  }
}

function chain(operator: '&&' | '||' | '*'): Rewrite {
  return (args, span) => {
    count(args, 1, Infinity, span);
    return args
      .slice(1)
      .reduce<Ast>((left, right) => ({ kind: 'binary', operator, left, right, span }), argument(args, 0, span));
  };
}

function binary(operator: BinaryOperator): Rewrite {
  return (args, span) => {
    count(args, 2, 2, span);
    return { kind: 'binary', operator, left: argument(args, 0, span), right: argument(args, 1, span), span };
  };
}

function constant(value: boolean): Rewrite {
  return (args, span) => {
    count(args, 0, 0, span);
    return { kind: 'bool', value, span };
  };
}

function call(name: string, args: readonly Ast[], span: Span): Ast {
  return { kind: 'call', name, args, span };
}

/** `c1, v1, c2, v2, …, rest?` as nested conditionals; without a rest the answer is null. */
function branches(pairs: readonly Ast[], span: Span): Ast {
  const last: Ast = pairs.length % 2 === 1 ? argument(pairs, pairs.length - 1, span) : { kind: 'null', span };
  let result = last;
  for (let index = Math.floor(pairs.length / 2) * 2 - 2; index >= 0; index -= 2) {
    const [condition, then] = [argument(pairs, index, span), argument(pairs, index + 1, span)];
    result = { kind: 'conditional', condition, then, otherwise: result, span };
  }
  return result;
}

function byUnit(functions: Readonly<Record<string, string>>): Rewrite {
  return (args, span) => {
    count(args, 3, 3, span);
    const unit = argument(args, 2, span);
    const key = unit.kind === 'string' ? unit.value.toLowerCase() : '';
    const name = functions[key] ?? functions[key.replace(/s$/, '')] ?? functions[key.slice(0, 1)];
    if (name === undefined)
      throw new SyntaxFault('expression_unit', unit.span, { found: key, allowed: ['D', 'M', 'Y'] });
    return call(name, args.slice(0, 2), span);
  };
}

const rewrites: Readonly<Record<SugarName, Rewrite>> = {
  if: (args, span) => {
    count(args, 2, 3, span);
    return branches(args, span);
  },
  ifs: (args, span) => {
    count(args, 2, Infinity, span);
    return branches(args, span);
  },
  switch: (args, span) => {
    count(args, 3, Infinity, span);
    const subject = argument(args, 0, span);
    const rest = args.slice(1);
    const isKey = (index: number): boolean => index % 2 === 0 && index + 1 < rest.length;
    const pairs = rest.map((item, index): Ast =>
      isKey(index) ? { kind: 'binary', operator: '==', left: subject, right: item, span } : item,
    );
    return branches(pairs, span);
  },
  and: chain('&&'),
  or: chain('||'),
  product: chain('*'),
  not: (args, span) => {
    count(args, 1, 1, span);
    return { kind: 'unary', operator: '!', operand: argument(args, 0, span), span };
  },
  true: constant(true),
  false: constant(false),
  eq: binary('=='),
  ne: binary('!='),
  lt: binary('<'),
  le: binary('<='),
  gt: binary('>'),
  ge: binary('>='),
  in: binary('in'),
  arrayContains: (args, span) => {
    count(args, 2, 2, span);
    return { kind: 'binary', operator: 'in', left: argument(args, 1, span), right: argument(args, 0, span), span };
  },
  isChanged: (args, span) => {
    count(args, 1, 1, span);
    const field = argument(args, 0, span);
    return { kind: 'binary', operator: '!=', left: field, right: underOld(field), span };
  },
  priorValue: (args, span) => {
    count(args, 1, 1, span);
    return underOld(argument(args, 0, span));
  },
  isNew: (args, span) => {
    count(args, 0, 0, span);
    const id: Ast = { kind: 'select', target: { kind: 'name', name: 'old', span }, name: 'id', span };
    return { kind: 'unary', operator: '!', operand: call('has', [id], span), span };
  },
  currentUser: (args, span) => {
    count(args, 0, 0, span);
    return { kind: 'name', name: 'user', span };
  },
  currentDepartment: (args, span) => {
    count(args, 0, 0, span);
    return { kind: 'select', target: { kind: 'name', name: 'user', span }, name: 'departmentId', span };
  },
  countIf: (args, span) => {
    count(args, 2, 2, span);
    return shortForm('count', argument(args, 0, span), argument(args, 1, span), span);
  },
  sumIf: (args, span) => {
    count(args, 3, 3, span);
    const [condition, then] = [argument(args, 1, span), argument(args, 2, span)];
    const body: Ast = { kind: 'conditional', condition, then, otherwise: { kind: 'null', span }, span };
    return shortForm('sum', argument(args, 0, span), body, span);
  },
  endOfMonthAfter: (args, span) => {
    count(args, 2, 2, span);
    return call('endOfMonth', [call('addMonths', args, span)], span);
  },
  dateDifference: byUnit({ d: 'daysBetween', m: 'monthsBetween', y: 'yearsBetween' }),
  dateAdd: byUnit({ d: 'addDays', m: 'addMonths', y: 'addYears' }),
};

function underOld(field: Ast): Ast {
  if (field.kind === 'name') {
    return {
      kind: 'select',
      target: { kind: 'name', name: 'old', span: field.span },
      name: field.name,
      span: field.span,
    };
  }
  if (field.kind === 'select') return { ...field, target: underOld(field.target) };
  throw new SyntaxFault('expression_path_needed', field.span, {});
}
