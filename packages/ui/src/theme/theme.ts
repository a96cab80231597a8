import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineThemeOverride } from '@mantine/core';
import type { Locale } from '@tessera/std';
import { colors } from './colors.ts';
import { componentDefaults } from './component-defaults.ts';

/** How tightly rows and controls stand. */
export type Density = 'comfortable' | 'compact';

/** Chinese faces of the system first; Noto Sans SC comes with us for machines that have none. */
const sans =
  'ui-sans-serif, -apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC Variable", "Helvetica Neue", Arial, sans-serif';
const mono = 'ui-monospace, "SFMono-Regular", "Cascadia Mono", Menlo, Consolas, monospace, "Noto Sans SC Variable"';

/** The look of the product in one language. */
export function tesseraTheme(locale: Locale, density: Density): MantineThemeOverride {
  return createTheme({
    colors,
    primaryColor: 'petrol',
    primaryShade: { light: 8, dark: 7 },
    white: '#ffffff',
    black: '#1a2528',
    fontFamily: sans,
    fontFamilyMonospace: mono,
    cursorType: 'pointer',
    respectReducedMotion: true,
    defaultRadius: 'sm',
    radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
    spacing: { xs: '6px', sm: '10px', md: '16px', lg: '24px', xl: '36px' },
    fontSizes: { xs: '12px', sm: '13.5px', md: '15px', lg: '17px', xl: '20px' },
    lineHeights: { xs: '1.45', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.5' },
    fontWeights: { regular: '400', medium: '500', bold: '650' },
    headings: {
      fontFamily: sans,
      fontWeight: '620',
      textWrap: 'balance',
      sizes: {
        h1: { fontSize: '24px', lineHeight: '1.3' },
        h2: { fontSize: '20px', lineHeight: '1.35' },
        h3: { fontSize: '17px', lineHeight: '1.4' },
        h4: { fontSize: '15px', lineHeight: '1.45' },
        h5: { fontSize: '14px', lineHeight: '1.5' },
        h6: { fontSize: '13px', lineHeight: '1.5' },
      },
    },
    shadows: {
      xs: '0 1px 2px rgba(26, 37, 40, 0.06)',
      sm: '0 1px 3px rgba(26, 37, 40, 0.08), 0 1px 2px rgba(26, 37, 40, 0.05)',
      md: '0 6px 18px -4px rgba(26, 37, 40, 0.14), 0 2px 5px rgba(26, 37, 40, 0.06)',
      lg: '0 14px 34px -8px rgba(26, 37, 40, 0.2), 0 4px 10px rgba(26, 37, 40, 0.07)',
      xl: '0 26px 60px -14px rgba(26, 37, 40, 0.28)',
    },
    components: componentDefaults(locale, density),
  });
}

/** Our tokens beside the kit's: `--tsr-*` is what style sheets of ours may use. */
export const tesseraVariables: CSSVariablesResolver = (theme) => ({
  variables: {
    '--tsr-accent': `var(--mantine-color-${theme.primaryColor}-filled)`,
    '--tsr-row-height': '40px',
  },
  light: {
    '--tsr-page': '#f3f5f6',
    '--tsr-surface': '#ffffff',
    '--tsr-surface-sunken': 'var(--mantine-color-gray-0)',
    '--tsr-hover': '#f0f4f5',
    '--tsr-selected': 'var(--mantine-color-petrol-0)',
    '--tsr-line': '#e1e6e8',
    '--tsr-line-strong': '#c5cdd0',
    '--tsr-text': theme.black,
    '--tsr-text-soft': '#56636a',
    '--tsr-code-string': 'var(--mantine-color-orange-8)',
    '--tsr-code-number': 'var(--mantine-color-blue-8)',
    '--tsr-code-word': 'var(--mantine-color-violet-8)',
    '--tsr-code-call': 'var(--mantine-color-petrol-8)',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#56636a',
    '--mantine-color-placeholder': '#69767b',
    '--mantine-color-error': 'var(--mantine-color-red-8)',
    '--mantine-color-default-border': '#c5cdd0',
    '--mantine-color-default-hover': '#f0f4f5',
    '--mantine-color-disabled-color': '#69767b',
  },
  dark: {
    '--tsr-page': 'var(--mantine-color-dark-8)',
    '--tsr-surface': 'var(--mantine-color-dark-7)',
    '--tsr-surface-sunken': 'var(--mantine-color-dark-8)',
    '--tsr-hover': 'var(--mantine-color-dark-6)',
    '--tsr-selected': '#173034',
    '--tsr-line': 'var(--mantine-color-dark-5)',
    '--tsr-line-strong': 'var(--mantine-color-dark-4)',
    '--tsr-text': 'var(--mantine-color-dark-0)',
    '--tsr-text-soft': 'var(--mantine-color-dark-1)',
    '--tsr-code-string': 'var(--mantine-color-orange-4)',
    '--tsr-code-number': 'var(--mantine-color-blue-4)',
    '--tsr-code-word': 'var(--mantine-color-violet-4)',
    '--tsr-code-call': 'var(--mantine-color-petrol-4)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-2)',
  },
});
