import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../parts/use-text.ts';
import type { LineStep } from './line-steps.ts';
import { Sign } from './Sign.tsx';
import { useStepState } from './use-step-words.ts';

interface StationButtonProps {
  readonly step: LineStep;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Arrows, Home and End go from station to station. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const buttons = [...(event.currentTarget.closest('ol')?.querySelectorAll('button') ?? [])];
  const to = STEPS[event.key]?.(buttons.indexOf(event.currentTarget), buttons.length - 1);
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  buttons[to]?.focus();
}

/** A station with its words: a press shows its step. One tab stop for the whole line. */
export function StationButton({ step, isSelected, onSelect }: StationButtonProps) {
  const text = useText();
  const { t } = useTranslation();
  const state = useStepState()(step);
  return (
    <button
      type="button"
      title={`${text(step.title)}${state === '' ? '' : ` — ${state}`}`}
      className={`line-station line-station-${step.status}`}
      data-step={step.id}
      aria-current={isSelected ? 'step' : undefined}
      tabIndex={isSelected ? 0 : -1}
      onKeyDown={moveFocus}
      onClick={() => onSelect(step.id)}
    >
      <Sign status={step.status} number={step.number} isNext={step.isNext} />
      <span className="line-words">
        <span className="visually-hidden">{t('dossiers.line.station', { number: step.number })}</span>
        <span className="line-title">{text(step.title)}</span>
        {state === '' ? (
          <span className="visually-hidden">{t(`dossiers.states.${step.status}`, { date: '' })}</span>
        ) : (
          <span className="line-state">{state}</span>
        )}
        {step.isLate && <span className="line-state">{t('dossiers.late')}</span>}
      </span>
    </button>
  );
}
