import { useEffect, useMemo, useRef, useState } from 'react';
import { flattenLayout, layoutOf } from '@tessera/model';
import type { LayoutNode } from '@tessera/model';
import type { FormDocument } from '@tessera/schemas';
import { useStable } from '@tessera/ui';
import type { FormState } from './form-rules.ts';

export interface FormStep {
  readonly key: string;
  readonly node: LayoutNode;
  /** Holds something that was refused. */
  readonly failing: boolean;
}

/** Where somebody is in a form of several steps. */
export interface FormSteps {
  readonly all: readonly FormStep[];
  readonly index: number;
  readonly isLast: boolean;
  /** To the next step, when this one is complete. */
  next(): void;
  back(): void;
  /** To any step; forwards as far as all before it are complete. */
  go(index: number): void;
}

interface StepOptions {
  readonly form: FormDocument;
  readonly state: FormState;
  readonly errors: Readonly<Record<string, string>> | undefined;
  /** Whether these fields may be left as they are; says so at the fields otherwise. */
  readonly check: (fields: readonly string[]) => boolean;
}

function fieldsIn(node: LayoutNode): readonly string[] {
  return flattenLayout([node]).flatMap(({ item }) => (item.type === 'field' ? (item.field ?? []) : []));
}

/** The steps of a form that are shown now, and moving among them; undefined for a form without steps. */
export function useFormSteps({ form, state, errors, check }: StepOptions): FormSteps | undefined {
  const nodes = useMemo(() => layoutOf(form).filter(({ item }) => item.type === 'step'), [form]);
  const shown = nodes.filter(({ key }) => state.get(key)?.visible ?? true);
  const [current, setCurrent] = useState<string>();
  const failed = (node: LayoutNode) => fieldsIn(node).some((field) => errors?.[field] !== undefined);
  // A step that its condition took away while somebody stood on it leads back to the one before.
  const before = nodes.findIndex(({ key }) => key === current);
  const index = Math.max(
    0,
    shown.findLastIndex((node) => nodes.indexOf(node) <= before),
  );
  const known = useRef(errors);
  // Only what is newly refused moves people: mending a field leaves them where they are.
  const leadToFailing = useStable(() => {
    const isNew = Object.keys(errors ?? {}).some((field) => known.current?.[field] === undefined);
    known.current = errors;
    const first = shown.find(failed);
    const here = shown[index];
    if (isNew && first && here && !failed(here)) setCurrent(first.key);
  });
  useEffect(() => leadToFailing(), [errors, leadToFailing]);
  if (shown.length === 0) return undefined;
  const go = (to: number): void => {
    const target = Math.min(shown.length - 1, Math.max(0, to));
    const stop = shown.findIndex((node, at) => at >= index && at < target && !check(fieldsIn(node)));
    setCurrent(shown[stop < 0 ? target : stop]?.key);
  };
  return {
    all: shown.map((node) => ({ key: node.key, node, failing: failed(node) })),
    index,
    isLast: index === shown.length - 1,
    next: () => go(index + 1),
    back: () => go(index - 1),
    go,
  };
}
