import type { DocumentSet } from '../document-set.ts';
import { inversesOf } from '../inverses.ts';
import { fieldOf } from '../system-fields.ts';
import { expressionReads } from '../walk/usages.ts';

/** What a principal may see of one entity; the rights of `access` have this shape. */
export interface ReadingRights {
  /** Falsy: no record of it. */
  readonly read: unknown;
  field(key: string): 'none' | 'view' | 'edit';
}

/** Who a trimmed copy is for. */
export interface Reader {
  readonly roles: readonly string[];
  rights(entity: string): ReadingRights;
}

/** Questions about what a reader may see. */
export interface Visibility {
  readonly roles: readonly string[];
  reads(entity: string): boolean;
  sees(entity: string, field: string): boolean;
  /** Whether every field the expression reads may be seen. */
  mayRead(expression: string, entity: string, ctxEntity: string | undefined): boolean;
}

/** Answers from rights; nobody sees a field that is hidden in its document, or a lookup to what may not be read. */
export function visibilityOf(documents: DocumentSet, reader: Reader): Visibility {
  const reads = (entity: string) => Boolean(reader.rights(entity).read);
  const sees = (entity: string, key: string): boolean => {
    const document = documents.get('entity', entity);
    const field = document && fieldOf(document, key);
    if (field) {
      const leadsNowhere = field.kind === 'lookup' && !reads(field.target);
      return !field.hidden && !leadsNowhere && reads(entity) && reader.rights(entity).field(key) !== 'none';
    }
    const inverse = inversesOf(documents, entity).find((one) => one.key === key);
    return inverse === undefined || sees(inverse.entity, inverse.field);
  };
  return {
    roles: reader.roles,
    reads,
    sees,
    mayRead: (text, entity, ctx) =>
      expressionReads(documents, text, entity, ctx).every((read) => sees(read.entity, read.field)),
  };
}
