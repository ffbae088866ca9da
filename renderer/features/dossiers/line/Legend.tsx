import { useTranslation } from 'react-i18next';
import type { StepStatus } from '../../../../shared/domain/onboarding/dossier.ts';
import { Sign } from './Sign.tsx';

const LEGEND: readonly (readonly [StepStatus, 'done' | 'now' | 'waiting' | 'refused' | 'blocked'])[] = [
  ['faite', 'done'],
  ['a-faire', 'now'],
  ['en-attente', 'waiting'],
  ['refusee', 'refused'],
  ['bloquee', 'blocked'],
];

/** What the stations of a line mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="line-legend" aria-hidden="true">
      {LEGEND.map(([status, name]) => (
        <li key={status}>
          <Sign status={status} number={1} /> {t(`dossiers.line.legend.${name}`)}
        </li>
      ))}
    </ul>
  );
}
