import type { EntityDocument, FieldDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import { fieldOf } from '../system-fields.ts';
import { issue } from './context.ts';
import type { CheckContext, Issue } from './context.ts';

type Fits = (field: FieldDocument) => boolean;

const ofKind =
  (...kinds: readonly string[]): Fits =>
  ({ kind }) =>
    kinds.includes(kind);
const moment = ofKind('date', 'datetime');

/** Follow-ups and tasks that name a field which cannot hold what is meant, or a state or transition that is not there. */
export function featureIssues(entity: EntityDocument, { documents }: CheckContext): Issue[] {
  const { activities, tasks } = entity.features ?? {};
  const kept = activities && documents.get('entity', activities.relatedEntity);
  const unfit = (
    home: EntityDocument | undefined,
    feature: string,
    part: string,
    key: string | undefined,
    fits: Fits,
  ) => {
    const field = home && key !== undefined ? fieldOf(home, key) : undefined;
    const path = pointer('features', feature, part);
    return field && !fits(field) ? [issue(path, 'feature_field_unfit', { field: key })] : [];
  };
  const leadsHere: Fits = (field) => field.kind === 'lookup' && field.target === entity.id;
  const lifecycles = (home: EntityDocument) =>
    Object.values(home.fields).flatMap((field) =>
      field.kind === 'status' ? (documents.get('workflow', field.lifecycle) ?? []) : [],
    );
  const stateMissing =
    kept !== undefined &&
    activities?.state !== undefined &&
    !lifecycles(kept).some(({ states }) => Object.hasOwn(states, activities.state ?? ''));
  const finishMissing =
    tasks !== undefined && !lifecycles(entity).some(({ transitions }) => Object.hasOwn(transitions, tasks.finish));
  return [
    ...unfit(kept, 'activities', 'relatedField', activities?.relatedField, leadsHere),
    ...unfit(kept, 'activities', 'text', activities?.text, ofKind('text')),
    ...unfit(kept, 'activities', 'subject', activities?.subject, ofKind('text')),
    ...unfit(kept, 'activities', 'way', activities?.way, ofKind('select')),
    ...unfit(kept, 'activities', 'at', activities?.at, moment),
    ...unfit(kept, 'activities', 'files', activities?.files, ofKind('attachment')),
    ...unfit(entity, 'activities', 'last', activities?.last, moment),
    ...unfit(entity, 'activities', 'next', activities?.next, moment),
    ...(activities?.carry ?? []).flatMap((key, index) =>
      kept && entity.fields[key] && kept.fields[key]?.kind !== entity.fields[key].kind
        ? [issue(pointer('features', 'activities', 'carry', index), 'feature_field_unfit', { field: key })]
        : [],
    ),
    ...(stateMissing
      ? [issue(pointer('features', 'activities', 'state'), 'lifecycle_state_unknown', { state: activities?.state })]
      : []),
    ...unfit(entity, 'tasks', 'due', tasks?.due, moment),
    ...(finishMissing
      ? [issue(pointer('features', 'tasks', 'finish'), 'task_transition_unknown', { transition: tasks.finish })]
      : []),
  ];
}
