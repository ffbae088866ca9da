import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyStep, Text } from '../../../../shared/domain/onboarding/journey.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { useText } from '../parts/use-text.ts';
import { capital, useWords } from '../parts/use-words.ts';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Lines({ texts }: { readonly texts: readonly Text[] }) {
  const text = useText();
  return (
    <ul className="step-lines">
      {texts.map((one) => (
        <li key={one.fr}>{text(one)}</li>
      ))}
    </ul>
  );
}

function Addresses({ step: { recipient } }: { readonly step: JourneyStep }) {
  const { t } = useTranslation();
  const text = useText();
  if (recipient === null) return null;
  const { name, email, copy } = recipient;
  return (
    <Fact name={t('dossiers.step.to')}>
      <span>{text(name)}</span>
      {email === '' ? (
        <span className="soft">{t('dossiers.step.noAddress')}</span>
      ) : (
        <span className="step-address">
          <code>{shownText(email)}</code>
          <CopyButton text={email} name={t('dossiers.step.copyAddress', { address: email })} />
        </span>
      )}
      {copy.length > 0 && (
        <span className="soft">
          {t('dossiers.step.copy')} <code>{shownText(copy.join(', '))}</code>
        </span>
      )}
    </Fact>
  );
}

function Lead({ step: { leadTime } }: { readonly step: JourneyStep }) {
  const { t } = useTranslation();
  const { days, isAssumed, source } = leadTime;
  if (days === null) return <span className="soft">{t('dossiers.step.leadUnknown')}</span>;
  return (
    <>
      <span>
        {t('dossiers.step.leadDays', { count: days })}
        {isAssumed && <> ({t('dossiers.step.leadAssumed')})</>}
      </span>
      {source !== '' && <span className="soft">{shownText(source)}</span>}
    </>
  );
}

/** What the journey says of a step. */
export function StepWords({ step }: { readonly step: JourneyStep }) {
  const { t } = useTranslation();
  const { actors, documents: names } = useWords();
  const { actor, prepare, documents, proof, kind } = step;
  return (
    <dl className="step-facts">
      <Fact name={t('dossiers.step.who')}>{capital(actors[actor])}</Fact>
      {prepare.length > 0 && (
        <Fact name={t('dossiers.step.prepare')}>
          <Lines texts={prepare} />
        </Fact>
      )}
      <Addresses step={step} />
      {documents.length > 0 && (
        <Fact name={t('dossiers.step.documents')}>
          <ul className="step-lines">
            {documents.map((document) => (
              <li key={document}>{capital(names[document])}</li>
            ))}
          </ul>
        </Fact>
      )}
      {kind !== 'acte' && (
        <Fact name={t('dossiers.step.lead')}>
          <Lead step={step} />
        </Fact>
      )}
      {proof.length > 0 && (
        <Fact name={t('dossiers.step.proof')}>
          <Lines texts={proof} />
        </Fact>
      )}
    </dl>
  );
}
