import { Skeleton } from '@mantine/core';
import type { FieldDocument } from '@tessera/model';
import { laterComponent } from '../feedback/later-component.tsx';
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
  return {
    Cell,
    icon,
    Input: laterComponent<InputProps<F>>(async () => (await editor()).Input, inputPlace),
    Filter: laterComponent<FilterProps<F>>(
      async () => (await editor()).Filter ?? nothing,
      () => <Skeleton height={30} radius="sm" />,
    ),
    Options: options
      ? laterComponent<OptionsProps<F>>(
          async () => (await options()).Options,
          () => <SkeletonForm fields={2} />,
        )
      : nothing,
  };
}

function nothing(): null {
  return null;
}

function inputPlace({ label, field }: { readonly label: string; readonly field: FieldDocument }) {
  const isTall = 'multiline' in field && field.multiline === true;
  return (
    <div className="tsr-input-place" aria-busy>
      <span>{label}</span>
      <Skeleton height={isTall ? 84 : 36} radius="sm" />
    </div>
  );
}
