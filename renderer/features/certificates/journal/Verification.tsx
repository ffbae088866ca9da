import { CircleAlert, LockKeyhole, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JournalVerification } from '../../../../shared/contract/vault.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { useJournal } from './journal-store.ts';

function Seal({ sealed }: Pick<JournalVerification, 'sealed'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (sealed === null) {
    return (
      <p className="journal-seal">
        <LockKeyhole aria-hidden="true" />
        {t('certificatesJournal.state.locked')}
      </p>
    );
  }
  const n = formatNumber(sealed.entries, language);
  return (
    <p>
      {sealed.isValid ? t('certificatesJournal.state.sealed', { n }) : t('certificatesJournal.state.unsealed', { n })}
    </p>
  );
}

/** Whether the journal is whole: its chain read again from the first entry, and what the vault sealed of it. */
export function Verification() {
  const { t } = useTranslation();
  const language = useLanguage();
  const verification = useJournal((state) => state.verification);
  if (verification === undefined) return null;
  const { isIntact, entries, head, sealed, brokenAt } = verification;
  const isBroken = !isIntact || sealed?.isValid === false;
  const n = formatNumber(entries, language);
  return (
    <div
      className={`journal-state journal-state-${isBroken ? 'broken' : 'whole'}`}
      role={isBroken ? 'alert' : 'status'}
    >
      {isBroken ? <CircleAlert aria-hidden="true" /> : <ShieldCheck aria-hidden="true" />}
      <div>
        <p>
          <strong>
            {isIntact
              ? t('certificatesJournal.state.intact', { count: entries, n })
              : t('certificatesJournal.state.broken', { n: formatNumber(brokenAt ?? entries, language) })}
          </strong>
        </p>
        <Seal sealed={sealed} />
        <p className="journal-head">
          <span className="soft">{t('certificatesJournal.state.head')}</span> <code>{head}</code>
          <CopyButton text={`${entries} ${head}`} name={t('certificatesJournal.state.head')} />
        </p>
      </div>
    </div>
  );
}
