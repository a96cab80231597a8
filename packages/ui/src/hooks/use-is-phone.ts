import { useMediaQuery } from '@mantine/hooks';

/** True on narrow screens (under 768 px), where layouts become one column. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 47.99em)', globalThis.matchMedia?.('(max-width: 47.99em)').matches ?? false, {
    getInitialValueInEffect: false,
  });
}
