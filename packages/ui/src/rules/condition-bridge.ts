import { compileExpression, expressionErrors, fromRules, parse, toRules, unparse } from '@tessera/expression';
import type { ExpressionContext, ExpressionType, Scope } from '@tessera/expression';
import { describeError } from '@tessera/std';
import type { Issue, Locale } from '@tessera/std';
import type { ConditionBridge } from './condition-editor.tsx';

/** Text and tree of conditions over a scope. */
export function conditionBridge(scope: Scope, locale: Locale): ConditionBridge {
  return {
    toRules(text) {
      const parsed = parse(text);
      if ('issues' in parsed)
        return {
          notRepresentable: parsed.issues
            .map((issue) => describeError(expressionErrors, issue.code, issue.params, locale))
            .join(' '),
        };
      const tree = toRules(parsed.ast, scope);
      return 'rules' in tree
        ? tree
        : { notRepresentable: describeError(expressionErrors, tree.notRepresentable, {}, locale) };
    },
    fromRules: (rules) => unparse(fromRules(rules)),
  };
}

/** The check of an expression in its context, for editors; empty text is fine. `expect` defaults to a condition where the context asks for one. */
export function expressionCheck(
  scope: Scope,
  context: ExpressionContext,
  expect?: ExpressionType,
): (text: string) => readonly Issue[] {
  return (text) => {
    if (text.trim() === '') return [];
    const result = compileExpression(text, scope, { context, ...(expect ? { expect } : {}) });
    return 'issues' in result ? result.issues : result.typed.warnings;
  };
}
