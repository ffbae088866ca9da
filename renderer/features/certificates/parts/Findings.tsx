import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CertificateFinding } from '../../../../shared/contract/certificate-views.ts';
import { findingSentences } from '../../../../shared/domain/certificates/findings.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import './findings.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

function Proof({ code, values }: CertificateFinding) {
  const { t } = useTranslation();
  const facts = Object.entries(values).filter(([, value]) => value !== '');
  return (
    <Disclosure title={t('certificates.findings.proof')}>
      <dl className="findings-proof">
        <dt>code</dt>
        <dd>
          <code>{code}</code>
        </dd>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{shownText(String(value))}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}

function Finding({ finding }: { readonly finding: CertificateFinding }) {
  const { t } = useTranslation();
  const { severity } = finding;
  const { title, why, todo, whom } = findingSentences(finding, useLanguage());
  const Icon = ICONS[severity];
  return (
    <li className={`finding finding-${severity}`}>
      <Icon aria-hidden="true" />
      <div>
        <h3>
          <span className="visually-hidden">{t(`certificates.findings.severity.${severity}`)} : </span>
          {shownText(title)}
        </h3>
        {why !== undefined && <p className="soft">{shownText(why)}</p>}
        {todo !== '' && (
          <p>
            <strong>{t('certificates.findings.todo')}</strong> — {shownText(todo)}
          </p>
        )}
        {whom !== undefined && (
          <p>
            <strong>{t('certificates.findings.whom')}</strong> — {shownText(whom)}
          </p>
        )}
        <Proof {...finding} />
      </div>
    </li>
  );
}

interface FindingsProps {
  readonly findings: readonly CertificateFinding[];
  /** Says that there is nothing, instead of nothing. */
  readonly saysNone?: boolean;
}

/** What was noticed, each with what it is, why, what to do, whom to ask, and its proof. */
export function Findings({ findings, saysNone = false }: FindingsProps) {
  const { t } = useTranslation();
  if (findings.length === 0) {
    return saysNone ? (
      <p className="findings-none">
        <CircleCheck aria-hidden="true" />
        {t('certificates.findings.none')}
      </p>
    ) : null;
  }
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        // The same finding can stand twice, about two certificates.
        <Finding key={`${index} ${finding.code}`} finding={finding} />
      ))}
    </ul>
  );
}
