import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { Proposal } from '../../../../shared/domain/onboarding/proposals.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { Button } from '../../../ui/Button.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useDossier } from '../dossier-store.ts';
import { useCertificates } from '../inventory-store.ts';
import { formatDay } from '../parts/days.ts';
import { useText } from '../parts/use-text.ts';
import { isOfStep, wholeEvent } from './proposal-event.ts';
import { useRecording } from './record-store.ts';

/** Records what a proposal says, or opens the record of its step for the person to complete. */
function Confirm({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation();
  const open = useRecording((state) => state.open);
  const { rows } = useCertificates();
  const { event, step, date, certificate, reason, region } = proposal;
  if (isOfStep(event) && step !== null) {
    const known = certificate === null ? {} : { sha256: certificate.sha256 };
    return <Button onPress={() => open({ step, type: event, date, ...known })}>{t('dossiers.pending.confirm')}</Button>;
  }
  const whole = wholeEvent(proposal, rows);
  if (whole !== undefined) {
    const record = (): Promise<unknown> => useDossier.getState().record(whole);
    const isUse = reason === 'platines-idle';
    return (
      <Button onPress={() => attempt(record)}>{t(isUse ? 'dossiers.pending.used' : 'dossiers.pending.now')}</Button>
    );
  }
  if (reason !== 'connection-red' || region === '') return null;
  const query = { tab: ['diagnosis'], target: [region] };
  return <a href={formatRoute({ screen: 'exchanges', query })}>{t('dossiers.pending.look')}</a>;
}

/** What other parts of Cercle have noticed, to confirm. */
export function Proposals({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const text = useText();
  const language = useLanguage();
  const titles = new Map(dossier.dossier.journey.steps.map(({ id, title }) => [id, title]));
  const titleOf = ({ step }: Proposal): string => {
    const title = step === null ? undefined : titles.get(step);
    return title === undefined ? '' : text(title);
  };
  if (dossier.pending.length === 0) return null;
  return (
    <section className="pending" aria-label={t('dossiers.pending.title')}>
      <BellRing aria-hidden="true" />
      <div className="pending-words">
        <h2>{t('dossiers.pending.title')}</h2>
        <p className="soft">{t('dossiers.pending.lead')}</p>
        <ul>
          {dossier.pending.map((proposal) => (
            <li key={`${proposal.reason} ${proposal.step} ${proposal.region} ${proposal.certificate?.sha256}`}>
              <div>
                <strong>{t(`dossiers.pending.reasons.${proposal.reason}`)}</strong>
                <span>
                  {[titleOf(proposal), formatDay(proposal.date, language)].filter((part) => part !== '').join(' · ')}
                </span>
                {proposal.certificate !== null && <code>{shownText(proposal.certificate.subject)}</code>}
              </div>
              <Confirm proposal={proposal} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
