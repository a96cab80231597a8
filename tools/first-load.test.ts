import { expect, test } from 'vitest';
import { firstLoads, staticChunks, totalOf } from './first-load/static-chunks.ts';

test.each(firstLoads)('$name takes no more script than its budget', (load) => {
  const chunks = staticChunks(load);
  const heaviest = chunks.slice(0, 6).map(({ file, gzip }) => `${file} ${gzip}`);
  expect(chunks.length).toBeGreaterThan(1);
  expect(totalOf(chunks), heaviest.join('\n')).toBeLessThanOrEqual(load.budget);
});
