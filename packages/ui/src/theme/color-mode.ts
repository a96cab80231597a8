import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

export type ColorMode = 'light' | 'dark' | 'auto';

export interface ColorModeState {
  /** What was chosen; `auto` follows the system. */
  readonly mode: ColorMode;
  /** What is seen. */
  readonly shown: 'light' | 'dark';
  readonly setMode: (mode: ColorMode) => void;
}

/** Light, dark, or as the system has it; remembered by the browser. */
export function useColorMode(): ColorModeState {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light', { getInitialValueInEffect: false });
  return { mode: colorScheme, shown, setMode: setColorScheme };
}
