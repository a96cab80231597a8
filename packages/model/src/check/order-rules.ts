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
      if (typeof inner === 'object') walk(inner, path + pointer(key));
      else if (key === 'order' && typeof inner === 'string' && !isFractional(inner)) {
        found.push(warning(path + pointer(key), 'order_not_fractional', { order: inner }));
      }
    }
  };
  walk(document, '');
  return found;
}
