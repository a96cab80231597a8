import { blocksOf } from './block.ts';

/** Every block there is, in the order of the palette. */
export const allBlocks = blocksOf(import.meta.glob('./*/block.json', { eager: true, import: 'default' }));
