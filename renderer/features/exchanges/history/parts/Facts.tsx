import type { ReactNode } from 'react';
import './facts.css';

/** A list of facts, each with its name. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="exchange-facts">{children}</dl>;
}

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
