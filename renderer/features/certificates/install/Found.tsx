import { Key, Link2, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../../shared/contract/certificate-views.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { useRow } from '../certificates-store.ts';
import { shortDay } from '../parts/dates.ts';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { Findings } from '../parts/Findings.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { useWords } from '../parts/use-words.ts';
import { viewLink } from '../use-view.ts';
import { useInstall } from './install-store.ts';

type FoundCertificate = Inspection['certificates'][number];

/** Whether it answers a request, or is there already. */
function Standing({ certificate }: { readonly certificate: FoundCertificate }) {
  const { t } = useTranslation();
  const { answers, knownAs, hasKey } = certificate;
  const request = useRow(answers);
  const known = useRow(knownAs);
  return (
    <>
      {answers !== null && (
        <p className="install-answers">
          <Link2 aria-hidden="true" />
          {t('certificatesInstall.answers', { name: shownText(request?.label ?? answers) })}
        </p>
      )}
      {knownAs !== null && (
        <p className="soft">{t('certificatesInstall.known', { name: shownText(known?.label ?? knownAs) })}</p>
      )}
      {hasKey && (
        <p className="install-key">
          <Key aria-hidden="true" />
          {t('certificatesInstall.withKey')}
        </p>
      )}
    </>
  );
}

function Certificate({ certificate }: { readonly certificate: FoundCertificate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { daysWords } = useWords();
  const { facts, role, environment, findings } = certificate;
  return (
    <li className="install-certificate">
      <p className="install-subject">
        <strong>{shownText(shortName(facts.subjectText))}</strong>
        <span>{t(`certificates.role.${role}`)}</span>
        <EnvironmentMark environment={environment} />
      </p>
      <p className="soft install-dn">{shownText(facts.subjectText)}</p>
      <p className="soft">
        {t('certificatesInstall.issued', {
          issuer: shownText(shortName(facts.issuerText)),
          from: shortDay(facts.notBefore, language),
          to: shortDay(facts.notAfter, language),
          days: daysWords(facts.notAfter),
        })}
      </p>
      <Standing certificate={certificate} />
      <Findings findings={findings} />
    </li>
  );
}

/** Things beside certificates, each said in a sentence. */
function Others({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation();
  const close = useInstall((state) => state.close);
  const { certificates, keysAlone, requests, crls, needsPassword } = inspection;
  const authorities = certificates.filter(({ role, hasKey }) => role === 'autorite' && !hasKey).length;
  const isEmpty = certificates.length + keysAlone + requests + crls === 0 && !needsPassword;
  return (
    <>
      {authorities > 0 && (
        <p className="soft">
          {t('certificatesInstall.authorities', { count: authorities })}{' '}
          <a href={viewLink({ tab: 'trust' })} onClick={close}>
            {t('certificatesInstall.trust')}
          </a>
        </p>
      )}
      {keysAlone > 0 && <p>{t('certificatesInstall.keysAlone', { count: keysAlone })}</p>}
      {requests > 0 && <p>{t('certificatesInstall.requests', { count: requests })}</p>}
      {crls > 0 && (
        <p>
          {t('certificatesInstall.crls', { count: crls })}{' '}
          <a href={viewLink({ tab: 'trust' })} onClick={close}>
            {t('certificatesInstall.trust')}
          </a>
        </p>
      )}
      {isEmpty && (
        <p className="install-empty">
          <TriangleAlert aria-hidden="true" />
          {t('certificatesInstall.nothing')}
        </p>
      )}
    </>
  );
}

/** What a file, a text or a server holds, before anything is kept. */
export function Found({ inspection }: { readonly inspection: Inspection }) {
  return (
    <>
      {inspection.certificates.length > 0 && (
        <ul className="install-certificates">
          {inspection.certificates.map((certificate) => (
            <Certificate key={certificate.facts.sha256} certificate={certificate} />
          ))}
        </ul>
      )}
      <Others inspection={inspection} />
      <Findings findings={inspection.findings} />
    </>
  );
}
