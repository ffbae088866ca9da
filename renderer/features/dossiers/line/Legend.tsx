import { useTranslation } from 'react-i18next';
import type { StepStatus } from '../../../../shared/domain/onboarding/dossier.ts';
import { Sign } from './Sign.tsx';

type Name = 'done' | 'now' | 'waiting' | 'refused' | 'blocked' | 'aside';
const LEGEND: readonly (readonly [StepStatus, Name])[] = [
  ['faite', 'done'],
  ['a-faire', 'now'],
  ['en-attente', 'waiting'],
  ['refusee', 'refused'],
  ['bloquee', 'blocked'],
  ['sans-objet', 'aside'],
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
