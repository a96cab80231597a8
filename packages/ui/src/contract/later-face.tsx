import { Skeleton } from '@mantine/core';
import type { FieldDocument } from '@tessera/model';
import { lazy, Suspense } from 'react';
import { SkeletonForm } from '../feedback/states.tsx';
import type { FieldFace, FilterProps, InputProps, OptionsProps } from './field-face.ts';
import './later-face.css';

interface Parts<F extends FieldDocument> {
  readonly Cell: FieldFace<F>['Cell'];
  readonly icon: FieldFace<F>['icon'];
  /** Inputs come when a form shows one; without a `Filter` the kind is not filtered by. */
  readonly editor: () => Promise<Pick<FieldFace<F>, 'Input'> & Partial<Pick<FieldFace<F>, 'Filter'>>>;
  /** The designer's panel; absent where the kind has no options of its own. */
  readonly options?: () => Promise<Pick<FieldFace<F>, 'Options'>>;
}

/**
 * A face whose cell is there at once, because lists show it, and whose input, value editor and panel are fetched when the
 * first of them is shown. Until then their place is kept, so that nothing jumps.
 */
export function laterFace<F extends FieldDocument>({ Cell, icon, editor, options }: Parts<F>): FieldFace<F> {
  const Input = lazy(async () => ({ default: (await editor()).Input }));
  const Filter = lazy(async () => ({ default: (await editor()).Filter ?? nothing }));
  const Options = lazy(async () => ({ default: (await options?.())?.Options ?? nothing }));
  return {
    Cell,
    icon,
    Input: (props: InputProps<F>) => (
      <Suspense fallback={<InputPlace label={props.label} field={props.field} />}>
        <Input {...props} />
      </Suspense>
    ),
    Filter: (props: FilterProps<F>) => (
      <Suspense fallback={<Skeleton height={30} radius="sm" />}>
        <Filter {...props} />
      </Suspense>
    ),
    Options: (props: OptionsProps<F>) => (
      <Suspense fallback={<SkeletonForm fields={2} />}>
        <Options {...props} />
      </Suspense>
    ),
  };
}

function nothing(): null {
  return null;
}

function InputPlace({ label, field }: { readonly label: string; readonly field: FieldDocument }) {
  const isTall = 'multiline' in field && field.multiline === true;
  return (
    <div className="tsr-input-place" aria-busy>
      <span>{label}</span>
      <Skeleton height={isTall ? 84 : 36} radius="sm" />
    </div>
  );
}
