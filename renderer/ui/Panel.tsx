import type { ReactNode } from 'react';
import { useId } from 'react';
import './panel.css';

interface PanelProps {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** `flush` lets a list touch the border. */
  readonly flush?: boolean;
}

/** A framed part of a page with its title; a region for the screen reader when it has one. */
export function Panel({ title, aside, children, flush = false }: PanelProps) {
  const id = useId();
  return (
    <section
      className={flush ? 'panel panel-flush' : 'panel'}
      {...(title === undefined ? {} : { 'aria-labelledby': id })}
    >
      {title !== undefined && (
        <header className="panel-header">
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}

interface PageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** `reading` keeps lines short; `full` uses the whole width, for lists. */
  readonly width?: 'reading' | 'full';
}

/** A screen: its title, one sentence of what it is for, its actions, its content. */
export function Page({ title, lead, actions, children, width = 'full' }: PageProps) {
  return (
    <div className={`page page-${width}`}>
      <header className="page-header">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead !== undefined && <p className="soft">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
