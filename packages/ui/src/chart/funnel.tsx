import { UnstyledButton } from '@mantine/core';
import { paletteColor } from '../theme/colors.ts';
import './chart.css';

export interface FunnelStep {
  readonly key: string;
  readonly name: string;
  /** What its width shows. */
  readonly size: number;
  readonly sizeText: string;
  /** Stands at the end: an amount. */
  readonly note?: string | undefined;
  /** Colour of the palette. */
  readonly color?: string | undefined;
  /** From the step before to this one, in words. */
  readonly share?: string | undefined;
}

export interface FunnelProps {
  readonly label: string;
  readonly steps: readonly FunnelStep[];
  readonly onPick?: (key: string) => void;
}

/** Steps on the way to a goal, as wide as what stands in them; each can be opened. */
export function Funnel({ label, steps, onPick }: FunnelProps) {
  const most = Math.max(1, ...steps.map(({ size }) => size));
  return (
    <ol aria-label={label} className="tsr-funnel">
      {steps.map(({ key, name, size, sizeText, note, color, share }) => {
        const tint = paletteColor(color);
        const bar = {
          width: `${(size / most) * 100}%`,
          background: `var(--mantine-color-${tint}-light)`,
          boxShadow: `inset 0 0 0 1px var(--mantine-color-${tint}-outline)`,
        };
        const content = (
          <>
            <span className="tsr-funnel-name">{name}</span>
            <span className="tsr-funnel-track">
              <span className="tsr-funnel-bar" style={bar}>
                {sizeText}
              </span>
            </span>
            <span className="tsr-funnel-note">{note}</span>
          </>
        );
        return (
          <li key={key}>
            {share === undefined ? null : <div className="tsr-funnel-share">{share}</div>}
            {onPick ? (
              <UnstyledButton className="tsr-funnel-step" onClick={() => onPick(key)}>
                {content}
              </UnstyledButton>
            ) : (
              <div className="tsr-funnel-step">{content}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
