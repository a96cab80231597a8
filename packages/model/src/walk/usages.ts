import { parse } from '@tessera/expression';
import type { Ast } from '@tessera/expression';
import type { DocumentKind, TesseraDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import { inversesOf } from '../inverses.ts';
import { annotationsOf } from './annotations.ts';
import type { Annotation } from './annotations.ts';
import { homeEntity } from './home-entity.ts';

/** A place that names something: the document, and a JSON pointer into it. */
export interface Usage {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly path: string;
  readonly means: Annotation['means'];
}

/** What usages are looked for: a field of an entity, or any document. */
export type UsageTarget =
  | { readonly entity: string; readonly field: string }
  | { readonly kind: DocumentKind; readonly id: string };

/** Where a name leads from an entity: the entity of a lookup or of a collection of linking records. */
function stepTo(documents: DocumentSet, entity: string, name: string): string | undefined {
  const field = documents.get('entity', entity)?.fields[name];
  if (field?.kind === 'lookup') return field.target;
  if (field?.kind === 'person' || ['owner', 'createdBy', 'updatedBy'].includes(name)) return 'sys.user';
  if (field?.kind === 'department') return 'sys.department';
  return inversesOf(documents, entity).find(({ key }) => key === name)?.entity;
}

/** Every field an expression reads, as entity and key; names bound by macros included, `ctx` read from `ctxEntity`. */
export function expressionReads(
  documents: DocumentSet,
  text: string,
  entity: string,
  ctxEntity = entity,
): readonly { readonly entity: string; readonly field: string }[] {
  const parsed = parse(text);
  if (!('ast' in parsed)) return [];
  const reads: { entity: string; field: string }[] = [];
  const read = (home: string | undefined, field: string): string | undefined => {
    if (home === undefined) return undefined;
    reads.push({ entity: home, field });
    return stepTo(documents, home, field);
  };
  /** Answers the entity the node stands for, if any. */
  const walk = (ast: Ast, bound: ReadonlyMap<string, string | undefined>): string | undefined => {
    switch (ast.kind) {
      case 'name':
        if (bound.has(ast.name)) return bound.get(ast.name);
        if (ast.name === 'old') return entity;
        if (ast.name === 'ctx') return ctxEntity;
        return ast.name === 'user' || ast.name === 'param' ? undefined : read(entity, ast.name);
      case 'select':
        return read(walk(ast.target, bound), ast.name);
      case 'macro': {
        const item = walk(ast.target, bound);
        if (ast.body) walk(ast.body, ast.variable ? new Map([...bound, [ast.variable, item]]) : bound);
        return undefined;
      }
      case 'conditional':
        walk(ast.condition, bound);
        walk(ast.otherwise, bound);
        return walk(ast.then, bound);
      case 'unary':
        walk(ast.operand, bound);
        return undefined;
      case 'binary':
        walk(ast.left, bound);
        walk(ast.right, bound);
        return undefined;
      case 'call':
        for (const argument of ast.args) walk(argument, bound);
        return undefined;
      case 'list':
        for (const item of ast.items) walk(item, bound);
        return undefined;
      default:
        return undefined;
    }
  };
  walk(parsed.ast, new Map());
  return reads;
}

/** Whether an annotated place of a document names the target. */
function names(
  documents: DocumentSet,
  document: TesseraDocument,
  annotation: Annotation,
  target: UsageTarget,
): boolean {
  if ('kind' in target)
    return annotation.means === 'document' && annotation.kind === target.kind && annotation.text === target.id;
  if (annotation.means === 'document') return false;
  const home = homeEntity(documents, document, annotation);
  if (home === undefined) return false;
  if (annotation.means === 'field') return home === target.entity && annotation.text === target.field;
  const ctx = document.kind === 'entity' ? document.id : undefined;
  return expressionReads(documents, annotation.text, home, ctx).some(
    (read) => read.entity === target.entity && read.field === target.field,
  );
}

/** Every place of the documents that names a field, or a document. */
export function usagesOf(documents: DocumentSet, target: UsageTarget): readonly Usage[] {
  return documents.everything().flatMap((document) =>
    annotationsOf(document)
      .filter((annotation) => names(documents, document, annotation, target))
      .map(({ path, means }) => ({ kind: document.kind, id: document.id, path, means })),
  );
}
