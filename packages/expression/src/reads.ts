import type { Node, ReadSource } from './node.ts';
import { nodesBelow } from './node.ts';

type Bases = readonly (readonly string[])[];

/** The full path of a read: `['user','id']`, `['lines','amount']`. */
export function fullPath(source: ReadSource, path: readonly string[], bases: Bases): readonly string[] {
  if (source.kind === 'root') return [source.root, ...path];
  return source.kind === 'variable' ? [...(bases[source.slot] ?? []), ...path] : path;
}

/** Every path an expression reads, each once, in order of appearance; a collection's columns follow its path. */
export function readsOf(node: Node): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const visit = (current: Node, bases: Bases): void => {
    if (current.kind === 'read' || current.kind === 'collection') {
      const path = fullPath(current.source, current.path, bases);
      if (current.type.kind !== 'record' && path.length > 0) found.set(path.join('.'), path);
      return;
    }
    if (current.kind !== 'aggregate') {
      for (const below of nodesBelow(current)) visit(below, bases);
      return;
    }
    visit(current.over, bases);
    if (!current.body) return;
    const { over } = current;
    const base = over.kind === 'collection' || over.kind === 'read' ? fullPath(over.source, over.path, bases) : [];
    const inner = [...bases];
    inner[current.slot] = base;
    visit(current.body, inner);
  };
  visit(node, []);
  return [...found.values()];
}
