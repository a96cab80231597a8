import { useMemo } from 'react';
import { sortedEntries } from '@tessera/model';
import type { ViewDocument } from '@tessera/schemas';
import { later } from '@tessera/std';
import { useLater, useLocale } from '@tessera/ui';
import { useRuntime, userOf } from '../runtime/runtime.tsx';

type RowColor = (row: Readonly<Record<string, unknown>>) => string | undefined;

const engine = later(() => import('./color-rules.ts'));
const plain: RowColor = () => undefined;

/** The colour of every row by the rules of its view; what works them out is fetched for views that have any. */
export function useRowColors(view: ViewDocument): RowColor {
  const { documents, me } = useRuntime();
  const { timeZone } = useLocale();
  const rules = useLater(engine, Object.keys(view.colors ?? {}).length > 0);
  return useMemo(
    () => rules?.colorRules(view, documents, userOf(me), timeZone) ?? plain,
    [rules, view, documents, me, timeZone],
  );
}

/** Keys of the fields the colour rules of a view read, so that lists ask for them. */
export function colorFields(view: ViewDocument, known: (key: string) => boolean): readonly string[] {
  const words = sortedEntries(view.colors ?? {}).flatMap(([, { when }]) => when.match(/[A-Za-z_]\w*/g) ?? []);
  return [...new Set(words)].filter(known);
}
