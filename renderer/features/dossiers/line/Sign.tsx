import { Check, Clock, Lock, Minus, RotateCcw, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { StepStatus } from '../../../../shared/domain/onboarding/dossier.ts';
import './sign.css';

const ICONS: Readonly<Record<StepStatus, LucideIcon | undefined>> = {
  bloquee: Lock,
  'a-faire': undefined,
  'en-attente': Clock,
  refusee: X,
  faite: Check,
  'sans-objet': Minus,
  'a-refaire': RotateCcw,
};

interface SignProps {
  readonly status: StepStatus;
  readonly number: number;
  readonly isNext?: boolean;
}

/** The station of a step: a shape and a sign for each state, so that colour never speaks alone. */
export function Sign({ status, number, isNext = false }: SignProps) {
  const Icon = ICONS[status];
  return (
    <span className={`line-sign line-sign-${status}`} data-next={isNext || undefined} aria-hidden="true">
      {Icon === undefined ? number : <Icon />}
    </span>
  );
}
