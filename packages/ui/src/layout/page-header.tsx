import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import './layout.css';

/** A step of a way that leads somewhere. */
export interface Crumb {
  readonly label: string;
  readonly href?: string | undefined;
  readonly onClick?: (() => void) | undefined;
}

/** Where the page stands; the last one is the page itself. */
export function Breadcrumbs({ items }: { readonly items: readonly Crumb[] }) {
  const say = useText(uiTexts);
  return (
    <nav aria-label={say('breadcrumbs')}>
      <ol className="tsr-crumbs">
        {items.map((item, index) => (
          <li key={`${index}-${item.label}`}>
            {item.href || item.onClick ? (
              <CrumbLink item={item} />
            ) : (
              <span aria-current={index === items.length - 1 ? 'page' : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function CrumbLink({ item }: { readonly item: Crumb }) {
  return (
    <a
      href={item.href ?? '#'}
      onClick={(event) => {
        if (!item.onClick || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        item.onClick();
      }}
    >
      {item.label}
    </a>
  );
}

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** Under or beside the title: a badge, a count, a sentence. */
  readonly note?: ReactNode;
  readonly icon?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  /** Level of the heading. */
  readonly order?: 1 | 2 | 3;
}

/** The head of a page: way, title, actions. */
export function PageHeader({ title, note, icon, crumbs, actions, order = 1 }: PageHeaderProps) {
  return (
    <header className="tsr-page-header">
      {crumbs && crumbs.length > 0 ? <Breadcrumbs items={crumbs} /> : null}
      <div className="tsr-page-header-row">
        {icon ? (
          <span className="tsr-page-header-icon" aria-hidden>
            {icon}
          </span>
        ) : null}
        <div className="tsr-page-header-title">
          <Title order={order} size="h2">
            {title}
          </Title>
          {note ? <div className="tsr-page-header-note">{note}</div> : null}
        </div>
        {actions ? <div className="tsr-page-header-actions">{actions}</div> : null}
      </div>
    </header>
  );
}

export interface ToolbarProps {
  /** Accessible name. */
  readonly label: string;
  readonly children: ReactNode;
  /** Stands at the far end. */
  readonly end?: ReactNode;
}

/** A row of controls above what they act on; wraps on narrow screens. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <div role="group" aria-label={label} className="tsr-toolbar">
      <div className="tsr-toolbar-start">{children}</div>
      {end ? <div className="tsr-toolbar-end">{end}</div> : null}
    </div>
  );
}

export interface PanelProps {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** No inner padding: for tables and canvases. */
  readonly flush?: boolean;
  readonly className?: string;
  /** Level of the heading. */
  readonly order?: 2 | 3 | 4;
}

/** A sheet that holds one thing. */
export function Panel({ title, actions, children, flush = false, className = '', order = 2 }: PanelProps) {
  return (
    <section className={`tsr-panel ${className}`}>
      {title || actions ? (
        <div className="tsr-panel-head">
          {title ? (
            <Title order={order} size="h5" className="tsr-panel-title">
              {title}
            </Title>
          ) : null}
          {actions ? <div className="tsr-panel-actions">{actions}</div> : null}
        </div>
      ) : null}
      <div className={flush ? 'tsr-panel-body tsr-flush' : 'tsr-panel-body'}>{children}</div>
    </section>
  );
}
