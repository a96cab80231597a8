import { paletteColor } from '../theme/colors.ts';
import './inputs.css';

/** The dot of a palette colour. */
export function ChoiceDot({ color }: { readonly color: string | null | undefined }) {
  return (
    <span className="tsr-dot" aria-hidden style={{ background: `var(--mantine-color-${paletteColor(color)}-6)` }} />
  );
}
