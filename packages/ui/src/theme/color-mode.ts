import { useMantineColorScheme } from '@mantine/core';

export type ColorMode = 'light' | 'dark' | 'auto';

/** Light, dark, or as the system has it; remembered by the browser. */
export function useColorMode(): { readonly mode: ColorMode; readonly setMode: (mode: ColorMode) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { mode: colorScheme, setMode: setColorScheme };
}
