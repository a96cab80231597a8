import { Text } from '@tessera/ui';
import type { ReactNode } from 'react';

/** A number at the right edge, digits under digits. */
export function NumberCell({ children }: { readonly children: ReactNode }) {
  return (
    <Text
      component="span"
      inherit
      display="block"
      ta="right"
      style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
    >
      {children}
    </Text>
  );
}
