import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HistoryVerification } from '../../../../shared/contract/dossier-views.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Panel } from '../../../ui/Panel.tsx';

/** What the vault's seal says, in a sentence. */
function useSeal({ sealed, entries }: HistoryVerification): { readonly isGood: boolean; readonly text: string } {
  const { t } = useTranslation();
  if (sealed === null) return { isGood: true, text: t('dossiers.history.notSealed') };
  if (!sealed.isValid) return { isGood: false, text: t('dossiers.history.badSeal') };
  return { isGood: true, text: t('dossiers.history.sealed', { count: Math.min(sealed.entries, entries) }) };
}

/** Whether the history is as it was written, and how one knows. */
export function Verification({ verification }: { readonly verification: HistoryVerification }) {
  const { t } = useTranslation();
  const { isIntact, entries, head, brokenAt } = verification;
  const seal = useSeal(verification);
  const isGood = isIntact && seal.isGood;
  return (
    <Panel title={t('dossiers.history.verification')}>
      <div className="history-proof" data-good={isGood || undefined}>
        {isGood ? <ShieldCheck aria-hidden="true" /> : <ShieldAlert aria-hidden="true" />}
        <div>
          <strong>{t(isIntact ? 'dossiers.history.intact' : 'dossiers.history.broken')}</strong>
          <p>
            {isIntact
              ? t('dossiers.history.intactText', { count: entries })
              : t('dossiers.history.brokenText', { number: brokenAt ?? 1 })}
          </p>
          <p>{seal.text}</p>
          <p className="history-hash soft">
            {t('dossiers.history.head')} <code>{head}</code>
            <CopyButton text={head} name={t('dossiers.history.head')} />
          </p>
        </div>
      </div>
    </Panel>
  );
}
