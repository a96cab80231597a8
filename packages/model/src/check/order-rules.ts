import type { TesseraDocument } from '@tessera/schemas';
import { pointer } from '@tessera/std';
import { isFractional } from '../order.ts';
import { warning } from './context.ts';
import type { Issue } from './context.ts';

/** Hand-written places between which nothing can be put. */
export function orderIssues(document: TesseraDocument): Issue[] {
  const found: Issue[] = [];
  const walk = (value: unknown, path: string): void => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const at = path + pointer(key);
      if (key === 'order' && typeof inner === 'string' && !isFractional(inner)) {
        found.push(warning(at, 'order_not_fractional', { order: inner }));
      } else walk(inner, at);
    }
  };
  walk(document, '');
  return found;
}
