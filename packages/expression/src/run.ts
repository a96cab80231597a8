import type { Node, ReadSource } from './node.ts';
import type { Environment, Value } from './value.ts';

/** One evaluation under way: the environment and the values of macro variables. */
export interface Run {
  readonly env: Environment;
  readonly slots: unknown[];
}

/** A compiled node. */
export type Evaluate = (run: Run) => Value;

/** Turns a checked node into a closure. */
export type Compile = (node: Node) => Evaluate;

/** What lies at the start of a read: the record, a root, or a macro variable. */
export function startOf(source: ReadSource): (run: Run) => unknown {
  if (source.kind === 'record') return ({ env }) => env.record;
  if (source.kind === 'variable') {
    const { slot } = source;
    return ({ slots }) => slots[slot];
  }
  const { root } = source;
  return ({ env }) => env[root];
}

/** Follows a path through nested JSON. */
export function walk(start: unknown, path: readonly string[]): unknown {
  let value = start;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}
