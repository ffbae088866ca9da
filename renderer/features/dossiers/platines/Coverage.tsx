import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { ScenarioState } from '../../../../shared/domain/onboarding/platines.ts';

type Kind = 'passed' | 'failed' | 'other';

const KINDS: Readonly<Record<ScenarioState['result'], Kind | undefined>> = {
  succes: 'passed',
  echec: 'failed',
  erreur: 'failed',
  'en-cours': 'other',
  'en-attente': 'other',
  annule: 'other',
  'non-execute': undefined,
};

function countOf(scenarios: readonly ScenarioState[], kind: Kind): number {
  return scenarios.filter(({ result }) => KINDS[result] === kind).length;
}

function Bar({ label, scenarios }: { readonly label: string; readonly scenarios: readonly ScenarioState[] }) {
  const { t } = useTranslation();
  const total = scenarios.length;
  const [passed, failed] = [countOf(scenarios, 'passed'), countOf(scenarios, 'failed')];
  const part = (count: number): { inlineSize: string } => ({ inlineSize: `${(100 * count) / Math.max(1, total)}%` });
  const words = {
    passed: t('dossiersRegisters.platines.passed', { count: passed, total }),
    played: t('dossiersRegisters.platines.played', { count: passed + failed, total }),
  };
  return (
    <li className="coverage-row">
      <span>{label}</span>
      <span className="coverage-track" aria-hidden="true">
        <span className="coverage-passed" style={part(passed)} />
        <span className="coverage-failed" style={part(failed)} />
      </span>
      <span className="coverage-words">
        {total === 0 ? t('dossiersRegisters.platines.noneOf') : `${words.passed} · ${words.played}`}
      </span>
    </li>
  );
}

/** How much of the register was played and passed, by priority: hatched where it failed. */
export function Coverage({ dossier: { dossier, platinesFigures } }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { scenarios } = dossier.platines;
  return (
    <ul className="coverage" aria-label={t('dossiersRegisters.platines.coverage')}>
      {platinesFigures.byPriority.map(({ priority }) => (
        <Bar
          key={priority}
          label={t('dossiersRegisters.platines.priority', { priority })}
          scenarios={scenarios.filter((one) => one.priority === priority)}
        />
      ))}
    </ul>
  );
}
