import { compileExpression } from '@tessera/expression';
import type { ExpressionType } from '@tessera/expression';
import type { TesseraDocument } from '@tessera/schemas';
import { fieldType, scopeOf } from '../scope.ts';
import type { Annotation } from '../walk/annotations.ts';
import { entityIdOf, homeEntity } from '../walk/home-entity.ts';
import type { CheckContext, Issue } from './context.ts';

type ExpressionPlace = Extract<Annotation, { means: 'expression' }>;

const truth: ExpressionType = { kind: 'bool', nullable: true };
const text: ExpressionType = { kind: 'string', nullable: true };

/** The type the place asks for; undefined when any will do. */
function expected(
  document: TesseraDocument,
  place: ExpressionPlace,
  context: CheckContext,
): ExpressionType | undefined {
  const entity = entityIdOf(document) ?? '';
  const holder = place.enclosing.at(-1);
  switch (place.context) {
    case 'computed':
      return text;
    case 'default': {
      const field = document.kind === 'form' ? holder?.value['field'] : holder?.key;
      return fieldType(context.documents, context.kinds, entity, typeof field === 'string' ? field : '');
    }
    case 'effect': {
      const field = holder?.value['field'];
      return typeof field === 'string' ? fieldType(context.documents, context.kinds, entity, field) : undefined;
    }
    default:
      return truth;
  }
}

/** Whether the scope of an expression has parts that could not be read, so that unknown names prove nothing. */
function mayBeBroken(found: Issue, entity: string, context: CheckContext): boolean {
  const name = found.params['name'];
  return context.isBroken('entity', entity) || (typeof name === 'string' && context.isBroken('entity', entity, name));
}

/** Expressions that cannot be read, name what is not there, or have another type than their place asks for. */
export function expressionIssues(document: TesseraDocument, context: CheckContext): Issue[] {
  return context.annotations(document).flatMap((place) => {
    if (place.means !== 'expression') return [];
    const entity = homeEntity(context.documents, document, place);
    if (entity === undefined || !context.documents.get('entity', entity)) return [];
    const ctx = place.home === 'target' ? entityIdOf(document) : undefined;
    const scope = scopeOf(context.documents, context.kinds, entity, place.context, ctx ? { ctx } : {});
    const expect = expected(document, place, context);
    const compiled = compileExpression(place.text, scope, { context: place.context, ...(expect ? { expect } : {}) });
    const issues = 'issues' in compiled ? compiled.issues : compiled.typed.warnings;
    return issues
      .filter((found) => !mayBeBroken(found, entity, context))
      .map((found) => ({ ...found, path: place.path, params: { expression: place.text, ...found.params } }));
  });
}
