import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { ACCOUNT_TURNS } from '../../../../shared/domain/onboarding/machine-account.ts';
import { daysBetween } from '../../../../shared/domain/onboarding/machine-days.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { formatLongDay, today } from '../parts/days.ts';
import { capital, useWords } from '../parts/use-words.ts';
import { AccountDialog } from './AccountDialog.tsx';
import type { AccountAct } from './AccountDialog.tsx';

type Platines = DossierView['dossier']['platines'];

const TONES: Readonly<Record<Platines['state'], Tone>> = {
  aucun: 'neutral',
  demande: 'info',
  ouvert: 'success',
  desactive: 'error',
};
/** A month before the end: the person is asked to connect (the fifth month of six). */
const SOON_DAYS = 31;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** When the account would be deactivated, and how long that is. */
function Deactivation({ day }: { readonly day: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const left = daysBetween(today(), day);
  const key = left < 0 ? 'over' : 'left';
  return (
    <span className="platines-end">
      {formatLongDay(day, language)}{' '}
      <Badge tone={left < 0 ? 'error' : left <= SOON_DAYS ? 'warning' : 'neutral'}>
        {t(`dossiersRegisters.platines.${key}`, { count: Math.abs(left) })}
      </Badge>
    </span>
  );
}

function Facts({ dossier: { dossier, platinesFigures } }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { login, since, lastUse } = dossier.platines;
  const { deactivatedOn } = platinesFigures;
  return (
    <dl className="platines-facts">
      <Fact name={t('dossiersRegisters.platines.login')}>
        {login === '' ? <span className="soft">{t('dossiersRegisters.platines.noLogin')}</span> : shownText(login)}
      </Fact>
      {since !== null && <Fact name={t('dossiersRegisters.platines.since')}>{formatLongDay(since, language)}</Fact>}
      {lastUse !== null && (
        <Fact name={t('dossiersRegisters.platines.lastUse')}>{formatLongDay(lastUse, language)}</Fact>
      )}
      {deactivatedOn !== null && (
        <Fact name={t('dossiersRegisters.platines.deactivated')}>
          <Deactivation day={deactivatedOn} />
        </Fact>
      )}
    </dl>
  );
}

/** The account on the test platform: its dates, and the day on which it would be deactivated. */
export function AccountPanel({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { accounts } = useWords();
  const [act, setAct] = useState<AccountAct>();
  const { state } = dossier.dossier.platines;
  const canNote = dossier.allowed.some(({ type }) => type === 'platines-compte');
  return (
    <Panel
      title={t('dossiersRegisters.platines.account')}
      aside={<Badge tone={TONES[state]}>{capital(accounts[state])}</Badge>}
    >
      {state === 'aucun' ? <p>{t('dossiersRegisters.platines.accountNone')}</p> : <Facts dossier={dossier} />}
      <p className="soft">{t('dossiersRegisters.platines.sixMonths')}</p>
      {canNote && (
        <div className="page-actions no-print">
          {ACCOUNT_TURNS[state].map((one) => (
            <Button key={one} onPress={() => setAct(one)}>
              {t(`dossiersRegisters.platines.acts.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {act !== undefined && <AccountDialog dossier={dossier} act={act} onClose={() => setAct(undefined)} />}
    </Panel>
  );
}
