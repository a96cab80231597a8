import type { Node } from './node.ts';

const keepsCurrency: ReadonlySet<string> = new Set([
  'abs',
  'round',
  'roundUp',
  'roundDown',
  'coalesce',
  'sum',
  'min',
  'max',
]);

/**
 * The record whose currency an amount is in; undefined for a plain number.
 * Why: amounts of one record share its currency, amounts of two records need `base`.
 */
export function currencySource(node: Node): string | undefined {
  switch (node.kind) {
    case 'read': {
      if (node.type.kind !== 'number' || node.type.money !== true) return undefined;
      const { source, path } = node;
      const isOwn = source.kind === 'record' || (source.kind === 'root' && source.root === 'old');
      const start = isOwn ? '' : source.kind === 'root' ? source.root : `#${source.slot}`;
      return [start, ...path.slice(0, -1)].join('.');
    }
    case 'negate':
      return currencySource(node.operand);
    case 'arithmetic':
      return currencySource(node.left) ?? currencySource(node.right);
    case 'conditional':
      return currencySource(node.then) ?? currencySource(node.otherwise);
    case 'call':
      return keepsCurrency.has(node.definition.name)
        ? node.args.map(currencySource).find((source) => source !== undefined)
        : undefined;
    default:
      return undefined;
  }
}
