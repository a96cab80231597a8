import { lazy, Suspense } from 'react';
import type { ComponentType } from 'react';
import type { RecordRow } from '@tessera/client';
import type { FormItem } from '@tessera/model';
import type { EntityDocument } from '@tessera/schemas';
import { SkeletonRows } from '@tessera/ui';

/** What a part of the record page gets that a form places. */
export interface RecordComponentProps {
  readonly entity: EntityDocument;
  readonly record: RecordRow;
  readonly item: FormItem;
}

/** The parts a form may place on a record page, each loaded on its first use. */
const components: Partial<Record<NonNullable<FormItem['component']>, ComponentType<RecordComponentProps>>> = {
  activityStream: lazy(async () => ({ default: (await import('../activity/record-stream.tsx')).RecordStream })),
  stageTrail: lazy(async () => ({ default: (await import('./stage-trail.tsx')).StageTrail })),
};

/** A part of the record page where the form places it. */
export function RecordComponent(props: RecordComponentProps) {
  const Component = props.item.component === undefined ? undefined : components[props.item.component];
  if (!Component) return null;
  return (
    <Suspense fallback={<SkeletonRows rows={3} />}>
      <Component {...props} />
    </Suspense>
  );
}
