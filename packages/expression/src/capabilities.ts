import type { Params } from '@tessera/std';
import type { Node } from './node.ts';
import { isSimple, nodesBelow } from './node.ts';
import { isTextual } from './unify.ts';

/**
 * What an expression can be used for: evaluated in the browser or on the server, as a condition in a query (`filter`),
 * as a generated column, as an index expression.
 */
export type Capability = 'browser' | 'server' | 'filter' | 'generated' | 'index';

/** true, or why not: an error code of this package and its params. */
export type CapabilityAnswer = true | { readonly code: string; readonly params: Params };
export type Capabilities = Readonly<Record<Capability, CapabilityAnswer>>;

interface Findings {
  filter: CapabilityAnswer;
  generated: CapabilityAnswer;
}

/** The capabilities of a checked expression, with the first reason for each one it lacks. */
export function capabilitiesOf(node: Node): Capabilities {
  const findings: Findings = { filter: true, generated: true };
  visit(node, findings);
  return {
    browser: true,
    server: true,
    filter: findings.filter,
    generated: findings.generated,
    index: findings.generated,
  };
}

function lack(findings: Findings, which: keyof Findings, code: string, params: Params): void {
  if (findings[which] === true) findings[which] = { code, params };
}

/** Postgres cannot place text constants that meet only each other: it folds them before it knows their collation. */
function comparesTextConstants(node: Node): boolean {
  const below = nodesBelow(node);
  return (
    below.length > 0 && below.every(isKnown) && below.some((one) => isTextual(one.type) || one.type.kind === 'list')
  );
}

function isKnown(node: Node): boolean {
  return node.kind !== 'read' && node.kind !== 'collection' && nodesBelow(node).every(isKnown);
}

function visit(node: Node, findings: Findings): void {
  if (comparesTextConstants(node)) lack(findings, 'generated', 'capability_constant_text', {});
  switch (node.kind) {
    case 'read':
      if (node.source.kind === 'root') lack(findings, 'generated', 'capability_session', { name: node.source.root });
      else if (node.path.length > 1) lack(findings, 'generated', 'capability_walk', { name: node.path.join('.') });
      break;
    case 'collection':
      lack(findings, 'generated', 'capability_walk', { name: node.path.join('.') });
      if (node.source.kind === 'variable')
        lack(findings, 'filter', 'capability_nested_collection', { name: node.path.join('.') });
      break;
    case 'aggregate':
      if (node.over.kind !== 'collection') lack(findings, 'generated', 'capability_sub_select', { name: node.macro });
      break;
    case 'call': {
      const lacks = node.definition.lacks?.(node.args.map((arg) => arg.type)) ?? {};
      const params = { name: node.definition.name };
      if (lacks.filter) lack(findings, 'filter', lacks.filter, params);
      if (lacks.generated) lack(findings, 'generated', lacks.generated, params);
      if (node.definition.binds && !node.args.every(isSimple))
        lack(findings, 'generated', 'capability_sub_select', params);
      break;
    }
    case 'arithmetic':
      if (node.form === 'shiftInstant' && !(isSimple(node.left) && isSimple(node.right))) {
        lack(findings, 'generated', 'capability_sub_select', { name: node.operator });
      }
      break;
    default:
      break;
  }
  for (const below of nodesBelow(node)) visit(below, findings);
}
