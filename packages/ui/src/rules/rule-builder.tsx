import type { RuleGroup } from '@tessera/expression';
import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../feedback/states.tsx';
import type { RuleField } from './rule-model.ts';

export interface RuleBuilderProps {
  readonly fields: readonly RuleField[];
  readonly value: RuleGroup;
  /** Gets the whole tree, also with conditions that are not complete yet (`isComplete`). */
  readonly onChange: (value: RuleGroup) => void;
  readonly disabled?: boolean;
  /** Accessible name. */
  readonly label?: string;
}

const Widget = lazy(() => import('./rule-widget.tsx'));

/** Conditions as a tree of lines, built by choosing. */
export function RuleBuilder(props: RuleBuilderProps) {
  return (
    <Suspense fallback={<SkeletonRows rows={2} height={30} />}>
      <Widget {...props} />
    </Suspense>
  );
}
