import { issue } from '@tessera/std';
import type { Json, Params } from '@tessera/std';
import type { Normalised } from '@tessera/model';

/** A value in canonical form. */
export function accepted(value: Json): Normalised {
  return { value };
}

/** What is wrong with a value; `path` points into it. */
export function refused(code: string, params: Params = {}, path = ''): Normalised {
  return { issues: [issue(path, code, params)] };
}

/** Input as a message may quote it. */
export function excerpt(text: string): string {
  const points = Array.from(text.replace(/\s+/gu, ' ').trim());
  return points.length > 40 ? `${points.slice(0, 40).join('')}…` : points.join('');
}
