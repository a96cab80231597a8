import type { InputProps } from '@tessera/ui';

type Shared =
  | 'id'
  | 'label'
  | 'description'
  | 'error'
  | 'required'
  | 'readOnly'
  | 'disabled'
  | 'autoFocus'
  | 'onBlur'
  | 'placeholder';

/** What every input hands on to its control; absent properties stay absent. */
export function controlProps(props: Pick<InputProps, Shared>): ControlProps {
  const { id, label, required, readOnly, disabled, description, error, autoFocus, onBlur, placeholder } = props;
  return {
    id,
    label,
    required,
    readOnly,
    disabled,
    ...(description ? { description } : {}),
    ...(error ? { error } : {}),
    ...(placeholder ? { placeholder } : {}),
    ...(autoFocus ? { autoFocus, 'data-autofocus': true } : {}),
    ...(onBlur ? { onBlur } : {}),
  };
}

export interface ControlProps {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly disabled: boolean;
  readonly description?: string;
  readonly error?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** The same for the focus trap of a dialog. */
  readonly 'data-autofocus'?: boolean;
  readonly onBlur?: () => void;
}
