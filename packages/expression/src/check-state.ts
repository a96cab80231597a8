import { issue } from '@tessera/std';
import type { Issue, Params } from '@tessera/std';
import type { Ast } from './ast.ts';
import type { Node } from './node.ts';
import type { ExpressionContext, Scope } from './scope.ts';

/** The variable of a macro while its body is checked. */
export interface Local {
  readonly slot: number;
  /** The entity of an item of a collection; undefined for an item of a list. */
  readonly entity?: string;
  readonly item?: Node;
}

/** What the checker carries along. */
export interface CheckState {
  readonly scope: Scope;
  readonly context: ExpressionContext;
  readonly issues: Issue[];
  readonly warnings: Issue[];
  readonly locals: ReadonlyMap<string, Local>;
  /** Paths known to have a value here, because a condition around said so. */
  readonly facts: ReadonlySet<string>;
  /** Checks a node below; undefined when it has issues of its own. */
  check(ast: Ast, state: CheckState): Node | undefined;
}

/** Notes an issue at a node; returns undefined, as a failed check does. */
export function refuse(state: CheckState, ast: Ast, code: string, params: Params = {}): undefined {
  state.issues.push(issue('', code, { offset: ast.span.offset, length: ast.span.length, ...params }));
  return undefined;
}

/** The candidates that look like a misspelt name, best first. */
export function similarNames(name: string, candidates: Iterable<string>): string[] {
  const wanted = name.toLowerCase();
  return [...candidates]
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
