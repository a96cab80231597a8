import { fieldOf } from '@tessera/model';
import type { FieldDocument } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { useRights, useRuntime } from '../runtime/runtime.tsx';

type Activities = NonNullable<NonNullable<EntityDocument['features']>['activities']>;

/** What the follow-up box offers this person; undefined where they cannot write any. */
export interface FollowUpFeature {
  readonly kept: EntityDocument;
  readonly activities: Activities;
  readonly way: FieldDocument | undefined;
  readonly files: FieldDocument | undefined;
  /** Whether they may say when it happened. */
  readonly at: boolean;
  readonly next: FieldDocument | undefined;
}

/** Follow-ups of an entity as far as the rights of the person go. */
export function useFollowUpFeature(entity: EntityDocument): FollowUpFeature | undefined {
  const { documents } = useRuntime();
  const activities = entity.features?.activities;
  const rights = useRights(activities?.relatedEntity ?? '');
  const own = useRights(entity.id);
  const kept = activities && documents.get('entity', activities.relatedEntity);
  // A part that may not be read has left the document; what remains may still be read only.
  if (!kept || !activities.relatedField || !activities.text || !rights.create) return undefined;
  if (rights.fields[activities.text] !== 'edit') return undefined;
  const editable = (key: string | undefined) =>
    key !== undefined && rights.fields[key] === 'edit' ? fieldOf(kept, key) : undefined;
  const { next } = activities;
  return {
    kept,
    activities,
    way: editable(activities.way),
    files: editable(activities.files),
    at: activities.at !== undefined,
    next: next !== undefined && own.update && own.fields[next] === 'edit' ? fieldOf(entity, next) : undefined,
  };
}
