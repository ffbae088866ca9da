import { CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WhitelistRow } from '../../../../shared/contract/dossier-views.ts';
import type { Drift } from '../../../../shared/domain/onboarding/drift.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { formatRoute } from '../../../navigation/routes.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { shortName } from '../../../ui/short-name.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { formatDay, formatLongDay } from '../parts/days.ts';
import { capital, useWords } from '../parts/use-words.ts';

const STATE_TONES: Readonly<Record<WhitelistRow['state'], Tone>> = {
  declaree: 'info',
  inscrite: 'success',
  refusee: 'error',
  retiree: 'neutral',
};

const DRIFT_TONES: Readonly<Record<Drift, Tone>> = {
  none: 'success',
  'other-certificate': 'error',
  expired: 'error',
  expiring: 'warning',
  'unknown-certificate': 'warning',
  'no-region': 'neutral',
};

/** The certificate that was declared: its name, its role, its end, and the whole subject on demand. */
export function CertificateCell({ certificate }: WhitelistRow) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { roles } = useWords();
  const date = formatLongDay(certificate.notAfter, language);
  return (
    <span className="whitelist-cell">
      <span title={shownText(certificate.subject)}>{shownText(shortName(certificate.subject))}</span>
      <span className="soft">
        {roles[certificate.role]} · {t('dossiersRegisters.whitelist.until', { date })}
      </span>
      <code className="whitelist-print" title={certificate.sha256}>
        {certificate.sha256.slice(0, 16)}…
      </code>
    </span>
  );
}

export function StateCell({ state, since }: WhitelistRow) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { whitelist } = useWords();
  return (
    <span className="whitelist-cell">
      <Badge tone={STATE_TONES[state]}>{capital(whitelist[state])}</Badge>
      <span className="soft">{t('dossiersRegisters.whitelist.since', { date: formatDay(since, language) })}</span>
    </span>
  );
}

/** When it was told, and by whom: an actor of the journey, or a name. */
export function DeclaredCell({ declaredOn, by }: WhitelistRow) {
  const { t } = useTranslation();
  const language = useLanguage();
  const actors: Readonly<Record<string, string>> = useWords().actors;
  const who = Object.hasOwn(actors, by) ? (actors[by] ?? by) : by;
  return (
    <span className="whitelist-cell">
      <span>{formatDay(declaredOn, language)}</span>
      {who !== '' && <span className="soft">{t('dossiersRegisters.whitelist.by', { who: shownText(who) })}</span>}
    </span>
  );
}

/**
 * Whether what is declared is what is used. Nothing is expected of what was refused or retired; nobody here knows what our own
 * server shows; and at a renewal, two certificates are declared of which one is used.
 */
export function DriftCell({ drift, state, inUse, certificate }: WhitelistRow) {
  const { t } = useTranslation();
  const { drifts } = useWords();
  if (state === 'refusee' || state === 'retiree') return <span className="soft">—</span>;
  if (drift === 'none' && certificate.role === 'serveur') {
    return <span className="soft">{t('dossiersRegisters.whitelist.ownServer')}</span>;
  }
  if (drift === 'none' && inUse !== null && inUse.sha256 !== certificate.sha256) {
    return <span className="soft">{t('dossiersRegisters.whitelist.overlaps')}</span>;
  }
  const isOther = drift === 'other-certificate' && inUse !== null && inUse.sha256 !== certificate.sha256;
  return (
    <span className="whitelist-cell whitelist-drift" data-tone={DRIFT_TONES[drift]}>
      <span className="whitelist-icon">
        {drift === 'none' ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
        {capital(drifts[drift])}
      </span>
      {isOther && (
        <span className="soft" title={shownText(inUse.subject)}>
          {shownText(shortName(inUse.subject))}
        </span>
      )}
    </span>
  );
}

function CheckIcon({ check }: { readonly check: WhitelistRow['lastCheck'] }) {
  if (check === null) return <CircleDashed aria-hidden="true" />;
  if (check.ok) return <CircleCheck aria-hidden="true" />;
  return check.isUndecided ? <CircleHelp aria-hidden="true" /> : <CircleX aria-hidden="true" />;
}

/** What the last test found, and the day from which it was green. */
export function CheckCell({ lastCheck, greenSince }: WhitelistRow) {
  const { t } = useTranslation();
  const language = useLanguage();
  const tone = lastCheck === null ? 'neutral' : lastCheck.ok ? 'success' : lastCheck.isUndecided ? 'warning' : 'error';
  const key = lastCheck?.ok === true ? 'lastOk' : lastCheck?.isUndecided === true ? 'lastUndecided' : 'lastNo';
  return (
    <span className="whitelist-cell whitelist-drift" data-tone={tone}>
      <span className="whitelist-icon">
        <CheckIcon check={lastCheck} />
        {greenSince === null
          ? t(lastCheck === null ? 'dossiersRegisters.whitelist.noCheck' : 'dossiersRegisters.whitelist.notGreen')
          : t('dossiersRegisters.whitelist.green', { date: formatDay(greenSince, language) })}
      </span>
      {lastCheck !== null && (
        <span className="soft">
          {t(`dossiersRegisters.whitelist.${key}`, { date: formatDay(lastCheck.at, language) })}
          {lastCheck.exchange !== null && (
            <>
              {' · '}
              <a
                href={formatRoute({ screen: 'exchanges', query: { tab: ['history'], exchange: [lastCheck.exchange] } })}
              >
                {t('dossiersRegisters.whitelist.exchange')}
              </a>
            </>
          )}
        </span>
      )}
    </span>
  );
}
