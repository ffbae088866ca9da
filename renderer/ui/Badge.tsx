import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './badge.css';

export type Tone = 'error' | 'warning' | 'info' | 'success' | 'neutral';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** A short word with its tone: an icon goes with colours, so that colour never speaks alone. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = tone === 'error' || tone === 'warning' || tone === 'info' ? ICONS[tone] : undefined;
  return (
    <span className={`badge badge-${tone}`}>
      {Icon !== undefined && <Icon aria-hidden="true" />}
      {children}
    </span>
  );
}
