import { NumberInput } from '@tessera/ui';

interface WholeNumberInputProps {
  readonly label: string;
  readonly value: number | undefined;
  /** Shown while nothing is set. */
  readonly placeholder?: number;
  readonly min?: number;
  readonly max?: number;
  /** Gets null for nothing; numbers outside of the limits are not handed on. */
  readonly onChange: (value: number | null) => void;
}

/** A small whole number among options. */
export function WholeNumberInput({ label, value, placeholder, min, max, onChange }: WholeNumberInputProps) {
  const change = (text: string | null): void => {
    const number = Number(text);
    if (text === null) onChange(null);
    else if (Number.isSafeInteger(number) && number >= (min ?? -Infinity) && number <= (max ?? Infinity))
      onChange(number);
  };
  return (
    <NumberInput
      label={label}
      scale={0}
      {...(min === undefined ? {} : { min: String(min) })}
      {...(max === undefined ? {} : { max: String(max) })}
      {...(placeholder === undefined ? {} : { placeholder: String(placeholder) })}
      value={value === undefined ? null : String(value)}
      onChange={change}
    />
  );
}
