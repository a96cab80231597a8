import { fieldsOf, isSystemField } from '@tessera/model';
import type { DocumentSet, FieldKind } from '@tessera/model';
import type { EntityDocument, FieldDocument } from '@tessera/schemas';
import { required } from '@tessera/std';
import { idStore, versionStore } from './id-store.ts';
import { cutName, physicalColumn } from './physical-name.ts';
import type { ColumnPlan, FieldPlan, PlanInput } from './plan.ts';

/** Columns of the system fields, the same on every table. */
const systemColumns: Readonly<Record<string, string>> = {
  id: 'id',
  owner: 'owner_id',
  createdAt: 'created_at',
  createdBy: 'created_by',
  updatedAt: 'updated_at',
  updatedBy: 'updated_by',
  version: 'version',
  deletedAt: 'deleted_at',
  deletedBy: 'deleted_by',
};

const ownStores: Readonly<Record<string, typeof idStore>> = { id: idStore, version: versionStore };

const linkKinds: ReadonlySet<string> = new Set(['lookup', 'person', 'department']);

type Input = Pick<PlanInput, 'documents' | 'kinds' | 'stores' | 'names'>;

/** The fields of an entity, system fields first. */
export function fieldPlans(entity: EntityDocument, input: Input, directory: boolean): readonly FieldPlan[] {
  return fieldsOf(entity).map(([key, document]) => fieldPlan(entity.id, key, document, input, directory));
}

function fieldPlan(entity: string, key: string, document: FieldDocument, input: Input, directory: boolean): FieldPlan {
  const system = isSystemField(key);
  const kind: FieldKind = required(input.kinds[document.kind], `no field kind ${document.kind}`);
  const store =
    (system && ownStores[key]) || required(input.stores[document.kind], `no store of kind ${document.kind}`);
  const main = mainColumn(entity, key, document, input, directory);
  const columns = store.columns(document).map((spec): ColumnPlan => {
    const { suffix, ...rest } = spec;
    return { suffix, name: suffix === '' ? main : cutName(`${main}${suffix}`), ...rest };
  });
  const target = columns.find(({ references }) => references)?.references?.entity ?? null;
  return { key, entity, document, kind, store, system, columns, target, context: contextOf(input.documents, entity) };
}

function mainColumn(entity: string, key: string, document: FieldDocument, input: Input, directory: boolean): string {
  const fixed = isSystemField(key) ? systemColumns[key] : undefined;
  const stored = fixed ?? input.names[`${entity}.${key}`];
  if (stored !== undefined) return stored;
  const name = physicalColumn(key);
  return directory && linkKinds.has(document.kind) ? `${name}_id` : name;
}

function contextOf(documents: DocumentSet, entity: string): { documents: DocumentSet; entity: string } {
  return { documents, entity };
}
