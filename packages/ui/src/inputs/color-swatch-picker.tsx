import { Input } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { paletteColors } from '../theme/colors.ts';
import type { PaletteColor } from '../theme/colors.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import './inputs.css';

export interface ColorSwatchPickerProps {
  readonly value: PaletteColor | null | undefined;
  readonly onChange: (color: PaletteColor) => void;
  readonly label?: string;
  readonly disabled?: boolean;
}

/** A colour of the palette: a radio group of swatches, each with its name. */
export function ColorSwatchPicker({ value, onChange, label, disabled = false }: ColorSwatchPickerProps) {
  const say = useText(uiTexts);
  const id = useId();
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || disabled) return;
    event.preventDefault();
    const at = Math.max(0, paletteColors.indexOf(value ?? 'gray'));
    const next = paletteColors[(at + step + paletteColors.length) % paletteColors.length];
    if (!next) return;
    onChange(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-color="${next}"]`)?.focus();
  };
  return (
    <div>
      <Input.Label id={id} labelElement="div">
        {label ?? say('color')}
      </Input.Label>
      <div role="radiogroup" aria-labelledby={id} className="tsr-swatches" onKeyDown={move}>
        {paletteColors.map((color, index) => {
          const checked = color === value;
          return (
            <button
              key={color}
              type="button"
              role="radio"
              aria-checked={checked}
              aria-label={say(`color.${color}`)}
              title={say(`color.${color}`)}
              data-color={color}
              disabled={disabled}
              tabIndex={checked || (!value && index === 0) ? 0 : -1}
              className="tsr-swatch"
              style={{ background: `var(--mantine-color-${color}-7)` }}
              onClick={() => onChange(color)}
            >
              {checked ? <IconCheck size={14} stroke={3} aria-hidden /> : null}
            </button>
          );
        })}
      </div>
    </div>
  );
}
