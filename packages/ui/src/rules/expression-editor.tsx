import { Input } from '@mantine/core';
import type { Completion } from '@tessera/expression';
import type { Issue } from '@tessera/std';
import { lazy, Suspense, useId } from 'react';
import type { ReactNode } from 'react';
import { SkeletonRows } from '../feedback/states.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import './rules.css';

export interface ExpressionEditorProps {
  readonly value: string;
  /** Gets the text as it is; never while an input method composes. */
  readonly onChange: (value: string) => void;
  /** What can be typed: `completions(scope)` of the expression language, field labels filled in by the caller. */
  readonly completions?: readonly Completion[];
  /** What can follow a walk such as `account.`; gets the names before the last dot. */
  readonly members?: (path: readonly string[]) => readonly Completion[];
  /** Says what is wrong with a text; `params.offset` and `params.length` place it. */
  readonly check?: (text: string) => readonly Issue[];
  /** The sentence for an issue; the expression language's own unless told. */
  readonly issueText?: (issue: Issue) => string;
  readonly label?: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** Lines in sight at least. */
  readonly minRows?: number;
}

const Code = lazy(() => import('./expression-code.tsx'));

/** An expression as text, with completion, docs and marks where something is wrong. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  const say = useText(uiTexts);
  const id = useId();
  const { label, description, error, disabled = false } = props;
  return (
    <div>
      {label ? (
        <Input.Label id={id} labelElement="div">
          {label}
        </Input.Label>
      ) : null}
      {description ? <Input.Description mb={4}>{description}</Input.Description> : null}
      <div className="tsr-code" data-invalid={error ? true : undefined} aria-disabled={disabled || undefined}>
        <Suspense fallback={<SkeletonRows rows={1} height={24} />}>
          <Code {...props} name={label ?? say('expressionEditor')} />
        </Suspense>
      </div>
      {error ? (
        <Input.Error mt={4} role="alert">
          {error}
        </Input.Error>
      ) : null}
    </div>
  );
}
