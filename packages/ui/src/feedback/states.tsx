import { Button, Loader, Skeleton, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { useErrorText } from './error-text.ts';
import './feedback.css';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly text?: ReactNode;
  /** A button that helps out of the emptiness. */
  readonly action?: ReactNode;
  readonly compact?: boolean;
  /** It is all there is on the page: its title is the page's heading. */
  readonly page?: boolean;
}

/** Nothing is here, why that is fine, and what to do next. */
export function EmptyState({ icon, title, text, action, compact = false, page = false }: EmptyStateProps) {
  const say = useText(uiTexts);
  return (
    <div className="tsr-state" data-compact={compact || undefined}>
      <span className="tsr-state-icon" aria-hidden>
        {icon ?? <IconInbox size={compact ? 20 : 26} stroke={1.5} />}
      </span>
      <Text fw={600} {...(page ? { component: 'h1', m: 0 } : {})}>
        {title ?? say('emptyList')}
      </Text>
      {text ? <div className="tsr-state-text">{text}</div> : null}
      {action ? <div className="tsr-state-action">{action}</div> : null}
    </div>
  );
}

export interface ErrorStateProps {
  /** What was thrown: a refusal of the server, a trouble, anything. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly title?: string;
  readonly compact?: boolean;
}

/** Something failed: the sentence of the server in the person's language, its trace ID, and another try. */
export function ErrorState({ error, onRetry, title, compact = false }: ErrorStateProps) {
  const say = useText(uiTexts);
  const { message, details, traceId } = useErrorText()(error);
  return (
    <div className="tsr-state" role="alert" data-compact={compact || undefined}>
      <span className="tsr-state-icon" data-tone="bad" aria-hidden>
        <IconAlertTriangle size={compact ? 20 : 26} stroke={1.5} />
      </span>
      <Title order={2} size="h5">
        {title ?? say('errorTitle')}
      </Title>
      <div className="tsr-state-text">
        {message}
        {details.length > 0 ? (
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {onRetry ? (
        <div className="tsr-state-action">
          <Button variant="default" onClick={onRetry}>
            {say('retry')}
          </Button>
        </div>
      ) : null}
      {traceId ? <div className="tsr-trace">{say('traceId', { id: traceId })}</div> : null}
    </div>
  );
}

/** Something is being fetched; spoken politely. */
export function Spinner({
  label,
  size = 'md',
}: {
  readonly label?: string | undefined;
  readonly size?: 'xs' | 'sm' | 'md' | 'lg';
}) {
  const say = useText(uiTexts);
  return (
    <div className="tsr-spinner" role="status">
      <Loader size={size} />
      <span className="tsr-visually-hidden">{label ?? say('loading')}</span>
    </div>
  );
}

/** The shape of rows that are on their way. */
export function SkeletonRows({ rows = 6, height = 14 }: { readonly rows?: number; readonly height?: number }) {
  const say = useText(uiTexts);
  return (
    <div role="status" aria-label={say('loading')} className="tsr-skeleton-rows">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} width={`${92 - ((index * 17) % 40)}%`} radius="sm" />
      ))}
    </div>
  );
}

/** The shape of a form that is on its way. */
export function SkeletonForm({ fields = 6 }: { readonly fields?: number }) {
  const say = useText(uiTexts);
  return (
    <div role="status" aria-label={say('loading')} className="tsr-skeleton-form">
      {Array.from({ length: fields }, (_, index) => (
        <div key={index}>
          <Skeleton height={12} width={72} mb={8} radius="sm" />
          <Skeleton height={34} radius="sm" />
        </div>
      ))}
    </div>
  );
}
