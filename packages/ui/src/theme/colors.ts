import type { MantineColorsTuple } from '@mantine/core';

/**
 * Our ramps: every colour has the same lightness at the same step (OKLCH), so step 8 carries white text and step 9 on
 * step 1 is readable (at least 6:1) whatever the hue, and colours of options never shout at each other.
 */
export const colors = {
  petrol: [
    '#f1fafc',
    '#e2f3f6',
    '#c9e8ed',
    '#a6d8df',
    '#7dc3cd',
    '#5babb6',
    '#43949f',
    '#32808a',
    '#226a73',
    '#145158',
  ],
  red: ['#fef6f6', '#feeae8', '#fed6d3', '#ffbab4', '#fe938d', '#f26d69', '#d75553', '#bd4443', '#a13334', '#7e2224'],
  pink: ['#fef6f9', '#ffe9f0', '#fed4e3', '#feb5d1', '#f990ba', '#e371a2', '#c95a8b', '#b04977', '#953963', '#74274b'],
  grape: ['#fff5ff', '#fce8fc', '#f6d5f7', '#edb9ef', '#de99e2', '#c87ccc', '#b066b4', '#99549d', '#814385', '#633067'],
  violet: [
    '#f8f7fe',
    '#f0edfe',
    '#e2dcfe',
    '#cfc5fe',
    '#b9a6ff',
    '#a18beb',
    '#8a73d2',
    '#7761b9',
    '#634f9d',
    '#4b3a7b',
  ],
  indigo: [
    '#f7f8fe',
    '#ebeffe',
    '#d8e0fe',
    '#becbff',
    '#9fb0fe',
    '#8496ed',
    '#6e7ed4',
    '#5d6bbb',
    '#4c589f',
    '#38427c',
  ],
  blue: ['#f4f9ff', '#e5f1fe', '#cde4ff', '#abd2fe', '#80bafc', '#60a1e8', '#4989cf', '#3976b6', '#2a619b', '#1b4979'],
  cyan: ['#f1fafe', '#e0f3fa', '#c5e8f4', '#a0d8ea', '#74c3dc', '#4fabc6', '#3493ae', '#237f97', '#116a80', '#025062'],
  teal: ['#f1fbf9', '#e1f5f0', '#c7eae2', '#a4dbcf', '#79c7b8', '#56af9f', '#3c9888', '#2b8375', '#1b6d61', '#0b5449'],
  green: ['#f2fbf4', '#e3f5e6', '#ccebd1', '#abdcb4', '#84c993', '#65b176', '#4d9960', '#3d8550', '#2d6f3f', '#1d542d'],
  lime: ['#f6fbf0', '#eaf4de', '#d8e8c3', '#bfd89e', '#a2c373', '#88ab51', '#729439', '#607f29', '#4e6a1a', '#3a500c'],
  yellow: [
    '#fcf8ed',
    '#f7efd9',
    '#eee1ba',
    '#e1cd8f',
    '#d0b45c',
    '#b99a30',
    '#a18308',
    '#8b7003',
    '#735c03',
    '#574602',
  ],
  orange: [
    '#fff7f1',
    '#feecde',
    '#fed9be',
    '#f9c096',
    '#eea267',
    '#d88742',
    '#bf7028',
    '#a75e17',
    '#8d4b04',
    '#6d3800',
  ],
  gray: ['#f7f9fb', '#f0f3f4', '#e3e8ea', '#d4dadd', '#b7bfc3', '#9aa3a7', '#778287', '#5e6a6e', '#3e4a4f', '#1f2a2e'],
  dark: ['#d5e0e5', '#b5c0c5', '#96a0a5', '#6c767b', '#454f53', '#323b3f', '#252e32', '#1b2327', '#131b1e', '#0b1316'],
} as const satisfies Record<string, MantineColorsTuple>;

/** Colours that options, states and stages may take; documents name them, the theme decides their shade. */
export const paletteColors = [
  'gray',
  'red',
  'pink',
  'grape',
  'violet',
  'indigo',
  'blue',
  'cyan',
  'teal',
  'green',
  'lime',
  'yellow',
  'orange',
] as const;
export type PaletteColor = (typeof paletteColors)[number];

/** The colour of a document, or gray for a name the palette does not have. */
export function paletteColor(name: string | null | undefined): PaletteColor {
  return (paletteColors as readonly string[]).includes(name ?? '') ? (name as PaletteColor) : 'gray';
}
