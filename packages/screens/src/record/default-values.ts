import { compileExpression, evaluator, toJson } from '@tessera/expression';
import type { Environment } from '@tessera/expression';
import { fieldType, hasOwner, isWritable, scopeOf, shownFields } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { kinds } from '../runtime/kinds.ts';
import type { Values } from './record-draft.ts';

/** Kinds whose values an expression alone does not make. */
const shaped: ReadonlySet<string> = new Set(['money', 'phone', 'multiSelect', 'attachment', 'image']);

/**
 * What a new record starts with on the screen: defaults that can be worked out here, and the owner.
 * The server fills in all others.
 */
export function defaultValues(
  entity: EntityDocument,
  documents: DocumentSet,
  env: Environment,
  me: { readonly id: string; readonly name: string },
): Values {
  const scope = scopeOf(documents, kinds, entity.id, 'default');
  const found: Record<string, unknown> = hasOwner(entity) ? { owner: { id: me.id, title: me.name } } : {};
  for (const [key, field] of shownFields(entity)) {
    const type = fieldType(documents, kinds, entity.id, key);
    if (field.default === undefined || !type || shaped.has(field.kind) || !isWritable(field, 'create')) continue;
    const compiled = compileExpression(field.default, scope, { context: 'default' });
    if ('issues' in compiled) continue;
    const value = toJson(evaluator(compiled.typed)(env), type);
    if (value !== null) found[key] = value;
  }
  return found;
}
